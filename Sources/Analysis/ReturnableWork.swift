import Circularity
import FlowNetwork
import Ledger
import Statistics

/// Parts about returnable financing and what stands beside it.
extension AnalysisWork {
    func returnableLayers() throws(MeasureError) -> [ReturnableLayer] {
        try facts.returnableLayers.value { () throws(MeasureError) in
            try ReturnableLayer.all(network)
        }
    }

    private func returnableHeadline() throws(MeasureError) -> ReturnableLayer {
        try returnableLayers()[Firmness.announced.rawValue]
    }

    func returnableDated() throws(MeasureError) -> DatedReturnable {
        try facts.returnableDated.value { () throws(MeasureError) in
            try DatedReturnable(of: DatedFlows(network, layer: .announced))
        }
    }

    func returnableFragility() throws(MeasureError) -> ReturnableFragility {
        try facts.returnableFragility.value { () throws(MeasureError) in
            try ReturnableFragility(network, view: announced)
        }
    }

    /// `nil` when no replicates were asked for, without financing, or for more firms than the null model takes.
    func returnableExcess(_ null: NullModel) throws(MeasureError) -> ExcessReturnable? {
        try returnableExcessParts.value(null) { () throws(MeasureError) in
            let headline = try returnableHeadline()
            guard options.replicates > 1, headline.network.financing.totalWeight > 0,
                null == .weights || network.firms.count <= ExcessCirculation.swapFirmLimit
            else { return nil }
            return try ExcessReturnable(
                of: headline.network, null: null, replicates: options.replicates,
                streams: RandomStreams(seed: options.seed))
        }
    }

    func returnableExcess() throws(MeasureError) -> [ExcessReturnable] {
        var tests: [ExcessReturnable] = []
        for null in NullModel.allCases {
            if let test = try returnableExcess(null) { tests.append(test) }
        }
        return tests
    }

    func outsideCoverage(_ layer: Firmness) throws(MeasureError) -> [OutsideCoverage] {
        try facts.outsideCoverage.value(layer) { () throws(MeasureError) in
            OutsideCoverage.all(network, ledger: ledger, layer: layer)
        }
    }

    func consolidated(_ layer: Firmness) throws(MeasureError) -> ConsolidatedView {
        try facts.consolidated.value(layer) { () throws(MeasureError) in
            try ConsolidatedView(network, ledger: ledger, layer: layer)
        }
    }

    func requiredRevenue() throws(MeasureError) -> [RequiredRevenue] {
        try facts.requiredRevenue.value { () throws(MeasureError) in
            RequiredRevenue.all(network, ledger: ledger, layer: .announced)
        }
    }

    func requiredOfGroup() throws(MeasureError) -> RequiredRevenue {
        try facts.requiredOfGroup.value { () throws(MeasureError) in
            RequiredRevenue(
                network, ledger: ledger, firms: try consolidated(.announced).members,
                layer: .announced)
        }
    }

    func supplierFunding() throws(MeasureError) -> [SupplierFunding] {
        try facts.supplierFunding.value { () throws(MeasureError) in
            SupplierFunding.all(network, ledger: ledger, layer: .announced)
        }
    }

    func buyerTotals() throws(MeasureError) -> [BuyerTotals] {
        try facts.buyerTotals.value { () throws(MeasureError) in
            BuyerTotals.all(network, ledger: ledger)
        }
    }

    func bulletinClasses() throws(MeasureError) -> BulletinClasses {
        try facts.bulletinClasses.value { () throws(MeasureError) in
            try BulletinClasses(network, layer: .announced)
        }
    }

    func missingOrders() throws(MeasureError) -> [MissingOrder] {
        try facts.missingOrders.value { () throws(MeasureError) in MissingOrder.all(network) }
    }

    func pledges() throws(MeasureError) -> DoublePledge {
        try facts.pledges.value { () throws(MeasureError) in try DoublePledge(ledger) }
    }

    func disclosure() throws(MeasureError) -> DisclosureValue? {
        try disclosurePart.value { () throws(MeasureError) in
            guard options.uncertainty.draws >= DisclosureValue.leastDraws,
                let model = try uncertainty()?.model
            else { return nil }
            return try DisclosureValue(
                network, ledger, undisclosed: try undisclosed(), model: model,
                layer: .announced, options: options.uncertainty,
                streams: RandomStreams(seed: options.seed))
        }
    }

    func tracedReturn() throws(MeasureError) -> ClosedRange<Int64>? {
        let most = try returnableHeadline().stated.value
        guard most > 0, let found = try roundTrips().first(where: { $0.layer == .announced })
        else { return nil }
        let low = found.bands.reduce(Int64(0)) { $0 + $1.total.tracedLow }
        let high = found.bands.reduce(Int64(0)) { $0 + $1.total.tracedHigh }
        return min(low, most)...min(high, most)
    }

    /// All of it.
    func returnable() throws(MeasureError) {
        _ = try returnableLayers()
        _ = try returnableDated()
        _ = try returnableFragility()
        _ = try returnableExcess()
        for layer in Firmness.allCases {
            _ = try outsideCoverage(layer)
            _ = try consolidated(layer)
        }
        _ = try requiredRevenue()
        _ = try requiredOfGroup()
        _ = try supplierFunding()
        _ = try buyerTotals()
        _ = try bulletinClasses()
        _ = try missingOrders()
        _ = try pledges()
        _ = try disclosure()
        _ = try tracedReturn()
    }
}
