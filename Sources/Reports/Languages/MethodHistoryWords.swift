import Text

/// Words of changes of method.
struct MethodHistoryWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Changes of method", "방법의 변경") }

    var introduction: String {
        switch language {
        case .en:
            "Reports made by the version named or an earlier one count otherwise. “What changed” computes both days by the method of now, so its changes are free of this."
        case .ko: "적힌 판이나 그 이전 판이 만든 보고서는 다르게 센다. ‘달라진 것’은 두 날짜를 모두 지금의 방법으로 계산하므로 영향을 받지 않는다."
        }
    }

    var heads: [String] {
        word(
            ["After version", "Change", "Numbers that are not comparable"],
            ["이후 판", "변경", "비교할 수 없는 수치"])
    }

    func change(_ change: MethodHistory) -> String {
        switch (language, change) {
        case (.en, .headline):
            "The headline counts each amount once; it was a sum over the legs of loops."
        case (.en, .layers):
            "A layer without a leg of its own equals the next firmer one; it was nothing."
        case (.en, .planPath): "The path without shocks is the plan, a mean; it was the median."
        case (.en, .stakeLosses):
            "A stake loses at most what it opened with, apart from unpaid bills."
        case (.en, .failures):
            "A firm that a scenario makes fail does so in its quarter on every path."
        case (.en, .capacity): "Revenue is limited by capacity, and promises answer to the plan."
        case (.en, .seriesDrift):
            "Tests of series keep the drift of a series in what they test against."
        case (.en, .widestFirst):
            "Lists of loops begin with the widest; they began with the first found."
        case (.ko, .headline): "대표 수치가 금액을 한 번만 센다. 전에는 고리의 구간 금액을 모두 더했다."
        case (.ko, .layers): "자체 거래가 없는 단계는 더 확실한 단계와 같다. 전에는 없는 것으로 쳤다."
        case (.ko, .planPath): "충격 없는 경로는 계획(평균)이다. 전에는 중앙값이었다."
        case (.ko, .stakeLosses): "지분 손실은 기초 가치를 넘지 않으며, 못 받은 대금과 따로 둔다."
        case (.ko, .failures): "시나리오가 도산시키는 기업은 모든 경로에서 그 분기에 도산한다."
        case (.ko, .capacity): "매출은 용량에 묶이고, 약속은 계획 달성에 따라 달라진다."
        case (.ko, .seriesDrift): "시계열 검정의 귀무가설에 추세를 남긴다."
        case (.ko, .widestFirst): "고리 목록은 금액이 큰 것부터 싣는다. 전에는 먼저 찾은 것부터였다."
        }
    }

    func numbers(_ change: MethodHistory) -> String {
        switch (language, change) {
        case (.en, .headline): "what can come back, and its shares"
        case (.en, .layers): "every measure by layer"
        case (.en, .planPath): "lowest balances, break-even growth and revenue"
        case (.en, .stakeLosses): "losses on others"
        case (.en, .failures): "scenarios with a failure"
        case (.en, .capacity): "probabilities of a shortfall, funding needs"
        case (.en, .seriesDrift): "p-values and episodes of series"
        case (.en, .widestFirst): "ids of loops"
        case (.ko, .headline): "돌아올 수 있는 금액과 비중"
        case (.ko, .layers): "단계별 수치 전부"
        case (.ko, .planPath): "최저 잔액, 자체 충당에 필요한 성장률과 매출"
        case (.ko, .stakeLosses): "거래 상대 손실"
        case (.ko, .failures): "도산이 있는 시나리오"
        case (.ko, .capacity): "유동성 부족 확률, 자금 부족액"
        case (.ko, .seriesDrift): "시계열의 p값과 구간"
        case (.ko, .widestFirst): "고리 번호"
        }
    }
}
