import FlowNetwork
import Money
import Testing

@Suite struct DatedCircuitTests {
    @Test("dated circuits by length agree with the brute-force reference")
    func reference() throws {
        let expected = try Fixture.json("dated_circuits", as: [String: [String: Int]].self)
        #expect(expected.count == 6)
        for (key, byLength) in expected {
            let parts = key.split(separator: "@")
            let window = try #require(Int(parts[1].dropLast()))
            let network = try DatedNetwork(Fixture.edges(String(parts[0])))
            let found = network.datedCircuitCounts(maxLength: 6, windowDays: window)
            #expect(
                Dictionary(uniqueKeysWithValues: found.byLength.map { ("\($0)", $1) }) == byLength,
                "\(key)")
        }
    }

    private func list(_ rows: [(Int32, Int32, Int32?)]) -> EdgeList {
        EdgeList(
            names: ["a", "b", "c"], tails: rows.map(\.0), heads: rows.map(\.1),
            weights: rows.map { _ in 1 },
            days: rows.map { row in row.2.map { Day(daysSince1970: $0) } })
    }

    @Test("days must increase from some leg on, within the window, and be known")
    func rules() throws {
        func count(_ rows: [(Int32, Int32, Int32?)], _ window: Int) throws -> Int {
            try DatedNetwork(list(rows)).datedCircuitCounts(maxLength: 6, windowDays: window).total
        }
        #expect(try count([(0, 1, 30), (1, 2, 10), (2, 0, 20)], 20) == 1)
        #expect(try count([(0, 1, 30), (1, 2, 10), (2, 0, 20)], 19) == 0)
        #expect(try count([(0, 1, 10), (1, 2, 30), (2, 0, 20)], 99) == 0)
        #expect(try count([(0, 1, 10), (1, 0, 10)], 99) == 0)
        #expect(try count([(0, 1, 10), (1, 0, nil)], 99) == 0)
        #expect(try count([(0, 1, 10), (1, 0, nil), (1, 0, 9), (1, 0, 11)], 99) == 1)
        #expect(try DatedNetwork(list([(0, 1, 10), (1, 0, nil)])).undatedRows == 1)
    }

    @Test("of several possible schedules the shortest is given, the earliest of equals")
    func schedules() throws {
        let network = try DatedNetwork(
            list([
                (0, 1, 0), (0, 1, 50), (1, 2, 10), (1, 2, 55), (1, 2, 60), (2, 0, 61), (2, 0, 99),
            ]))
        let circuit = try #require(network.network.circuits(maxLength: 3, limit: 1).circuits.first)
        let schedule = try #require(network.schedule(of: circuit, windowDays: 365))
        #expect(schedule.days.map(\.daysSince1970) == [50, 55, 61] && schedule.span == 11)
        #expect(schedule.first == 0)
        #expect(network.schedule(of: circuit, windowDays: 10) == nil)
    }

    @Test("every choice of rows tried by hand gives the same circuits")
    func plainTwin() throws {
        for seed in 0..<40 as Range<UInt64> {
            var generator = SeededGenerator(seed)
            let legs = randomLegs(seed: seed, firms: 5, legs: 14)
            var list = EdgeList(firms: 5, legs: legs)
            list.days = legs.map { _ in
                Day(daysSince1970: Int32.random(in: 0..<40, using: &generator))
            }
            let window = Int.random(in: 1...30, using: &generator)
            let rows = legs.indices.filter { legs[$0].from != legs[$0].to }
            var circuits: Set<[Int]> = []
            // Rows in strictly increasing order of days from any first row.
            func walk(_ path: [Int]) {
                let last = path[path.count - 1]
                if legs[last].to == legs[path[0]].from {
                    let firms = path.map { legs[$0].from }
                    let least = firms.firstIndex(of: firms.min() ?? 0) ?? 0
                    circuits.insert(Array(firms[least...] + firms[..<least]))
                    return
                }
                for row in rows where legs[row].from == legs[last].to {
                    guard let day = list.days[row], let before = list.days[last],
                        let first = list.days[path[0]], day > before, day - first <= window,
                        !path.contains(where: { legs[$0].from == legs[row].from })
                    else { continue }
                    walk(path + [row])
                }
            }
            for row in rows { walk([row]) }
            var found: Set<[Int]> = []
            try DatedNetwork(list).forEachDatedCircuit(maxLength: 5, windowDays: window) {
                circuit, _ in
                found.insert(circuit.firms)
                return true
            }
            #expect(found == circuits, "seed \(seed)")
        }
    }
}
