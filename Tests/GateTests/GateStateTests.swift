import Testing

@testable import Gate
@testable import Analysis

@Suite struct GateStateTests {
    @Test func namesAreThoseOfThePolicyPages() {
        #expect(
            GateState.allCases.map(\.rawValue) == [
                "pass", "warn", "fail", "waived", "indeterminate",
            ])
    }
}
