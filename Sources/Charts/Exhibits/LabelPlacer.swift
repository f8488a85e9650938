/// Finds free places for labels on a picture of discs and curves, one after the other.
///
/// A place is free when it is inside the frame and clear of every disc and every label placed
/// before; of the free places near what is labelled, the one that covers the fewest lines wins.
/// When none is free nearby, the search goes outwards and the label gets a leader.
package struct LabelPlacer {
    /// Upper left and lower right corner of the frame.
    package let low: Point
    package let high: Point
    package let centres: [Point]
    package let radii: [Double]
    package let curves: [FlowCurve]
    /// Cost of covering a sample of each curve.
    package let weights: [Double]
    package private(set) var placed: [(low: Point, high: Point)] = []

    package init(
        low: Point, high: Point, centres: [Point], radii: [Double], curves: [FlowCurve],
        weights: [Double]
    ) {
        self.low = low
        self.high = high
        self.centres = centres
        self.radii = radii
        self.curves = curves
        self.weights = weights
    }

    /// A place that was considered.
    package struct Candidate {
        let centre: Point
        let cost: Double
    }

    /// What was found.
    package struct Place {
        let centre: Point
        /// Whether the label is so far off that it needs a leader to `anchor`.
        let isDistant: Bool
        /// Whether lines run below it, so that it needs a ground of its own.
        let coversLines: Bool
    }

    /// - Parameters:
    ///   - box: width and height of the label with its margin.
    ///   - own: the curve that the label belongs to, which it may cover.
    /// - Returns: `nil` when the whole frame is full.
    package mutating func place(
        _ box: Point, near candidates: [Candidate], around anchor: Point, own: Int? = nil
    ) -> Place? {
        var best: (cost: Double, centre: Point, covered: Double)?
        for candidate in candidates where isFree(candidate.centre, box) {
            let covered = covered(candidate.centre, box, own: own)
            let cost = candidate.cost + covered
            if let found = best, found.cost <= cost { continue }
            best = (cost, candidate.centre, covered)
        }
        if let best {
            take(best.centre, box)
            return Place(
                centre: best.centre, isDistant: false, coversLines: best.covered > 0 || own != nil)
        }
        var radius = 16.0
        let reach = (high - low).length
        while radius < reach {
            for step in 0..<24 {
                let direction = Direction(degrees: Double(step) * 15)
                let centre =
                    anchor + Point(x: direction.cosine * radius, y: direction.sine * radius)
                if !isFree(centre, box) { continue }
                take(centre, box)
                return Place(centre: centre, isDistant: true, coversLines: true)
            }
            radius += 9
        }
        return nil
    }

    /// Marks a place as taken.
    package mutating func take(_ centre: Point, _ box: Point) {
        placed.append((centre - box * 0.5, centre + box * 0.5))
    }

    private func isFree(_ centre: Point, _ box: Point) -> Bool {
        let a = centre - box * 0.5
        let b = centre + box * 0.5
        if a.x < low.x || a.y < low.y || b.x > high.x || b.y > high.y { return false }
        for other in placed
        where a.x < other.high.x && other.low.x < b.x && a.y < other.high.y && other.low.y < b.y {
            return false
        }
        for (disc, radius) in zip(centres, radii) {
            let dx = max(a.x - disc.x, 0, disc.x - b.x)
            let dy = max(a.y - disc.y, 0, disc.y - b.y)
            if dx * dx + dy * dy < (radius + 2) * (radius + 2) { return false }
        }
        return true
    }

    /// Cost of the lines under a place; arrow heads weigh most.
    private func covered(_ centre: Point, _ box: Point, own: Int?) -> Double {
        let a = centre - box * 0.5
        let b = centre + box * 0.5
        var cost = 0.0
        for (index, curve) in curves.enumerated() {
            if curve.high.x < a.x || curve.low.x > b.x { continue }
            if curve.high.y < a.y || curve.low.y > b.y { continue }
            for (position, sample) in curve.samples.enumerated()
            where sample.x > a.x && sample.x < b.x && sample.y > a.y && sample.y < b.y {
                let isHead = position >= 30
                if index != own { cost += weights[index] } else if isHead { cost += 12 }
                if isHead && index != own { cost += 3 * weights[index] }
            }
        }
        return cost
    }
}
