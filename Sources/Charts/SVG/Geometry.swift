/// A point of the drawing, in user units, y downwards.
package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
    package static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
    package static func * (a: Point, k: Double) -> Point { Point(x: a.x * k, y: a.y * k) }

    package var length: Double { (x * x + y * y).squareRoot() }

    /// The vector of length 1 in this direction; (1, 0) for no direction.
    package var unit: Point {
        let size = length
        return size > 1e-9 ? self * (1 / size) : Point(x: 1, y: 0)
    }

    /// Turned by a quarter towards the left of the direction of travel (on a screen, y downwards).
    package var normal: Point { Point(x: y, y: -x) }
}

/// A direction as cosine and sine, computed from arithmetic that IEEE 754 fixes to the bit, so that a
/// drawing is the same on every processor and libm.
package struct Direction: Sendable, Hashable {
    package let cosine: Double
    package let sine: Double

    package static let horizontal = Direction(cosine: 1, sine: 0)

    /// - Parameter degrees: clockwise on a screen.
    ///
    /// Taylor series after halving the angle eight times, then doubling back: error below 1e-12.
    package init(degrees: Double) {
        let angle = degrees * (3.141592653589793 / 180) / 256
        let square = angle * angle
        var cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
        var sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
        for _ in 0..<8 {
            let doubled = 2 * sine * cosine
            cosine = 1 - 2 * sine * sine
            sine = doubled
        }
        self.init(cosine: cosine, sine: sine)
    }

    package init(cosine: Double, sine: Double) {
        self.cosine = cosine
        self.sine = sine
    }
}
