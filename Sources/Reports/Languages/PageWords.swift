import Documents
import Text

/// The fixed words of the page that `report --html` writes.
public struct PageWords: HTMLWords, WordTable {
    public let language: ReportLanguage

    public init(language: ReportLanguage) { self.language = language }

    public func footnote(_ number: Int) -> String { word("Footnote \(number)", "각주 \(number)") }

    public func backToReference(_ number: Int, _ count: Int) -> String {
        switch language {
        case .en:
            count == 1
                ? "Back to footnote mark \(number)"
                : "Back to footnote mark \(number), place \(count)"
        case .ko:
            count == 1 ? "각주 \(number) 표시로 돌아가기" : "각주 \(number)의 \(count)번째 표시로 돌아가기"
        }
    }

    public var footnotes: String { word("Footnotes", "각주") }
    public func table(_ number: Int) -> String { word("Table \(number)", "표 \(number)") }

    public func name(_ kind: AlertKind) -> String {
        switch kind {
        case .note: word("Note", "참고")
        case .tip: word("Tip", "도움말")
        case .important: word("Important", "중요")
        case .warning: word("Warning", "경고")
        case .caution: word("Caution", "주의")
        }
    }

    /// Language of the page as BCP 47 names it: `en`.
    public var code: String { word("en", "ko") }
    /// The switch of colours.
    public var theme: String { word("Colours", "화면 색") }
    public var system: String { word("System", "시스템") }
    public var light: String { word("Light", "밝게") }
    public var dark: String { word("Dark", "어둡게") }
    /// Keyboard users' way past the controls.
    public var skipToReport: String { word("Skip to the report", "보고서로 건너뛰기") }
    /// The list of sections.
    public var contents: String { word("Contents", "차례") }

    /// The choice of circuits.
    public var chooseCircuit: String {
        word(
            "Choose a circuit to see its legs here and in the network",
            "순환 고리를 고르면 구간이 여기와 관계망 그림에 표시된다")
    }

    public var allCircuits: String { word("All circuits", "모든 고리") }
    public func circuit(_ id: String) -> String { word("Circuit \(id)", "순환 고리 \(id)") }
    /// Heads of the table of a circuit's legs.
    public var from: String { word("From", "지급") }
    public var to: String { word("To", "수취") }
    public var amount: String { word("Amount", "금액") }
    public var kind: String { word("Kind", "종류") }
    public var firmness: String { word("Firmness", "확정 정도") }
    /// Beside the leg that limits the circuit.
    public var thinnest: String { word("thinnest leg", "가장 얇은 구간") }
}
