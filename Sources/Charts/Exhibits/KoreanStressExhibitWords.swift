/// Korean.
public struct KoreanStressExhibitWords: StressExhibitWords {
    public init() {}

    public func dots(_ count: Int) -> String { "점 \(count)개" }
    public func dotsBefore(_ date: String, _ count: Int, of all: Int) -> String {
        "\(date)까지: 점 \(all)개 중 \(count)개"
    }
    public func baseCase(_ value: String) -> String { "기본 가정: \(value)" }
    public let worse = "기본 가정보다 나쁨"
    public let better = "기본 가정보다 나음"
    public let unresolved = "모의실험 오차 범위 안의 변동"
    public func raised(_ amount: String) -> String { "투입·약속된 자금: \(amount)" }
    public func promised(_ amount: String) -> String { "지급 약정: \(amount)" }
    public let bothSides = "양쪽에 모두 등장(굵은 글씨)"
    public let onlyPutsIn = "자금만 대는 곳"
    public let onlyIsPaid = "대금만 받는 곳"
    public let undisclosed = "비공개"
    public let median = "중앙값"
    public let goneByThen = "그때까지 현금이 한 번이라도 바닥날 확률:"
    public let fanUnderstates =
        "부채꼴 그림은 현금 고갈 위험을 실제보다 작게 보여 준다. 바닥났다가 회복한 경로는 이후 시점에 지급 가능한 것으로 잡히기 때문이다. 위의 확률은 그런 경로까지 센 값이다."
}
