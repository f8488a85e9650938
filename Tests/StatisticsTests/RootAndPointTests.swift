import Statistics
import Testing

@Suite struct RootFindingTests {
    @Test func findsTheRootOfACubic() throws {
        // x³ − 2x − 5, Wallis's example: 2.0945514815423265.
        let root = try #require(
            try RootFinding.brent(in: 2...3, tolerance: 1e-12) { $0 * $0 * $0 - 2 * $0 - 5 })
        #expect(abs(root - 2.0945514815423265) < 1e-11)
    }

    @Test func endsThatAreRootsAreReturned() throws {
        #expect(try RootFinding.brent(in: 0...1, tolerance: 1e-9) { $0 } == 0)
        #expect(try RootFinding.brent(in: 0...1, tolerance: 1e-9) { $0 - 1 } == 1)
    }

    @Test func equalSignsHaveNoRoot() throws {
        #expect(try RootFinding.brent(in: 0...1, tolerance: 1e-9) { $0 + 1 } == nil)
        #expect(try RootFinding.brent(in: 0...1, tolerance: 1e-9) { _ in .nan } == nil)
    }

    @Test func aBracketThatDoesNotCloseIsAnError() {
        #expect(throws: StatisticsError.self) {
            try RootFinding.brent(in: 0...1, tolerance: 1e-15, limit: 2) { $0 - 0.3333 }
        }
    }
}

@Suite struct SobolSequenceTests {
    @Test func firstPointsAreTheKnownOnes() throws {
        // Bratley & Fox (1988): ½; then ¾ ¼; then ¼ ¾.
        var sequence = try SobolSequence(dimensions: 2)
        #expect(sequence.next() == [0.5, 0.5])
        #expect(sequence.next() == [0.75, 0.25])
        #expect(sequence.next() == [0.25, 0.75])
    }

    @Test(arguments: [0, 41, -1])
    func dimensionsOutsideTheTablesAreRefused(dimensions: Int) {
        #expect(throws: StatisticsError.self) {
            var sequence = try SobolSequence(dimensions: dimensions)
            _ = sequence.next()
        }
    }

    @Test func everyHalfOfEveryAxisGetsItsShare() throws {
        var sequence = try SobolSequence(dimensions: SobolSequence.dimensionLimit)
        var below = [Int](repeating: 0, count: sequence.dimensions)
        for _ in 0..<1023 {
            for (axis, x) in sequence.next().enumerated() where x < 0.5 { below[axis] += 1 }
        }
        #expect(below.allSatisfy { $0 == 511 })
    }

    @Test func studentsQuantileIsThePublishedOne() throws {
        #expect(abs(try Quantile.studentT(0.975, degrees: 15) - 2.131450) < 1e-6)
        #expect(throws: StatisticsError.self) { try Quantile.studentT(1, degrees: 3) }
        #expect(throws: StatisticsError.self) { try Quantile.studentT(0.5, degrees: 0) }
    }
}
