import Text

extension Amount {
    /// Reads the ledger's grammar of amounts.
    ///
    /// ```
    /// amount = "undisclosed" | [ wording ] CUR " " number [ ".." number ]
    /// wording = "about" | "at least" | "up to"
    /// number = digits [ "." digits ] [ "k" | "m" | "bn" | "tn" ]
    /// ```
    /// A range whose lower end has no scale has that of the upper one: `USD 10..15bn` is 10bn to 15bn. Ends more than a hundredfold apart are a slip.
    ///
    /// The value is exact: more digits than the currency's minor unit has, or more than ``Money/minorUnitLimit``, are refused.
    /// - Throws: E110 to E113 with the reason.
    public static func parse(
        _ text: String, allowNegative: Bool = false
    ) throws(GrammarProblem) -> Amount {
        if text == "undisclosed" { return .undisclosed }
        let (basis, rest) = wording(text)
        let currency: Currency
        let number: Substring
        (currency, number) = try Money.split(rest, whole: text)
        guard let dots = number.firstRange(of: "..") else {
            let money = try Money.parse(
                number, currency: currency, whole: text, allowNegative: allowNegative)
            if basis == .atLeast || basis == .upTo, money.minorUnits < 0 {
                throw GrammarProblem(
                    code: .badAmount,
                    message: "'\(text)' sets a limit on a negative amount",
                    help: "write the amount, a range, or 'about'")
            }
            return Amount(basis, money)
        }
        guard basis == .exact else {
            throw GrammarProblem(
                code: .badAmount, message: "'\(text)' is both '\(basis.rawValue)' and a range",
                help: "write the range alone")
        }
        let lowText = number[..<dots.lowerBound]
        let highText = number[dots.upperBound...]
        // "10..15bn" is said of billions at both ends.
        let scale = DecimalText.sharedScale(lowText, highText)
        let low = try Money.parse(
            lowText + scale, currency: currency, whole: text, allowNegative: allowNegative)
        let high = try Money.parse(
            highText, currency: currency, whole: text, allowNegative: allowNegative)
        guard low.minorUnits < high.minorUnits else {
            throw GrammarProblem(
                code: .badAmount, message: "the range '\(text)' does not rise",
                help: "write the lower end first, and the scale on both ends: USD 10bn..15bn")
        }
        guard !DecimalText.isSlip(low.minorUnits, high.minorUnits) else {
            throw GrammarProblem(
                code: .badAmount,
                message: "the ends of '\(text)' are more than a hundredfold apart",
                help: "check the scales of both ends: USD 10bn..15bn")
        }
        let middle = low.minorUnits + (high.minorUnits - low.minorUnits) / 2
        return Amount(
            basis: .range, low: low, stated: Money(minorUnits: middle, currency: currency),
            high: high)
    }

    /// Splits `about`, `at least`, `up to` off.
    package static func wording(_ text: String) -> (AmountBasis, Substring) {
        for basis in [AmountBasis.about, .atLeast, .upTo]
        where text.hasPrefix(basis.rawValue + " ") {
            return (basis, text.dropFirst(basis.rawValue.count + 1))
        }
        return (.exact, text[...])
    }
}

extension Money {
    /// Reads one exact sum: `USD 38bn`, without wording or range.
    /// - Throws: E110 to E113 with the reason.
    public static func parse(
        _ text: String, allowNegative: Bool = false
    ) throws(GrammarProblem) -> Money {
        let (currency, number) = try split(text[...], whole: text)
        return try parse(number, currency: currency, whole: text, allowNegative: allowNegative)
    }

    fileprivate static func split(
        _ text: Substring, whole: String
    ) throws(GrammarProblem) -> (Currency, Substring) {
        let code = text.prefix { $0.isLetter }
        if code.isEmpty || text.first == "$" {
            throw GrammarProblem(
                code: .noCurrency, message: "the amount '\(whole)' has no currency",
                help: "write the ISO 4217 code in front: USD 38bn")
        }
        let isCode = code.count == 3 && code.allSatisfy { $0.isASCII && $0.isUppercase }
        guard isCode else {
            throw GrammarProblem(
                code: .badAmount, message: "'\(whole)' is not an amount",
                help: Currency(code.uppercased()) == nil
                    ? amountHelp : Currency.help(for: String(code)))
        }
        guard let currency = Currency(String(code)) else {
            throw GrammarProblem(
                code: .unknownCurrency, message: "unknown currency '\(code)' in '\(whole)'",
                help: Currency.help(for: String(code)))
        }
        guard text.dropFirst(3).first == " " else {
            throw GrammarProblem(
                code: .badAmount, message: "'\(whole)' is not an amount",
                help: "put one blank behind the currency: USD 38bn")
        }
        return (currency, text.dropFirst(4))
    }

    fileprivate static func parse(
        _ number: Substring, currency: Currency, whole: String, allowNegative: Bool
    ) throws(GrammarProblem) -> Money {
        guard let decimal = DecimalText(number) else {
            throw GrammarProblem(
                code: .badAmount, message: "'\(whole)' is not an amount",
                help: number.contains(",")
                    ? "write the number without commas: USD 1500m"
                    : number.contains(" ")
                        ? "write number and scale without a blank: USD 38bn" : amountHelp)
        }
        if decimal.isNegative, !allowNegative {
            throw GrammarProblem(
                code: .badAmount, message: "the amount '\(whole)' is negative",
                help: "turn the leg round: 'from' is whose money goes out")
        }
        guard decimal.isInteger(timesTenTo: currency.minorDigits) else {
            throw GrammarProblem(
                code: .amountOutOfRange,
                message: "'\(whole)' has more digits than the minor unit of \(currency)",
                help: "\(currency) has \(currency.minorDigits) decimals; round as the source does")
        }
        guard let units = decimal.integer(timesTenTo: currency.minorDigits),
            units.magnitude <= minorUnitLimit.magnitude
        else {
            let limit = Money(minorUnits: minorUnitLimit, currency: currency).decimalString
            throw GrammarProblem(
                code: .amountOutOfRange,
                message: "'\(whole)' is more than a ledger can mean (\(currency) \(limit))",
                help: "check the scale: k, m, bn, tn")
        }
        return Money(minorUnits: units, currency: currency)
    }

    package static let amountHelp =
        "write USD 38bn, about USD 40bn, at least USD 300bn, up to USD 100bn, USD 10bn..15bn or undisclosed"
}
