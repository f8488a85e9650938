/// The fixed words of the page that `report --html` writes.
public protocol PageWords: Sendable {
    /// Language of the page as BCP 47 names it: `en`.
    var code: String { get }
    func footnote(_ number: Int) -> String
    func backToReference(_ number: Int, _ count: Int) -> String
    var footnotes: String { get }
    func table(_ number: Int) -> String
    func name(_ kind: AlertKind) -> String
    /// The switch of colours.
    var theme: String { get }
    var system: String { get }
    var light: String { get }
    var dark: String { get }
    /// Link to the page in the other language, in that language.
    var otherLanguage: String { get }
    var otherLanguageCode: String { get }
    /// Keyboard users' way past the controls.
    var skipToReport: String { get }
    /// The choice of circuits.
    var chooseCircuit: String { get }
    var allCircuits: String { get }
    func circuit(_ id: String) -> String
    /// Heads of the table of a circuit's legs.
    var from: String { get }
    var to: String { get }
    var amount: String { get }
    var kind: String { get }
    var firmness: String { get }
    /// Beside the leg that limits the circuit.
    var thinnest: String { get }
}

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
    public let otherLanguage = "한국어"
    public let otherLanguageCode = "ko"
    public let skipToReport = "Skip to the report"
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

/// Korean.
public struct KoreanPageWords: PageWords {
    public init() {}

    public let code = "ko"
    public func footnote(_ number: Int) -> String { "각주 \(number)" }
    public func backToReference(_ number: Int, _ count: Int) -> String {
        count == 1 ? "각주 \(number) 표시로 돌아가기" : "각주 \(number)의 \(count)번째 표시로 돌아가기"
    }
    public let footnotes = "각주"
    public func table(_ number: Int) -> String { "표 \(number)" }
    public func name(_ kind: AlertKind) -> String {
        switch kind {
        case .note: "참고"
        case .tip: "도움말"
        case .important: "중요"
        case .warning: "경고"
        case .caution: "주의"
        }
    }
    public let theme = "화면 색"
    public let system = "시스템"
    public let light = "밝게"
    public let dark = "어둡게"
    public let otherLanguage = "English"
    public let otherLanguageCode = "en"
    public let skipToReport = "보고서로 건너뛰기"
    public let chooseCircuit = "순환 고리를 고르면 구간이 여기와 관계망 그림에 표시된다"
    public let allCircuits = "모든 고리"
    public func circuit(_ id: String) -> String { "순환 고리 \(id)" }
    public let from = "지급"
    public let to = "수취"
    public let amount = "금액"
    public let kind = "종류"
    public let firmness = "확정 정도"
    public let thinnest = "가장 얇은 구간"
}
