import Text

/// The fixed words of the exhibits about running out of cash: E4 to E7 and A2.
public struct StressExhibitWords: WordTable {
    public let language: ReportLanguage

    public init(language: ReportLanguage) { self.language = language }

    /// `4 dots`
    public func dots(_ count: Int) -> String {
        word("\(count) \(count == 1 ? "dot" : "dots")", "점 \(count)개")
    }

    /// `by 2028-12-31: 26 of 50 dots`
    public func dotsBefore(_ date: String, _ count: Int, of all: Int) -> String {
        word("by \(date): \(count) of \(all) dots", "\(date)까지: 점 \(all)개 중 \(count)개")
    }

    /// The line of the base case in a tornado.
    public func baseCase(_ value: String) -> String {
        word("base case: \(value)", "기본 가정: \(value)")
    }

    /// Legend of the sides of a tornado.
    public var worse: String { word("worse than the base case", "기본 가정보다 나쁨") }
    public var better: String { word("better than the base case", "기본 가정보다 나음") }

    /// Legend of a swing within its error.
    public var unresolved: String {
        word("swing within its simulation error", "모의실험 오차 범위 안의 변동")
    }

    /// Heads of the two sides of one firm's money.
    public func raised(_ amount: String) -> String {
        word("put in or promised: \(amount)", "투입·약속된 자금: \(amount)")
    }

    public func promised(_ amount: String) -> String {
        word("promised to pay: \(amount)", "지급 약정: \(amount)")
    }

    /// Legend of one firm's money.
    public var bothSides: String { word("on both sides (bold)", "양쪽에 모두 등장(굵은 글씨)") }
    public var onlyPutsIn: String { word("puts money in only", "자금만 대는 곳") }
    public var onlyIsPaid: String { word("is to be paid only", "대금만 받는 곳") }
    public var undisclosed: String { word("undisclosed", "비공개") }
    /// The middle line of a fan.
    public var median: String { word("median", "중앙값") }

    /// Heading of the probabilities below a fan.
    public var goneByThen: String {
        word(
            "Probability that cash has run out by then (first passage):", "그때까지 현금이 한 번이라도 바닥날 확률:")
    }

    /// What a fan does not say.
    public var fanUnderstates: String {
        switch language {
        case .en:
            "A fan understates the risk of running out: a path that ran out and recovered counts as solvent at a later date. The probabilities above count it."
        case .ko:
            "부채꼴 그림은 현금 고갈 위험을 실제보다 작게 보여 준다. 바닥났다가 회복한 경로는 이후 시점에 지급 가능한 것으로 잡히기 때문이다. 위의 확률은 그런 경로까지 센 값이다."
        }
    }
}
