import Documents

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
    public let skipToReport = "보고서로 건너뛰기"
    public let contents = "차례"
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
