/// A leg of a model: money that one simulated firm pays another.
public enum CircuitLeg: Sendable, Hashable, Comparable {
    case funding(Int)
    case obligation(Int)
}

/// Money that a firm puts into another and that comes back to it as payment for something.
public struct FinancingCircuit: Sendable, Hashable {
    /// In the direction of the money; the leg with the smallest place in the model's lists, fundings first, comes first.
    public let legs: [CircuitLeg]
    /// Firms in the same order: leg k is paid by firm k.
    public let firms: [Int]
    /// Share of a dollar that comes round: the product of what each leg passes on to the next.
    ///
    /// A funding passes on ψ to the purchases that it sizes, an obligation its share to one that follows it, and φ to a funding that recycles it; any
    /// other leg passes on nothing, so that a circuit whose purchases do not depend on the funding has gain 0, and still stops as a whole when
    /// it is frozen.
    public let gain: Double
}

extension CashFlowModel {
    /// Every circuit of legs between different simulated firms with at least one funding and one obligation.
    ///
    /// ```swift
    /// model.financingCircuits().map(\.gain)      // [0.24]
    /// ```
    ///
    /// - Parameters:
    ///   - maxLength: legs of a circuit at the most.
    ///   - limit: circuits at the most; the search ends there.
    public func financingCircuits(
        maxLength: Int = 8, limit: Int = 10_000
    ) -> [FinancingCircuit] {
        CircuitFinder(model: self, maxLength: maxLength, limit: limit).find()
    }

    /// The legs of all financing circuits, fundings first, in the model's order.
    public func circuitLegs(maxLength: Int = 8) -> [CircuitLeg] {
        Set(financingCircuits(maxLength: maxLength).flatMap(\.legs)).sorted()
    }

    /// Share of a dollar paid through a funding that comes back to be paid through it again, over all circuits through it: the loop gain g.
    ///
    /// A steady loop is `1/(1−g)` times what starts it, and a freeze removes the share g. Limits of cash and conditions are left out. Infinite
    /// where other loops on the way have a gain of 1 or more.
    public func loopGain(of funding: Int) -> Double {
        let links = CircuitLinks(self)
        let start = CircuitLeg.funding(funding)
        var flow: [CircuitLeg: Double] = [:]
        for (leg, share) in links.next(start) { flow[leg, default: 0] += share }
        var gain = 0.0
        for _ in 0..<CircuitLinks.turns {
            gain += flow.removeValue(forKey: start) ?? 0
            guard flow.values.contains(where: { $0 > 1e-17 }) else { return gain }
            var next: [CircuitLeg: Double] = [:]
            for leg in flow.keys.sorted() {
                for (following, share) in links.next(leg) {
                    next[following, default: 0] += share * (flow[leg] ?? 0)
                }
            }
            flow = next
        }
        return .infinity
    }

    /// `1/(1−g)`: how many times the money that starts a steady loop goes through it; infinite from g = 1.
    public static func amplification(loopGain gain: Double) -> Double {
        gain < 1 ? 1 / (1 - gain) : .infinity
    }
}

/// Which leg passes how much of what it pays on to which.
struct CircuitLinks {
    /// Legs that money is followed through at the most.
    static let turns = 100_000

    private var links: [CircuitLeg: [(CircuitLeg, Double)]] = [:]

    init(_ model: CashFlowModel) {
        for (index, due) in model.obligations.enumerated() {
            if let contingent = due.contingent {
                links[.funding(contingent.funding), default: []].append(
                    (.obligation(index), contingent.perUnit))
            }
            if let follows = due.follows {
                links[.obligation(follows.obligation), default: []].append(
                    (.obligation(index), follows.share))
            }
            for (place, funding) in model.fundings.enumerated()
            where funding.recycling > 0 && funding.investor == due.payee && due.payee != nil
                && (funding.recyclingPayer ?? due.payer) == due.payer
            {
                links[.obligation(index), default: []].append(
                    (.funding(place), funding.recycling))
            }
        }
    }

    func next(_ leg: CircuitLeg) -> [(CircuitLeg, Double)] { links[leg] ?? [] }

    func share(from leg: CircuitLeg, to next: CircuitLeg) -> Double {
        (links[leg] ?? []).reduce(0) { $1.0 == next ? $0 + $1.1 : $0 }
    }
}

/// Elementary circuits of firms, leg by leg, each found from its smallest firm.
private struct CircuitFinder {
    let model: CashFlowModel
    let maxLength: Int
    let limit: Int

    /// Steps of the search at the most, so that a dense network cannot hold it up.
    private static let mostSteps = 2_000_000

    private struct Search {
        var found: [FinancingCircuit] = []
        var steps = 0
        var firms: [Int] = []
        var legs: [CircuitLeg] = []
    }

    func find() -> [FinancingCircuit] {
        var outward: [[(CircuitLeg, Int)]] = model.firms.map { _ in [] }
        for (index, funding) in model.fundings.enumerated() {
            guard let investor = funding.investor, outward.indices.contains(investor) else {
                continue
            }
            outward[investor].append((.funding(index), funding.recipient))
        }
        for (index, due) in model.obligations.enumerated() {
            guard let payee = due.payee, outward.indices.contains(due.payer) else { continue }
            outward[due.payer].append((.obligation(index), payee))
        }
        let links = CircuitLinks(model)
        var search = Search()
        for start in model.firms.indices {
            search.firms = [start]
            extend(&search, from: start, start: start, outward, links)
        }
        return search.found
    }

    private func extend(
        _ search: inout Search, from firm: Int, start: Int, _ outward: [[(CircuitLeg, Int)]],
        _ links: CircuitLinks
    ) {
        for (leg, next) in outward[firm] {
            search.steps += 1
            guard search.steps <= Self.mostSteps, search.found.count < limit else { return }
            guard next >= start else { continue }
            search.legs.append(leg)
            if next == start {
                close(&search, links)
            } else if search.legs.count < maxLength, !search.firms.contains(next) {
                search.firms.append(next)
                extend(&search, from: next, start: start, outward, links)
                search.firms.removeLast()
            }
            search.legs.removeLast()
        }
    }

    private func close(_ search: inout Search, _ links: CircuitLinks) {
        var hasFunding = false
        var hasPurchase = false
        for leg in search.legs {
            switch leg {
            case .funding: hasFunding = true
            case .obligation: hasPurchase = true
            }
        }
        guard hasFunding, hasPurchase, let first = search.legs.min(),
            let turn = search.legs.firstIndex(of: first)
        else { return }
        let legs = Array(search.legs[turn...] + search.legs[..<turn])
        let firms = Array(search.firms[turn...] + search.firms[..<turn])
        var gain = 1.0
        for (index, leg) in legs.enumerated() {
            gain *= links.share(from: leg, to: legs[(index + 1) % legs.count])
        }
        search.found.append(FinancingCircuit(legs: legs, firms: firms, gain: gain))
    }
}
