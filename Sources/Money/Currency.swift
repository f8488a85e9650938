import Text

/// A currency by its ISO 4217 code.
///
/// ```swift
/// Currency("KWD")?.minorDigits     // 3
/// Currency("KRW")?.symbol          // ₩
/// Currency("BTC")                  // nil
/// ```
public struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Three capital letters.
    public let code: String
    /// Decimal digits of the minor unit (ISO 4217): 2 for USD, 0 for KRW and JPY, 3 for KWD, 4 for CLF.
    public let minorDigits: Int

    public static let usd = Currency(code: "USD", minorDigits: 2)
    public static let krw = Currency(code: "KRW", minorDigits: 0)

    /// The currencies that amounts can have: all of ISO 4217 that have a minor unit, by code.
    public static let known: [Currency] = table.map {
        Currency(code: $0.code, minorDigits: $0.digits)
    }

    /// - Returns: `nil` for a code that is not in ``known``.
    public init?(_ code: String) {
        guard let row = Currency.rows[code] else { return nil }
        self.init(code: code, minorDigits: Currency.table[row].digits)
    }

    private init(code: String, minorDigits: Int) {
        self.code = code
        self.minorDigits = minorDigits
    }

    private static let rows = Dictionary(
        uniqueKeysWithValues: table.enumerated().map { ($0.element.code, $0.offset) })

    private var row: (code: String, digits: Int, symbol: String?, korean: String)? {
        Currency.rows[code].map { Currency.table[$0] }
    }

    /// 10 to the number of minor digits.
    public var minorUnitsPerUnit: Int64 {
        switch minorDigits {
        case 0: 1
        case 1: 10
        case 2: 100
        case 3: 1000
        default: 10_000
        }
    }

    // MARK: Names

    /// `$`, `€`, `₩`; the code where no symbol is the currency's own.
    public var symbol: String { row?.symbol ?? code }

    /// The symbol where no amount shows which dollar is meant: `US$`, `€`, `₩`, `KWD`.
    public var heading: String { symbol == "$" ? "US$" : symbol }

    /// Its Korean name: `미국 달러`, `유로`, `쿠웨이트 디나르`.
    public var koreanName: String { row?.korean ?? code }

    /// The Korean name behind a number: `달러`, `원`, `유로`, `쿠웨이트 디나르`.
    public var koreanUnit: String { Currency.shortKoreanNames[code] ?? koreanName }

    // MARK: Help

    /// What to write in place of a code that is not known: the nearest one, those that are traded most before the others.
    public static func help(for unknown: String) -> String {
        let word = unknown.uppercased()
        if Currency(word) != nil { return "write it in capitals: \(word)" }
        let own = table.filter { $0.symbol != nil }.map(\.code)
        if let nearest = Suggestion.nearest(to: word, in: own)
            ?? Suggestion.nearest(to: word, in: table.map(\.code))
        {
            return "did you mean '\(nearest)'? Currencies have the codes of ISO 4217"
        }
        return "write a code of ISO 4217, such as USD, EUR or KRW"
    }

    public var description: String { code }
    public static func < (a: Currency, b: Currency) -> Bool { a.code < b.code }
}
