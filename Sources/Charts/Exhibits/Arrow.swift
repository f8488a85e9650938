/// Size of the head of an arrow for a line of a given width.
package struct ArrowHead {
    package let length: Double
    package let halfWidth: Double

    package init(lineWidth: Double) {
        halfWidth = 3.6 + 0.62 * lineWidth
        length = 1.75 * halfWidth
    }

    /// The triangle that ends at `tip` and points along `direction`.
    package func triangle(tip: Point, direction: Point) -> [Point] {
        let along = direction.unit
        let base = tip - along * length
        return [tip, base + along.normal * halfWidth, base - along.normal * halfWidth]
    }
}

/// Width of the line of a flow: proportional to the root of its amount, because ledgers span three
/// orders of magnitude and a line in proportion would hide all but the largest; never thinner than
/// can be seen.
///
/// - Parameters:
///   - amount: USD bn; `nil` draws the thinnest line.
///   - largest: the largest amount of the exhibit, which gets `maximum`.
package func lineWidth(amount: Double?, largest: Double, maximum: Double) -> Double {
    guard let amount, amount.isFinite, amount > 0, largest.isFinite, largest > 0 else {
        return 1.25
    }
    return max(1.25, maximum * (amount / largest).squareRoot())
}
