import FlowNetwork
import Money
import Statistics
import Testing

@testable import Circularity

@Suite("Dated circuits against shuffled days")
struct DatedCircuitTestTests {
    private static func list(_ rows: [(Int32, Int32, Int32?)]) -> EdgeList {
        EdgeList(
            names: (0..<6).map(String.init), tails: rows.map(\.0), heads: rows.map(\.1),
            weights: rows.map { _ in 1 },
            days: rows.map { row in row.2.map { Day(daysSince1970: $0) } })
    }

    private static func test(
        _ rows: [(Int32, Int32, Int32?)], groups: [Int]? = nil, window: Int = 100,
        replicates: Int = 4000, threads: Int? = nil
    ) throws -> DatedCircuitTest {
        try DatedCircuitTest(
            of: list(rows), groups: groups, windowDays: window, replicates: replicates,
            streams: RandomStreams(seed: 4), threads: threads)
    }

    @Test(
        "circuits and their number are those of the dated network",
        arguments: ["deal_30", "dense_20"])
    func sameCircuits(_ name: String) throws {
        let list = try Fixture.edges(name)
        for window in [365, 1095] {
            let test = try DatedCircuitTest(
                of: list, windowDays: window, replicates: 20, streams: RandomStreams(seed: 1))
            let dated = try DatedNetwork(list)
            let counts = dated.datedCircuitCounts(maxLength: 6, windowDays: window)
            #expect(test.circuits.count == counts.byLength.values.reduce(0, +))
            var expected: [[Int]: DatedNetwork.Schedule] = [:]
            dated.forEachDatedCircuit(maxLength: 6, windowDays: window) { circuit, schedule in
                expected[circuit.firms] = schedule
                return true
            }
            for found in test.circuits { #expect(expected[found.firms] == found.schedule) }
            #expect(test.count.observed == Double(test.circuits.count))
        }
    }

    @Test("the adjusted p agrees with every order of four days, tried one by one")
    func bruteForce() throws {
        // Two pairs that pay each other; the first within a day, the second within 40.
        let rows: [(Int32, Int32, Int32?)] = [(0, 1, 0), (1, 0, 1), (2, 3, 20), (3, 2, 60)]
        let days: [Int32] = [0, 1, 20, 60]
        var tightest: [Int32] = []
        for a in 0..<4 {
            for b in 0..<4 where b != a {
                let rest = (0..<4).filter { $0 != a && $0 != b }
                let spans = [abs(days[a] - days[b]), abs(days[rest[0]] - days[rest[1]])]
                // Each pair of days falls to the second pair in two orders.
                tightest += [spans.min() ?? 0, spans.min() ?? 0]
            }
        }
        let found = try Self.test(rows)
        #expect(found.circuits.map(\.schedule.span) == [1, 40])
        for circuit in found.circuits {
            let exact =
                Double(tightest.count { $0 <= circuit.schedule.span }) / Double(tightest.count)
            let error = 4 * max(0.001, (exact * (1 - exact) / 4000).squareRoot())
            #expect(abs(circuit.pValue - exact) < error, "\(circuit.pValue) for \(exact)")
        }
    }

    @Test("days of one group stay together: legs of a deal never come one after the other")
    func groups() throws {
        // One deal with both legs of a pair, three single deals elsewhere.
        let rows: [(Int32, Int32, Int32?)] = [
            (0, 1, 5), (1, 0, 5), (2, 3, 9), (3, 4, 12), (4, 2, 30),
        ]
        let apart = try Self.test(rows, replicates: 500)
        let together = try Self.test(rows, groups: [0, 0, 1, 2, 3], replicates: 500)
        // The pair can only be dated in shuffles that part its legs.
        #expect(together.count.mean <= 1)
        #expect(apart.count.mean > together.count.mean)
        #expect(together.circuits.map(\.firms) == [[2, 3, 4]])
    }

    @Test("rows without a day take no part, and no circuit is no error")
    func empty() throws {
        let none = try Self.test([(0, 1, nil), (1, 0, 3)], replicates: 10)
        #expect(none.candidates == 0 && none.circuits.isEmpty && none.datedRows == 1)
        #expect(none.count.pValue == 1)
        let nothing = try Self.test([], replicates: 10)
        #expect(nothing.candidates == 0)
    }

    @Test("any number of threads gives the same numbers; a limit is said")
    func threadsAndLimit() throws {
        let list = try Fixture.edges("dense_20")
        func run(_ threads: Int, limit: Int = 500) throws -> DatedCircuitTest {
            try DatedCircuitTest(
                of: list, windowDays: 365, maxLength: 4, replicates: 150,
                streams: RandomStreams(seed: 2), circuitLimit: limit, threads: threads)
        }
        let one = try run(1)
        let three = try run(3)
        #expect(one.circuits == three.circuits && one.count == three.count)
        #expect(!one.isTruncated)
        let few = try run(1, limit: 5)
        #expect(few.isTruncated && few.candidates == 5)
    }
}
