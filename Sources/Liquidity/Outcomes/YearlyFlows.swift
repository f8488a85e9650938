import Money

/// What a scenario does to revenue, receipts and money from outside on the path without shocks: the size of the scenario, and its price.
public struct ScenarioFlows: Sendable, Hashable {
    /// Calendar years with a simulated quarter, in order.
    public let years: [Year]

    public struct Year: Sendable, Hashable {
        public let year: Int
        /// By firm, in the model's order: revenue from outside, and receipts from simulated firms.
        public var revenue, receipts: [Double]
        /// Lowest capacity beside its plan in the year, by firm; 1 where capacity does not limit.
        public var capacity: [Double]
        /// New money from outside the network, all firms.
        public var outsideFunding = 0.0
    }

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(_ model: CashFlowModel, start: Quarter) throws(SimulationError) {
        let path = try LiquiditySimulation(model).zeroShock()
        let none = model.firms.map { _ in 0.0 }
        var years: [Year] = []
        for quarter in 0..<path.quarters {
            let number = start.advanced(by: quarter).year
            if years.last?.year != number {
                years.append(
                    Year(
                        year: number, revenue: none, receipts: none,
                        capacity: model.firms.map { _ in 1 }))
            }
            let last = years.count - 1
            for firm in model.firms.indices {
                let place = quarter * path.firms + firm
                years[last].revenue[firm] += path.revenue[place]
                years[last].receipts[firm] += path.receipts[place]
                years[last].capacity[firm] = min(
                    years[last].capacity[firm], path.capacityRatio[place])
            }
            for (index, leg) in model.fundings.enumerated() where leg.investor == nil {
                years[last].outsideFunding += path.funding[quarter * path.fundings + index]
            }
        }
        self.years = years
    }

    /// Over the horizon, by firm.
    public func revenue(of firms: [Int]) -> Double {
        years.reduce(0) { sum, year in firms.reduce(sum) { $0 + year.revenue[$1] } }
    }

    public func receipts(of firms: [Int]) -> Double {
        years.reduce(0) { sum, year in firms.reduce(sum) { $0 + year.receipts[$1] } }
    }

    public var outsideFunding: Double { years.reduce(0) { $0 + $1.outsideFunding } }

    public func lowestCapacity(of firms: [Int]) -> Double {
        years.reduce(1) { least, year in firms.reduce(least) { min($0, year.capacity[$1]) } }
    }
}
