import Money

/// Splits a leg's dollars by firmness, at the stated amount and at both ends of what the wording allows.
///
/// What is paid is paid: the `paid` amount, paid tranches, or all of a completed deal. Of the rest, signed and binding dollars are `binding`, except
/// in tranches that still have a condition; those, announcements and letters of intent are `announced`; talks, rumours and the excess of reported
/// figures over the contract are `reported`; what only an assumption supports is `estimated`.
struct FirmnessSplit {
    private(set) var stated = LayeredAmount.zero
    private(set) var low = LayeredAmount.zero
    private(set) var high = LayeredAmount.zero
    /// No source gives a sum of money.
    let isUndisclosed: Bool
    /// Layer of what is not paid; `nil` when the deal has ended and nothing more is owed.
    let restLayer: Firmness?

    /// All amounts in the base currency.
    init(
        status: DealStatus?, binding: Binding, isAssumed: Bool, contract: Amount?, report: Amount?,
        paid: Amount?, tranches: [Tranche]
    ) {
        isUndisclosed =
            contract?.stated == nil && report?.stated == nil && paid?.stated == nil
            && !tranches.contains(where: \.isPaidSum)

        let layer: Firmness? =
            switch status {
            case .superseded, .cancelled, .expired: nil
            case _ where isAssumed: .estimated
            case .completed: .paid
            case .signed, .inForce, .amended: binding == .binding ? .binding : .announced
            case .announced: .announced
            case .rumoured, .inTalks, nil: .reported
            }
        restLayer = layer

        func units(_ money: Money?) -> Int64? { money?.minorUnits }
        func sum(_ which: (Tranche) -> Bool, _ value: (Amount) -> Int64?) -> Int64 {
            tranches.filter(which).reduce(0) {
                min(Tranche.limit, $0 + $1.together(value($1.amount) ?? 0))
            }
        }
        let isPaid: (Tranche) -> Bool = { $0.paid != nil }
        let isFirm: (Tranche) -> Bool = { $0.paid == nil && $0.conditions.isEmpty }
        let isConditional: (Tranche) -> Bool = { $0.paid == nil && !$0.conditions.isEmpty }

        func split(_ total: Int64, _ paidPart: Int64, _ conditional: Int64, _ reported: Int64)
            -> LayeredAmount
        {
            var layers = LayeredAmount.zero
            layers.paid = paidPart
            let rest = max(0, total - paidPart)
            if let layer { layers[layer] += rest }
            if layer == .binding {
                let held = min(rest, conditional)
                layers.binding -= held
                layers.announced += held
            }
            if layer != nil {
                let excess = max(0, reported - max(total, paidPart))
                if isAssumed { layers.estimated += excess } else { layers.reported += excess }
            }
            return layers
        }
        let stateds: (Amount) -> Int64? = { units($0.stated) }
        let paidStated = max(units(paid?.stated) ?? 0, sum(isPaid, stateds))
        let contractStated = units(contract?.stated) ?? 0
        stated = split(
            contractStated, paidStated, sum(isConditional, stateds), units(report?.stated) ?? 0)

        let lows: (Amount) -> Int64? = { units($0.low) }
        let paidLow = max(units(paid?.low) ?? 0, sum(isPaid, lows))
        // "up to" promises nothing beyond what is paid or falls due without a condition.
        let contractLow = max(units(contract?.low) ?? 0, paidLow + sum(isFirm, lows))
        low = split(
            min(contractLow, max(contractStated, paidLow)), paidLow, 0, units(report?.low) ?? 0)

        let contractHigh = units(contract?.high ?? contract?.stated) ?? 0
        let highs: (Amount) -> Int64? = { units($0.high ?? $0.stated) }
        high = split(
            contractHigh, max(units(paid?.high ?? paid?.stated) ?? 0, sum(isPaid, highs)),
            sum(isConditional, highs), units(report?.high ?? report?.stated) ?? 0)
    }
}

extension Tranche {
    /// What no sum of tranches is taken beyond, minor units: a ledger that reaches it is refused (E124), and its arithmetic must not overflow before that is told.
    static let limit = Int64.max >> 2

    /// All ``count`` of them, each of so many minor units; ``limit`` at most.
    func together(_ each: Int64) -> Int64 {
        let (product, overflow) = each.multipliedReportingOverflow(by: Int64(count))
        return overflow ? Self.limit : min(product, Self.limit)
    }

    /// Whether it was paid and a source gives its sum.
    var isPaidSum: Bool { paid != nil && amount.stated != nil }
}
