import Testing

@testable import Statistics

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

@Suite struct SobolPointsTests {
    @Test func firstPointsAreTheKnownOnes() throws {
        // Bratley & Fox (1988): the origin; ½; then ¾ ¼; then ¼ ¾.
        let points = try SobolPoints(dimensions: 2, count: 4)
        let known = [[0, 0], [0.5, 0.5], [0.75, 0.25], [0.25, 0.75]]
        for (number, point) in known.enumerated() {
            #expect((0..<2).map { points.coordinate(of: number, dimension: $0) } == point)
        }
    }

    @Test(arguments: [(0, 8), (41, 8), (-1, 8), (2, 0), (2, 1 << 25)])
    func whatTheTablesDoNotHoldIsRefused(dimensions: Int, count: Int) {
        #expect(throws: StatisticsError.self) {
            try SobolPoints(dimensions: dimensions, count: count)
        }
    }

    @Test func anyPointIsTheOneOfTheWalk() throws {
        let points = try SobolPoints(dimensions: SobolPoints.dimensionLimit, count: 1000)
        var walk = try SobolSequence(dimensions: points.dimensions)
        for number in 1..<1000 {
            let expected = walk.next()
            let found = (0..<points.dimensions).map {
                points.coordinate(of: number, dimension: $0)
            }
            #expect(found == expected)
        }
    }

    @Test func everyHalfOfEveryAxisGetsItsShare() throws {
        let points = try SobolPoints(dimensions: SobolPoints.dimensionLimit, count: 1024)
        for axis in 0..<points.dimensions {
            let below = (0..<1024).count { points.coordinate(of: $0, dimension: axis) < 0.5 }
            #expect(below == 512)
        }
    }

    @Test func studentsQuantileIsThePublishedOne() throws {
        #expect(abs(try Quantile.studentT(0.975, degrees: 15) - 2.131450) < 1e-6)
        #expect(throws: StatisticsError.self) { try Quantile.studentT(1, degrees: 3) }
        #expect(throws: StatisticsError.self) { try Quantile.studentT(0.5, degrees: 0) }
    }
}
