import Circularity
import FlowNetwork
import Foundation
import Testing

/// A leg of a small network: financing or an order.
struct KindLeg: Decodable, Hashable {
    var from: Int
    var to: Int
    var weight: Int64
    var isFinancing: Bool

    init(_ from: Int, _ to: Int, _ weight: Int64, financing: Bool) {
        (self.from, self.to, self.weight, isFinancing) = (from, to, weight, financing)
    }

    init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        from = try row.decode(Int.self)
        to = try row.decode(Int.self)
        weight = try row.decode(Int64.self)
        isFinancing = try row.decode(String.self) == "F"
    }
}

/// A network of `Tests/Fixtures/circularity/returnable.json` with what two other programs found.
struct ReturnableCase: Decodable, CustomTestStringConvertible {
    var name: String
    var firms: Int
    var returnable: Int64
    var legs: [KindLeg]

    var testDescription: String { name }

    static func all() throws -> [ReturnableCase] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/circularity/returnable.json")
        return try JSONDecoder().decode([ReturnableCase].self, from: Data(contentsOf: file))
    }
}

func financingNetwork(_ firms: Int, _ legs: [KindLeg]) throws -> FinancingNetwork {
    try FinancingNetwork(
        EdgeList(firms: firms, legs: legs.map { ($0.from, $0.to, $0.weight) }),
        isFinancing: legs.map(\.isFinancing))
}

func returnable(_ firms: Int, _ legs: [KindLeg]) throws -> Int64 {
    try ReturnableFinancing(of: financingNetwork(firms, legs)).value
}

func randomKindLegs(
    _ seed: UInt64, firms: Int, legs: Int, most: Int64 = 1000
) -> [KindLeg] {
    var generator = SeededGenerator(seed)
    return (0..<legs).map { _ in
        let from = Int.random(in: 0..<firms, using: &generator)
        let to = (from + Int.random(in: 1..<firms, using: &generator)) % firms
        return KindLeg(
            from, to, Int64.random(in: 1...most, using: &generator),
            financing: Int.random(in: 0..<5, using: &generator) < 2)
    }
}

/// Returnable financing by cancelling negative cycles (Klein 1967) on firms of four nodes (in and out, by kind): slow and plain.
func plainReturnable(_ firms: Int, _ legs: [KindLeg]) -> Int64 {
    struct Arc {
        var u: Int
        var v: Int
        var room: Int64
        var cost: Int
    }
    let wide = legs.reduce(1) { $0 + $1.weight }
    // Arcs in pairs, there and back.
    var arcs: [Arc] = []
    func add(_ u: Int, _ v: Int, _ room: Int64, _ cost: Int) {
        arcs += [Arc(u: u, v: v, room: room, cost: cost), Arc(u: v, v: u, room: 0, cost: -cost)]
    }
    for leg in legs {
        let kind = leg.isFinancing ? 0 : 1
        add(4 * leg.from + 2 + kind, 4 * leg.to + kind, leg.weight, 0)
    }
    for firm in 0..<firms {
        for into in 0...1 {
            for out in 0...1 {
                add(4 * firm + into, 4 * firm + 2 + out, wide, into == 0 && out == 1 ? -1 : 0)
            }
        }
    }
    var gained: Int64 = 0
    while true {
        var distance = [Int](repeating: 0, count: 4 * firms)
        var via = [Int](repeating: -1, count: 4 * firms)
        var changed = -1
        for _ in 0...(4 * firms) {
            changed = -1
            for (index, arc) in arcs.enumerated()
            where arc.room > 0 && distance[arc.u] + arc.cost < distance[arc.v] {
                distance[arc.v] = distance[arc.u] + arc.cost
                via[arc.v] = index
                changed = arc.v
            }
            if changed < 0 { return gained }
        }
        for _ in 0..<(4 * firms) { changed = arcs[via[changed]].u }
        var cycle: [Int] = []
        var at = changed
        repeat {
            cycle.append(via[at])
            at = arcs[via[at]].u
        } while at != changed
        let room = cycle.reduce(Int64.max) { min($0, arcs[$1].room) }
        for index in cycle {
            arcs[index].room -= room
            arcs[index ^ 1].room += room
            gained -= Int64(arcs[index].cost) * room
        }
    }
}
