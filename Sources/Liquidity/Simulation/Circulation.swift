extension CashFlowModel {
    /// Share of what each leg still pays from a quarter on that goes round: the part of it that belongs to financing circuits. Legs without any are not there.
    ///
    /// A circuit carries no more than its narrowest leg: what that one pays from the quarter on, on the path without shocks. Circuits take their dollars one after another,
    /// the shortest first, so that none is counted twice. A leg whose circuits bring no funding from then on belongs to none: a purchase does not hang on money
    /// that has already come.
    ///
    /// - Parameter quarter: the first that counts, from 0; all quarters that the model has numbers for count, so that a shorter horizon gives the same shares.
    /// - Throws: ``SimulationError`` for a model that cannot be simulated.
    public func circulation(
        from quarter: Int, maxLength: Int = 8
    ) throws(SimulationError) -> [CircuitLeg: Double] {
        let circuits = financingCircuits(maxLength: maxLength)
        guard !circuits.isEmpty else { return [:] }
        let amounts = try amountsToCome(from: quarter)
        var left = amounts
        var round: [CircuitLeg: Double] = [:]
        for circuit in circuits.sorted(by: {
            ($0.legs.count, $0.legs.first ?? .funding(0)) < (
                $1.legs.count, $1.legs.first ?? .funding(0)
            )
        }) {
            let narrowest = circuit.legs.map { left[$0] ?? 0 }.min() ?? 0
            guard narrowest > 0 else { continue }
            for leg in circuit.legs {
                left[leg, default: 0] -= narrowest
                round[leg, default: 0] += narrowest
            }
        }
        return round.reduce(into: [:]) { shares, entry in
            shares[entry.key] = min(1, entry.value / (amounts[entry.key] ?? entry.value))
        }
    }

    /// What each leg pays from a quarter on, on the path without shocks.
    func amountsToCome(from quarter: Int) throws(SimulationError) -> [CircuitLeg: Double] {
        var whole = self
        let known = obligations.map(\.takeOrPay.count) + fundings.map(\.amounts.count)
        whole.quarters = min(
            SimulationLimits.quarters.upperBound, max(quarters, known.max() ?? quarters))
        let path = try LiquiditySimulation(whole).zeroShock()
        var amounts: [CircuitLeg: Double] = [:]
        for time in max(0, quarter)..<max(0, quarter, path.quarters) {
            for leg in 0..<path.fundings {
                amounts[.funding(leg), default: 0] += path.funding[time * path.fundings + leg]
            }
            for leg in 0..<path.obligations {
                amounts[.obligation(leg), default: 0] += path.newDue[time * path.obligations + leg]
            }
        }
        return amounts
    }

    /// Stops what goes round from a quarter on, and nothing else of the legs that it goes through.
    ///
    /// - Throws: ``SimulationError`` for a model that cannot be simulated, and nothing is stopped.
    mutating func stopCirculation(from quarter: Int) throws(SimulationError) {
        let shares = try circulation(from: quarter)
        guard !shares.isEmpty else { return }
        let amounts = try amountsToCome(from: quarter)
        for (leg, share) in shares {
            guard case .funding(let place) = leg else { continue }
            fundings[place].stop(share, from: quarter, of: quarters)
        }
        for (place, due) in obligations.enumerated() {
            let leg = CircuitLeg.obligation(place)
            guard let share = shares[leg], let amount = amounts[leg], amount > 0 else { continue }
            // What falls already because the funding or the due that it hangs on falls.
            var fallen = 0.0
            if let contingent = due.contingent {
                let other = CircuitLeg.funding(contingent.funding)
                fallen += contingent.perUnit * (amounts[other] ?? 0) * (shares[other] ?? 0)
            }
            if let follows = due.follows {
                let other = CircuitLeg.obligation(follows.obligation)
                fallen += follows.share * (amounts[other] ?? 0) * (shares[other] ?? 0)
            }
            let already = min(1, fallen / amount)
            guard share > already else { continue }
            obligations[place].stop(
                1 - (1 - share) / (1 - already), from: quarter, of: quarters)
        }
    }
}

/// Shares closer to all than this are all of it.
private let wholeShare = 1 - 1e-12

extension Obligation {
    fileprivate mutating func stop(_ share: Double, from quarter: Int, of quarters: Int) {
        if share >= wholeShare { return stopAt(quarter) }
        kept = CashFlowModel.scaled(
            kept, by: 1 - share, from: quarter, of: max(quarters, takeOrPay.count))
    }
}

extension Funding {
    fileprivate mutating func stop(_ share: Double, from quarter: Int, of quarters: Int) {
        if share >= wholeShare { return stopAt(quarter) }
        kept = CashFlowModel.scaled(
            kept, by: 1 - share, from: quarter, of: max(quarters, amounts.count))
    }
}

extension CashFlowModel {
    fileprivate static func scaled(
        _ kept: [Double], by factor: Double, from quarter: Int, of quarters: Int
    ) -> [Double] {
        (0..<max(quarters, kept.count)).map { time in
            let before = kept.indices.contains(time) ? kept[time] : 1
            return time >= quarter ? before * factor : before
        }
    }
}
