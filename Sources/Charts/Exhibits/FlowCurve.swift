/// The curve of a flow between two discs: a quadratic Bézier curve from centre to centre, of which
/// the part between the outlines is drawn.
package struct FlowCurve {
    package let from: Int
    package let to: Int
    /// Centres and the control point between them.
    package let a: Point
    package let c: Point
    package let b: Point
    /// Parameters at which the line starts, ends, and at which the arrow has its tip.
    package let start: Double
    package let end: Double
    package let tip: Double
    package let head: ArrowHead
    package let samples: [Point]
    /// Corners of a box around the samples.
    package let low: Point
    package let high: Point

    /// - Parameter bend: height of the control point over the chord, as a share of its length,
    ///   towards the left of the direction of travel. Flows both ways so bend apart.
    package init(
        from: Int, to: Int, a: Point, b: Point, radiusA: Double, radiusB: Double, bend: Double,
        lineWidth: Double
    ) {
        self.from = from
        self.to = to
        self.a = a
        self.b = b
        let chord = b - a
        c = (a + b) * 0.5 + chord.unit.normal * (bend * chord.length)
        head = ArrowHead(lineWidth: lineWidth)
        let control = c
        func at(_ t: Double) -> Point { Self.point(a, control, b, t) }
        start = Self.parameter(from: 0, to: 0.5) { (at($0) - a).length > radiusA + 2 }
        tip = Self.parameter(from: 1, to: 0.5) { (at($0) - b).length > radiusB + 3 }
        let back = radiusB + 3 + head.length - 1
        end = max(start, Self.parameter(from: 1, to: 0.5) { (at($0) - b).length > back })
        let (first, last) = (start, tip)
        let samples = (0...32).map { at(first + (last - first) * Double($0) / 32) }
        self.samples = samples
        low = Point(
            x: samples.reduce(.infinity) { min($0, $1.x) },
            y: samples.reduce(.infinity) { min($0, $1.y) })
        high = Point(
            x: samples.reduce(-.infinity) { max($0, $1.x) },
            y: samples.reduce(-.infinity) { max($0, $1.y) })
    }

    package func point(_ t: Double) -> Point { Self.point(a, c, b, t) }

    /// A point of the drawn part: 0 at its start, 1 at the tip.
    package func drawnPoint(_ share: Double) -> Point { point(start + (tip - start) * share) }

    /// Unit normal of the drawn part.
    package func normal(_ share: Double) -> Point {
        let t = start + (tip - start) * share
        return (point(min(1, t + 0.01)) - point(max(0, t - 0.01))).unit.normal
    }

    /// The drawn line as a curve of its own: its control point is the blossom of start and end.
    package var line: (from: Point, control: Point, to: Point) {
        let (s, e) = (start, end)
        let control =
            a * ((1 - s) * (1 - e)) + c * ((1 - s) * e + s * (1 - e)) + b * (s * e)
        return (point(s), control, point(e))
    }

    /// The triangle of the arrow, along the curve where it sits.
    package var arrow: [Point] {
        let point = point(tip)
        return head.triangle(tip: point, direction: point - self.point(end))
    }

    private static func point(_ a: Point, _ c: Point, _ b: Point, _ t: Double) -> Point {
        a * ((1 - t) * (1 - t)) + c * (2 * t * (1 - t)) + b * (t * t)
    }

    /// The first parameter between the two at which `isOutside` holds, by bisection.
    private static func parameter(
        from inside: Double, to outside: Double, isOutside: (Double) -> Bool
    ) -> Double {
        var low = inside
        var high = outside
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if isOutside(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
