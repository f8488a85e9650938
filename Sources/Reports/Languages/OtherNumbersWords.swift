import Text

/// Words of other people's numbers beside ours.
struct OtherNumbersWords: WordTable {
    let language: ReportLanguage

    /// What a number answers.
    enum Question: Int, CaseIterable {
        case missing, burnt, bought

        /// The metric of the ledger that answers it.
        var metric: String {
            switch self {
            case .missing: "funding_gap"
            case .burnt: "cash_burn_cumulative"
            case .bought: "compute_budget"
            }
        }
    }

    var heading: String {
        word("Other people's numbers beside ours", "다른 기관의 수치와 비교")
    }

    var introduction: String {
        switch language {
        case .en:
            "What firms and analysts say of one question, and what the base scenario gives for it. Spans differ: theirs begin when they spoke, ours with the first simulated quarter, so that the difference of two numbers is none. Ours are the contracts' payments where theirs are whole budgets. ○"
        case .ko:
            "같은 질문에 대한 기업·애널리스트의 수치와 기본 시나리오의 결과다. 기간이 다르다: 그들은 말한 때부터, 우리는 첫 모의 분기부터 세므로 서로 뺄 수 없다. 그들이 예산 전체를 말할 때 우리는 계약 지급액만 센다. ○"
        }
    }

    var heads: [String] {
        word(
            ["Question", "Who", "Said", "Their number", "Up to", "Ours"],
            ["질문", "출처", "시점", "그들의 수치", "기한", "우리 수치"])
    }

    func question(_ question: Question, _ firm: String) -> String {
        switch (language, question) {
        case (.en, .missing): "\(firm): money that is missing"
        case (.en, .burnt): "\(firm): cash used before new money"
        case (.en, .bought): "\(firm): paid on orders"
        case (.ko, .missing): "\(firm): 부족한 자금"
        case (.ko, .burnt): "\(firm): 신규 조달 전 현금 소진"
        case (.ko, .bought): "\(firm): 주문 지급액"
        }
    }

    var source: String { word("source", "출처") }

    func gap(mean: String, tail: String, level: String, until: String) -> String {
        word(
            "mean \(mean), at \(level) confidence \(tail), up to \(until)",
            "평균 \(mean), 신뢰수준 \(level)에서 \(tail), \(until)까지")
    }

    func span(_ amount: String, from: String, until: String) -> String {
        word("\(amount), \(from) to \(until)", "\(amount), \(from)부터 \(until)까지")
    }
}
