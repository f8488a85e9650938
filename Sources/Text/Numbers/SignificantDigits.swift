extension Double {
    /// Rounded to so many significant digits, so that the last bit of a system's mathematics does not show.
    package func significant(_ digits: Int) -> Double {
        guard isFinite, self != 0 else { return self }
        var scale = 1.0
        var size = magnitude
        while size >= 10 {
            size /= 10
            scale /= 10
        }
        while size < 1 {
            size *= 10
            scale *= 10
        }
        let shift = (1..<max(1, digits)).reduce(1.0) { product, _ in product * 10 }
        let whole = (self * scale * shift).rounded(.toNearestOrEven)
        // Dividing by a whole number where one exists keeps decimals short in print.
        return scale * shift >= 1
            ? whole / (scale * shift) : whole * (1 / (scale * shift)).rounded()
    }
}
