/// Where a label stands: what a test needs in order to see that no two labels overlap.
public struct LabelBox: Sendable, Hashable {
    /// The text as drawn.
    public let text: String
    /// Name of the mark that the label belongs to and may lie on, if any.
    public let owner: String?
    /// Four corners in order, user units; a slanted label has slanted corners.
    public let corners: [Corner]
    /// The upright box around the corners: most pairs are told apart by it alone.
    private let low: Point
    private let high: Point

    /// A corner of a label.
    public struct Corner: Sendable, Hashable {
        /// Rightwards.
        public let x: Double
        /// Downwards.
        public let y: Double
    }

    /// - Parameters:
    ///   - left, top, width, height: the box before turning.
    ///   - pivot: the point about which the box is turned.
    package init(
        text: String, owner: String? = nil, left: Double, top: Double, width: Double,
        height: Double, direction: Direction = .horizontal, pivot: Point = Point(x: 0, y: 0)
    ) {
        self.text = text
        self.owner = owner
        let raw = [
            Point(x: left, y: top), Point(x: left + width, y: top),
            Point(x: left + width, y: top + height), Point(x: left, y: top + height),
        ]
        let corners = raw.map { point in
            let d = point - pivot
            return Corner(
                x: pivot.x + d.x * direction.cosine - d.y * direction.sine,
                y: pivot.y + d.x * direction.sine + d.y * direction.cosine)
        }
        self.corners = corners
        low = Point(
            x: corners.reduce(.infinity) { min($0, $1.x) },
            y: corners.reduce(.infinity) { min($0, $1.y) })
        high = Point(
            x: corners.reduce(-.infinity) { max($0, $1.x) },
            y: corners.reduce(-.infinity) { max($0, $1.y) })
    }

    /// Whether the interiors of two labels meet by more than `tolerance` units.
    ///
    /// Separating axes of two convex quadrilaterals (Gottschalk, Lin and Manocha 1996).
    public func overlaps(_ other: LabelBox, tolerance: Double = 0.01) -> Bool {
        if high.x - other.low.x <= tolerance || other.high.x - low.x <= tolerance { return false }
        if high.y - other.low.y <= tolerance || other.high.y - low.y <= tolerance { return false }
        for shape in [corners, other.corners] {
            for index in 0..<shape.count {
                let a = shape[index]
                let b = shape[(index + 1) % shape.count]
                let axis = Point(x: a.y - b.y, y: b.x - a.x).unit
                let mine = extent(corners, along: axis)
                let theirs = extent(other.corners, along: axis)
                if mine.high - theirs.low <= tolerance || theirs.high - mine.low <= tolerance {
                    return false
                }
            }
        }
        return true
    }

    /// Whether the label lies over a mark that is not its own.
    public func overlaps(_ mark: MarkShape, tolerance: Double = 0.01) -> Bool {
        if owner != nil, owner == mark.owner { return false }
        switch mark.form {
        case .box(let left, let top, let width, let height):
            if high.x <= left || left + width <= low.x || high.y <= top || top + height <= low.y {
                return false
            }
            let box = LabelBox(text: "", left: left, top: top, width: width, height: height)
            return overlaps(box, tolerance: tolerance)
        case .disc(let x, let y, let radius):
            return distance(to: Point(x: x, y: y)) < radius - tolerance
        }
    }

    /// Distance from a point to the box; 0 inside.
    package func distance(to point: Point) -> Double {
        guard corners.count == 4 else { return .infinity }
        let origin = Point(x: corners[0].x, y: corners[0].y)
        let along = Point(x: corners[1].x, y: corners[1].y) - origin
        let down = Point(x: corners[3].x, y: corners[3].y) - origin
        let offset = point - origin
        let u = along.unit
        let v = down.unit
        let a = offset.x * u.x + offset.y * u.y
        let b = offset.x * v.x + offset.y * v.y
        let outsideA = max(0, -a, a - along.length)
        let outsideB = max(0, -b, b - down.length)
        return (outsideA * outsideA + outsideB * outsideB).squareRoot()
    }

    private func extent(_ points: [Corner], along axis: Point) -> (low: Double, high: Double) {
        var low = Double.infinity
        var high = -Double.infinity
        for point in points {
            let value = point.x * axis.x + point.y * axis.y
            low = min(low, value)
            high = max(high, value)
        }
        return (low, high)
    }
}

/// A mark that no foreign label may cover: the pill or the circle of a firm.
public struct MarkShape: Sendable, Hashable {
    /// Its outline.
    public enum Form: Sendable, Hashable {
        /// Left, top, width, height.
        case box(Double, Double, Double, Double)
        /// Centre x, centre y, radius.
        case disc(Double, Double, Double)
    }

    /// What the mark stands for, unique within an exhibit.
    public let owner: String
    /// Where it is.
    public let form: Form
}
