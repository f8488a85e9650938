import Text

/// What the comment lines at the head of a series' file say about it: `# key: value`, before the header.
///
/// ```
/// # title: NASDAQ Composite, daily closes
/// # source: PyPI package lppls 0.6.24, file nasdaq_dotcom.csv
/// # resample: weekly
/// # log: yes
/// # lag: bic
/// date,close
/// ```
///
/// `column`, `dates`, `decimal` say how the file is read where that is not clear by itself.
///
/// Any other comment is for readers of the file.
public struct SeriesNotes: Sendable, Equatable {
    /// What a value of the series is.
    public enum Kind: String, Sendable, Equatable, CaseIterable {
        /// A price or an index: its run-up and its log-periodic fit mean something.
        case price
        case ratio
    }

    /// A few words.
    public var title: String?
    /// Where the numbers come from.
    public var source: String?
    /// Title and source in other languages, by language code: `# title.ko:`, `# source.ko:`.
    public var titles: [String: String] = [:]
    public var sources: [String: String] = [:]
    /// What a value is.
    public var kind = Kind.price
    /// How the recursive tests thin it.
    public var interval = SamplingInterval.asIs
    /// Whether the recursive tests take logarithms.
    public var takesLogarithm = false
    /// Lagged changes of the recursive tests.
    public var lag = LagChoice.fixed(0)

    /// Name of the column of values.
    public var column: String?
    /// How dates are written.
    public var dates: SeriesDateForm?
    /// How decimals are marked.
    public var decimal: SeriesNumber.Mark?

    /// Nothing said.
    public init() {}

    /// Takes one comment line; text that is no note is left alone.
    mutating func take(_ text: Substring, line: Int, file: String) -> Diagnostic? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        func trimmed(_ part: Substring) -> String {
            String(part.drop { $0 == " " || $0 == "#" }.reversed().drop { $0 == " " }.reversed())
        }
        let key = trimmed(text[..<colon])
        let value = trimmed(text[text.index(after: colon)...])
        func problem(_ help: String) -> Diagnostic {
            Diagnostic(
                .seriesBadNote, at: Place(file: file, line: line, column: 1),
                "'\(value)' is no \(key) of a series", help: help)
        }
        switch key {
        case "title": title = value
        case "source": source = value
        case "kind":
            guard let known = Kind(rawValue: value) else { return problem("write price or ratio") }
            kind = known
        case "resample":
            guard let known = SamplingInterval(rawValue: value) else {
                return problem("write none, daily, weekly or monthly")
            }
            interval = known
        case "log":
            guard ["yes", "no"].contains(value) else { return problem("write yes or no") }
            takesLogarithm = value == "yes"
        case "lag":
            switch value {
            case "aic": lag = .aic(maximum: 6)
            case "bic": lag = .bic(maximum: 6)
            default:
                guard let number = Int(value), (0...ExplosiveSequences.largestLag).contains(number)
                else { return problem("write a number from 0 to 24, aic or bic") }
                lag = .fixed(number)
            }
        case "column": column = value
        case "dates":
            guard let known = SeriesDateForm(rawValue: value) else {
                return problem(
                    "write one of \(SeriesDateForm.allCases.map(\.rawValue).joined(separator: ", "))"
                )
            }
            dates = known
        case "decimal":
            guard let known = SeriesNumber.Mark(rawValue: value) else {
                return problem("write point or comma")
            }
            decimal = known
        default: translate(key, value)
        }
        return nil
    }

    /// `title.ko`, `source.ko`; any other text is for readers of the file.
    private mutating func translate(_ key: String, _ value: String) {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2,
            parts[1].allSatisfy({ $0.isASCII && $0.isLowercase })
        else { return }
        switch parts[0] {
        case "title": titles[String(parts[1])] = value
        case "source": sources[String(parts[1])] = value
        default: break
        }
    }
}
