import Text

/// Section 11: what the report does not show.
struct LimitsWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Limits", "한계") }

    /// - Parameters:
    ///   - roots: sources that repeat no other.
    ///   - hasDerived: whether a rule derives legs from spending.
    func items(sources: Int, roots: Int, hasDerived: Bool) -> [String] {
        switch language {
        case .en:
            [
                "Money is fungible: no public record says which money paid for what. The circulation is the most that can be the same money, not what is.",
                "The ledger holds what was published. A ledger is usually collected because its deals look circular, so it says nothing about how common such loops are elsewhere. \(String.count(sources, "source")) with a claim on a deal come down to \(String.count(roots, "independent root")); many are secondary.",
                "Loops through a firm's general budget (equipment bought with its own capital spending) appear only where a deal between the two firms was published.\(hasDerived ? " In the layer estimated a rule derives them from the shares of the whole field." : "")",
                "Headline amounts are not cash: most are plans over many years, with conditions and rights to end them that are often not public.",
                "A range from wording is not a confidence interval: it says what the sources' words allow, not how likely it is.",
            ]
        case .ko:
            [
                "돈에는 꼬리표가 없다. 어느 돈이 무엇에 쓰였는지 말해 주는 공개 기록은 없다. 순환 금액은 같은 돈일 수 있는 최대 금액이지 실제로 같은 돈인 금액이 아니다.",
                "원장에는 공개된 것만 있다. 원장은 대개 순환적으로 보이는 거래를 모은 것이므로, 그런 고리가 다른 곳에서 얼마나 흔한지는 말해 주지 않는다. 거래에 관한 주장을 담은 출처 \(sources)건은 독립적인 근원 \(roots)건으로 줄어들며, 2차 자료가 많다. 거래 제목과 메모, 출처 제목은 원장에 적힌 언어 그대로 싣는다.",
                "기업의 일반 예산을 거치는 고리(자체 설비투자로 사는 장비 등)는 두 기업 사이의 거래가 공개된 경우에만 나타난다\(hasDerived ? ". 다만 추정 단계에서는 업계 전체의 비율로 도출한 고리가 나타난다" : "").",
                "발표 금액은 현금이 아니다. 대부분 여러 해에 걸친 계획이며, 조건과 해지권이 공개되지 않은 경우가 많다.",
                "표현에서 나온 범위는 신뢰 구간이 아니다. 출처의 말이 무엇을 허용하는지를 보여 줄 뿐, 얼마나 그럴듯한지는 말하지 않는다.",
            ]
        }
    }
}
