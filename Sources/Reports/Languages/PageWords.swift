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

    /// The choice of a layer.
    public var chooseLayer: String {
        word(
            "How firm must money be to count? The slider sets it for this line, E1 and E2",
            "어느 확정 단계까지 셀 것인가? 이 문장과 E1, E2에 적용된다")
    }

    /// - Parameter isHeadline: whether the bottom line is about this layer.
    public func layer(_ name: String, amount: String, share: String, isHeadline: Bool) -> String {
        switch language {
        case .en:
            "Up to “\(name)”: at most \(amount) can return to the financiers as orders (\(share) of their financing)\(isHeadline ? ", the figure of the bottom line" : "")"
        case .ko:
            "‘\(name)’까지: 주문으로 금융 제공자에게 돌아올 수 있는 금액은 최대 \(amount)(금융의 \(share))\(isHeadline ? ". 요약의 수치" : "")"
        }
    }

    /// Above a table, before the field in which rows are looked for.
    public var filter: String { word("Show rows with", "찾을 내용") }
    public var copied: String { word("Copied with its source", "출처와 함께 복사함") }
    public var copyHint: String {
        word("Click a number to copy it with its source", "숫자를 누르면 출처와 함께 복사된다")
    }
    /// A card with a deal.
    public var card: String { word("Deal", "거래") }
    public var close: String { word("Close", "닫기") }
    public var dealsOfFlow: String { word("Deals", "거래") }

    /// What follows a copied number.
    public func citation(_ title: String, asOf: String, hash: String, version: String) -> String {
        word(
            "\(title), as known on \(asOf), model \(hash), ouroboros \(version)",
            "\(title), \(asOf) 기준, 모형 \(hash), ouroboros \(version)")
    }

    /// The choice of circuits.
    public var chooseCircuit: String {
        word(
            "Choose a circuit to see its legs here and in the network",
            "순환 고리를 고르면 레그가 여기와 관계망 그림에 표시된다")
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
    public var thinnest: String { word("bottleneck", "병목") }
}
