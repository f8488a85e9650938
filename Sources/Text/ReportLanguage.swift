/// A language that reports are written in.
///
/// To add one: a case here, and what the compiler then asks for: its texts in ``WordTable`` and ``LocalizedText``, and its
/// way of writing money, shares and dates.
public enum ReportLanguage: String, Sendable, Hashable, CaseIterable, Codable {
    case en
    case ko

    /// ISO 639-1.
    public var code: String { rawValue }

    /// What a file of the language is called: `report.md`, `report.ko.md`. English has the plain name.
    ///
    /// - Parameter name: the name with its ending.
    public func file(_ name: String) -> String {
        guard self != .en else { return name }
        guard let dot = name.lastIndex(of: ".") else { return name + "." + code }
        return name[..<dot] + "." + code + name[dot...]
    }

    /// What stands for a number that is none.
    public var notAvailable: String {
        switch self {
        case .en: DecimalFormat.notAvailable
        case .ko: "해당 없음"
        }
    }
}
