/// A freeze of financing circuits beside the same money from outside, by who bears it and by how far revenue hangs on compute.
///
/// Three freezes: the same dollars of **outside** money stop and the circuits go on; what goes round stops dollar for dollar (**matched**, ``CircularFreeze``); every leg of every
/// circuit stops, whatever goes round of it (**whole**). Each with no, half and full elasticity of revenue to compute. Probabilities and gaps are simulated with the same random
/// numbers, so that their errors are those of paired differences; cash, revenue and receipts are those of the path without shocks.
public struct FreezeTable: Sendable, Hashable {
    public let rows: [Row]

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case outside, matched, whole
    }

    public struct Row: Sendable, Hashable {
        public let kind: Kind
        /// ε and θ of every firm with a limit of capacity; `nil`: no firm has one.
        public let elasticity: Double?
        /// Firms whose revenue is made with what they buy; without any, those that the circuits bring money to.
        public let buyers: [Buyer]
        /// Change of what all other firms receive from simulated firms, over the horizon.
        public let suppliersReceipts: Double

        /// Change of the buyers' revenue from outside.
        public var revenue: Double { buyers.reduce(0) { $0 + $1.revenue } }
    }

    /// Changes against nothing being frozen, at the same elasticity.
    public struct Buyer: Sendable, Hashable {
        public let firm: String
        public let probability, gap: Estimate
        /// Cash less everything unpaid at the horizon; revenue from outside over it.
        public let cash, revenue: Double
    }

    public static let elasticities = [0, 0.5, 1]

    /// - Parameter quarter: the first frozen quarter, from 0.
    /// - Returns: `nil` for a model without a circuit whose funding brings a dollar.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init?(
        _ model: CashFlowModel, from quarter: Int = 0, options: SimulationOptions,
        level: Double = Estimate.defaultLevel
    ) throws(SimulationError) {
        guard let frozen = try FrozenModels(model, from: quarter) else { return nil }
        let limited = model.firms.indices.filter { model.firms[$0].capacityLimit != nil }
        let funded = Set(
            model.circuitLegs().compactMap { leg -> Int? in
                if case .funding(let place) = leg { model.fundings[place].recipient } else { nil }
            })
        let buyers = limited.isEmpty ? funded.sorted() : limited
        var rows: [Row] = []
        for elasticity in limited.isEmpty ? [nil] : Self.elasticities.map(Double?.some) {
            func set(_ model: CashFlowModel) -> CashFlowModel {
                guard let elasticity else { return model }
                var changed = model
                changed.setElasticities(elasticity)
                return changed
            }
            let base = try LiquiditySimulation(set(model))
            let calm = base.zeroShock()
            let outcomes = try base.run(options, seesDays: false)
            let groups = outcomes.groups(options)
            for kind in Kind.allCases {
                let simulation = try LiquiditySimulation(set(frozen[kind]))
                let still = simulation.zeroShock()
                let changed = try simulation.run(options, seesDays: false)
                rows.append(
                    Row(
                        kind: kind, elasticity: elasticity,
                        buyers: buyers.map { firm in
                            let before = FirmPaths(outcomes, firm)
                            let after = FirmPaths(changed, firm)
                            func mean(_ a: [Double], _ b: [Double]) -> Estimate {
                                RiskMeasures.mean(
                                    zip(a, b).map { $0 - $1 }[...], groups: groups, level: level)
                            }
                            return Buyer(
                                firm: model.firms[firm].id,
                                probability: mean(after.short, before.short),
                                gap: mean(after.gap, before.gap),
                                cash: still.finalBalance(of: firm) - calm.finalBalance(of: firm),
                                revenue: still.revenue(of: firm) - calm.revenue(of: firm))
                        },
                        suppliersReceipts: model.firms.indices.filter { !buyers.contains($0) }
                            .reduce(0) { $0 + still.sales(of: $1) - calm.sales(of: $1) }))
            }
        }
        self.rows = rows
    }
}

/// A model with its circuits, or the same money from outside, stopped.
struct FrozenModels {
    /// Funding that stops on the path without shocks; the same in ``outside`` and ``matched``.
    let funding: Double
    let outside, matched, whole: CashFlowModel

    /// - Returns: `nil` for a model without a circuit whose funding brings a dollar.
    init?(_ model: CashFlowModel, from quarter: Int) throws(SimulationError) {
        let path = try LiquiditySimulation(model).zeroShock()
        let shares = try model.circulation(from: quarter)
        var outside = model
        var funding = 0.0
        for index in model.firms.indices {
            var lost = [Double](repeating: 0, count: model.quarters)
            for leg in model.fundings.indices where model.fundings[leg].recipient == index {
                guard let share = shares[.funding(leg)] else { continue }
                for time in quarter..<max(quarter, model.quarters) {
                    let amount = share * path.funding[time * path.fundings + leg]
                    lost[time] -= amount
                    funding += amount
                }
            }
            guard lost.contains(where: { $0 < 0 }) else { continue }
            outside.fundings.append(
                Funding(
                    id: "outside money that stops: \(model.firms[index].id)", investor: nil,
                    recipient: index, amounts: lost))
        }
        guard funding > 0 else { return nil }
        self.funding = funding
        self.outside = outside
        var stopped = model
        Adjustment(kind: .freeze, target: .circuits, from: quarter).apply(to: &stopped)
        matched = stopped
        var all = model
        for leg in model.circuitLegs() {
            switch leg {
            case .funding(let place): all.fundings[place].stopAt(quarter)
            case .obligation(let place): all.obligations[place].stopAt(quarter)
            }
        }
        whole = all
    }

    subscript(kind: FreezeTable.Kind) -> CashFlowModel {
        switch kind {
        case .outside: outside
        case .matched: matched
        case .whole: whole
        }
    }
}

extension Trajectory {
    /// What a firm receives from other firms in all quarters.
    func sales(of firm: Int) -> Double {
        (0..<quarters).reduce(0) { $0 + receipts[$1 * firms + firm] }
    }

    /// Revenue of a firm from outside in all quarters.
    func revenue(of firm: Int) -> Double {
        (0..<quarters).reduce(0) { $0 + revenue[$1 * firms + firm] }
    }

    /// Cash less everything unpaid at the end.
    func finalBalance(of firm: Int) -> Double {
        quarters > 0 ? shadowBalance[(quarters - 1) * firms + firm] : 0
    }
}
