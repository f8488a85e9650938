import Money
import Text

extension Quantity {
    /// Reads `6 GW`, `up to 160m shares`, `about 27 %`, `7..8 GW`: an optional wording, a number with an optional scale, a unit.
    ///
    /// - Throws: E114 with the reason.
    public static func parse(_ text: String) throws(GrammarProblem) -> Quantity {
        func problem(_ help: String) -> GrammarProblem {
            GrammarProblem(
                code: .badQuantity, message: "'\(text)' is not a quantity", help: help)
        }
        func hasScale(_ text: Substring) -> Bool { text.contains(where: \.isLetter) }
        let usage = "write a number, a blank and a unit: 6 GW, up to 160m shares, about 27 %"
        let (basis, rest) = Amount.wording(text)
        let numberText = rest.prefix { !$0.isWhitespace && $0 != "%" }
        let unit = rest.dropFirst(numberText.count).drop { $0 == " " }
        if unit.isEmpty {
            let digits = numberText.prefix { $0.isASCIIDigit || $0 == "." || $0 == "-" }
            guard !digits.isEmpty, digits.count < numberText.count else { throw problem(usage) }
            throw problem("put a blank between number and unit")
        }
        guard unit.unicodeScalars.count <= 60, unit.last != " " else { throw problem(usage) }
        if let dots = numberText.firstRange(of: "..") {
            guard basis == .exact else { throw problem("write the range alone") }
            let (lowText, highText) = (
                numberText[..<dots.lowerBound], numberText[dots.upperBound...]
            )
            let scale = DecimalText.sharedScale(lowText, highText)
            guard let low = DecimalText(lowText + scale), let high = DecimalText(highText),
                let middle = DecimalText.middle(low, high)
            else { throw problem("write the lower end first, and the scale on both ends: 7..8 GW") }
            guard !hasScale(lowText + highText) || !DecimalText.isSlip(low, high) else {
                throw problem("the ends are more than a hundredfold apart: check their scales")
            }
            var quantity = Quantity(basis: .range, value: middle.plain, unit: String(unit))
            quantity.ends = Ends(low: low.plain, high: high.plain)
            return quantity
        }
        guard let number = DecimalText(numberText) else {
            throw problem(
                numberText.contains(",") ? "write the number without commas: 1500" : usage)
        }
        return Quantity(basis: basis, value: number.plain, unit: String(unit))
    }
}

extension DecimalText {
    /// The same of exact decimals.
    fileprivate static func isSlip(_ low: DecimalText, _ high: DecimalText) -> Bool {
        let exponent = min(low.exponent, high.exponent, 0)
        guard let a = low.integer(timesTenTo: -exponent),
            let b = high.integer(timesTenTo: -exponent)
        else { return false }
        return isSlip(a, b)
    }

    /// The number half-way between two; `nil` unless the first is the smaller and both are of moderate size.
    fileprivate static func middle(_ low: DecimalText, _ high: DecimalText) -> DecimalText? {
        let exponent = min(low.exponent, high.exponent, 0)
        guard let a = low.integer(timesTenTo: -exponent + 1),
            let b = high.integer(timesTenTo: -exponent + 1), a < b
        else { return nil }
        // Both are multiples of ten, so that half of their sum is a whole number.
        let half = a / 2 + b / 2
        guard var result = DecimalText("0") else { return nil }
        result.isNegative = half < 0
        result.digits = Int64(half.magnitude)
        result.exponent = exponent - 1
        return result
    }
}
