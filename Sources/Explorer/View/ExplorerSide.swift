import Analysis
import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money

/// Numbers of one state of the ledger.
public struct ExplorerSide: Sendable {
    public let changes: [InputChange]
    public let scenarios: [Scenario]
    let numbers: ExplorerNumbers

    /// One a layer, firmest first.
    public var layers: [Layer] { numbers.layers }
    var analysis: Analysis { numbers.analysis }

    public struct Layer: Sendable, Hashable {
        public let layer: Firmness
        /// `R*`, the bound that its certificate proves, and all financing, minor units.
        public let returnable, dual, financing: Int64

        public var share: Double? {
            financing > 0 ? Double(returnable) / Double(financing) : nil
        }
    }

    /// Every buyer of a layer with what it owes by year, the one that owes most first.
    public func buyers(_ layer: Firmness) -> [OutsideCoverage] {
        analysis.returnable.coverage(layer)
    }

    /// Coverage of the buyers that owe most, each in its thinnest year from the day on.
    public func coverage(of buyers: [OutsideCoverage], most: Int = 8) -> [Coverage] {
        let year = analysis.ledger.asOf.year
        return buyers.compactMap { buyer -> Coverage? in
            let ahead = buyer.years.filter { $0.year >= year && $0.owed > 0 }
            let thinnest = ahead.min {
                ($0.coverageWithCash.number ?? .infinity, $0.year)
                    < ($1.coverageWithCash.number ?? .infinity, $1.year)
            }
            return thinnest.map {
                Coverage(firm: analysis.network.firms[buyer.firm].id, year: $0)
            }
        }.prefix(most).map { $0 }
    }

    /// The same of one firm in one year; `nil` where it owes nothing then.
    public func coverage(of buyers: [OutsideCoverage], firm: String, year: Int) -> Coverage? {
        buyers.first { analysis.network.firms[$0.firm].id == firm }?
            .years.first { $0.year == year }.map { Coverage(firm: firm, year: $0) }
    }

    public struct Coverage: Sendable, Hashable {
        public let firm: String
        public let year: OutsideCoverage.Year
    }
}
