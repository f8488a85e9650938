import Documents

/// English.
public struct EnglishPageWords: PageWords {
    public init() {}

    public let code = "en"
    public func footnote(_ number: Int) -> String { "Footnote \(number)" }
    public func backToReference(_ number: Int, _ count: Int) -> String {
        count == 1
            ? "Back to footnote mark \(number)" : "Back to footnote mark \(number), place \(count)"
    }
    public let footnotes = "Footnotes"
    public func table(_ number: Int) -> String { "Table \(number)" }
    public func name(_ kind: AlertKind) -> String {
        switch kind {
        case .note: "Note"
        case .tip: "Tip"
        case .important: "Important"
        case .warning: "Warning"
        case .caution: "Caution"
        }
    }
    public let theme = "Colours"
    public let system = "System"
    public let light = "Light"
    public let dark = "Dark"
    public let skipToReport = "Skip to the report"
    public let contents = "Contents"
    public let chooseCircuit = "Choose a circuit to see its legs here and in the network"
    public let allCircuits = "All circuits"
    public func circuit(_ id: String) -> String { "Circuit \(id)" }
    public let from = "From"
    public let to = "To"
    public let amount = "Amount"
    public let kind = "Kind"
    public let firmness = "Firmness"
    public let thinnest = "thinnest leg"
}
