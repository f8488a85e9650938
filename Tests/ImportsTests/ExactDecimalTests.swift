import Imports
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test("a power that no number of 64 bits can hold is beyond the range, and no crash")
    func powers() {
        let number = ExactDecimal(12)
        for power in [Int.max, Int.min, Int.max - 1, 41, -41] {
            #expect(number.scaled(by: power) == nil, "\(power)")
        }
        #expect(number.scaled(by: 3)?.plain == "12000")
        #expect(ExactDecimal(digits: 120, exponent: Int.max) == nil)
        #expect(ExactDecimal(digits: 0, exponent: Int.max)?.isZero == true)
    }

    @Test("the least number of 128 bits has no opposite and is none")
    func least() {
        #expect(ExactDecimal(digits: Int128.min, exponent: 0) == nil)
        #expect(ExactDecimal(digits: Int128.max, exponent: 0)?.negated.isNegative == true)
    }
}
