import Money
import Text

/// What the number formats of a workbook say about its cells: which numbers are dates, which show a currency or a scale.
struct CellStyles {
    struct Format: Hashable {
        var isDate = false
        /// ISO 4217 code of the sign that is shown.
        var currency: String?
        /// Whether thousands are cut off for show: the cell stores the whole amount.
        var isScaled = false
    }

    private var formats: [Format] = []

    init() {}

    init(_ bytes: [UInt8], file: String, limits: ImportLimits) throws(InvalidInput) {
        var codes: [Int: String] = [:]
        var xml = XMLEvents(bytes, file: file, limits: limits)
        var isCellFormats = false
        while let event = try xml.next() {
            switch event {
            case .start("numFmt", let values):
                if let id = values["numFmtId"].flatMap({ Int($0) }) {
                    codes[id] = values["formatCode"]
                }
            case .start("cellXfs", _): isCellFormats = true
            case .end("cellXfs"): isCellFormats = false
            case .start("xf", let values) where isCellFormats:
                let id = values["numFmtId"].flatMap { Int($0) } ?? 0
                formats.append(codes[id].map(Self.format) ?? Self.builtIn(id))
            default: break
            }
        }
    }

    func format(_ index: Int?) -> Format {
        guard let index, formats.indices.contains(index) else { return Format() }
        return formats[index]
    }

    /// Formats that every workbook has by number (ECMA-376, 18.8.30).
    private static func builtIn(_ id: Int) -> Format {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: Format(isDate: true)
        case 5...8, 37...44: Format(currency: nil)
        default: Format()
        }
    }

    /// Letters of dates outside quotes and brackets make a date.
    static func format(_ code: String) -> Format {
        var format = Format()
        var plain = ""
        var (isQuoted, isBracket, isEscaped) = (false, false, false)
        var bracket = ""
        for character in code {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\\", "_", "*": if !isQuoted { isEscaped = true }
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted:
                isBracket = true
                bracket = ""
            case "]" where isBracket:
                isBracket = false
                if bracket.hasPrefix("$") {
                    let sign = bracket.dropFirst().prefix { $0 != "-" }
                    format.currency = format.currency ?? sign.currencyCode
                } else if bracket.allSatisfy({ "hms".contains($0.lowercased()) }) {
                    format.isDate = true
                }
            default:
                if isBracket {
                    bracket.append(character)
                } else if !isQuoted {
                    plain.append(character)
                }
            }
        }
        let lower = plain.lowercased()
        if lower != "general", lower.contains(where: { "ymdhs".contains($0) }) {
            format.isDate = true
        }
        if format.currency == nil {
            format.currency =
                code.contains("€")
                ? "EUR" : code.contains("£") ? "GBP" : code.contains("₩") ? "KRW" : nil
        }
        let first = plain.split(separator: ";").first ?? ""
        if let last = first.lastIndex(where: { "0#?".contains($0) }) {
            format.isScaled = first[first.index(after: last)...].hasPrefix(",")
        }
        return format
    }

    /// `_x000D_` and its like are characters (ECMA-376, 22.4.2.4).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let found = rest.firstRange(of: "_x") {
            let digits = rest[found.upperBound...].prefix(4)
            let after = rest[found.upperBound...].dropFirst(4)
            result += rest[..<found.lowerBound]
            if digits.count == 4, after.first == "_", let value = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = after.dropFirst()
            } else {
                result += "_x"
                rest = rest[found.upperBound...]
            }
        }
        return result + rest
    }
}

extension Substring {
    /// The currency of a sign in a number format.
    fileprivate var currencyCode: String? {
        if Currency(String(self)) != nil { return String(self) }
        return ["€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "US$": "USD", "C$": "CAD"][
            String(self)]
    }
}
