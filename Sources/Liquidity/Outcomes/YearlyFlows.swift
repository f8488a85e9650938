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
        /// Mean probability that the market for new money is open; `nil` without a market.
        public var marketOpen: Double?
        /// Capacity in operation at the end of the year, GW, after every delay; `nil` where no firm has any planned.
        public var gigawatts: Double?
        /// Mean rise of the reference rate of interest over what plans hold, in a year; `nil` where the scenario has none.
        public var rateRise: Double?
    }

    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public init(_ model: CashFlowModel, start: Quarter) throws(SimulationError) {
        let path = try LiquiditySimulation(model).zeroShock()
        let none = model.firms.map { _ in 0.0 }
        let open = model.market?.openProbabilities(quarters: path.quarters)
        var years: [Year] = []
        var counts: [Double] = []
        for quarter in 0..<path.quarters {
            let number = start.advanced(by: quarter).year
            if years.last?.year != number {
                years.append(
                    Year(
                        year: number, revenue: none, receipts: none,
                        capacity: model.firms.map { _ in 1 }))
                counts.append(0)
            }
            let last = years.count - 1
            counts[last] += 1
            if let open { years[last].marketOpen = (years[last].marketOpen ?? 0) + open[quarter] }
            if model.rateRise.indices.contains(quarter) {
                years[last].rateRise = (years[last].rateRise ?? 0) + model.rateRise[quarter]
            }
            for firm in model.firms.indices {
                let place = quarter * path.firms + firm
                years[last].revenue[firm] += path.revenue[place]
                years[last].receipts[firm] += path.receipts[place]
                years[last].capacity[firm] = min(
                    years[last].capacity[firm], path.capacityRatio[place])
            }
            let running = model.firms.filter { !$0.capacity.isEmpty }.map {
                Schedule.value($0.capacity, at: quarter, slip: $0.capacitySlip)
            }
            if !running.isEmpty { years[last].gigawatts = running.reduce(0, +) }
            for (index, leg) in model.fundings.enumerated() where leg.investor == nil {
                years[last].outsideFunding += path.funding[quarter * path.fundings + index]
            }
        }
        self.years = zip(years, counts).map { year, count in
            var mean = year
            mean.marketOpen = year.marketOpen.map { $0 / count }
            mean.rateRise = year.rateRise.map { $0 / count }
            return mean
        }
    }

    /// The lowest of the years; `nil` without a market.
    public var lowestMarketOpen: Double? { years.compactMap(\.marketOpen).min() }
    /// The highest of the years; `nil` without a path of rates.
    public var highestRateRise: Double? { years.compactMap(\.rateRise).max() }

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
