import Money

/// Resolves one leg of a deal and splits its dollars by firmness.
struct LegResolution {
    let deal: Deal
    let status: StatusResolution
    let asOf: Day
    let exchange: ExchangeTable
    let source: (String) -> Source?

    /// - Returns: `nil` when the leg is not known yet, or when the newest claim about it says that it is not part of the deal.
    func resolve(_ legID: String, history: [Claim], chooser: inout FieldChooser) -> ResolvedLeg? {
        let fields = LegFields(deal: deal, legID: legID, asOf: asOf, history: history)
        guard let lastMention = fields.mentions.last,
            let from = fields.choose(\.from, key: "from", chooser: &chooser),
            let to = fields.choose(\.to, key: "to", chooser: &chooser),
            let kind = fields.choose(\.kind, key: "kind", chooser: &chooser, text: { $0.rawValue })
        else { return nil }
        let denial = history.enumerated().last { $0.element.denies.contains(legID) }
        if let denial, denial.offset > lastMention.order { return nil }

        let contract = fields.choose(
            amount: \.amount, key: "amount", voice: .contract, exchange: exchange, chooser: &chooser
        )
        let isAmountResolved =
            contract != nil
            && deal.resolutions.contains {
                $0.field == "\(legID).amount" && $0.use == contract?.source
            }
        // A report about an amount that the analyst settled by the contract adds nothing.
        let report =
            isAmountResolved
            ? nil
            : fields.choose(
                amount: \.amount, key: "amount", voice: .report, exchange: exchange,
                chooser: &chooser)
        let paid = fields.choose(
            amount: \.paid, key: "paid", voice: .any, exchange: exchange, chooser: &chooser)
        let (book, balance) = self.book(fields, &chooser)
        let binding =
            fields.choose(
                \.binding, key: "binding", chooser: &chooser, text: { $0.rawValue },
                said: { .binding($0) })
            ?? .unknown
        let tranches = fields.newest(\.tranches)
        let counted = tranches.compactMap(base)
        let start = fields.choose(date: \.start, key: "start", chooser: &chooser)
        let end = fields.choose(date: \.end, key: "end", chooser: &chooser)
        let term = fields.choose(
            \.term, key: "term", chooser: &chooser, text: { $0.description }, said: { .term($0) })
        let pay = fields.choose(\.pay, key: "pay", chooser: &chooser, text: { $0.shape.rawValue })

        // Where nothing else gives a sum, what is known rests on the claim that gives the paid tranches.
        let paidTranches: String? =
            [contract, report, paid, balance].allSatisfy { $0?.value.stated == nil }
                && counted.contains(where: \.isPaidSum)
            ? fields.newestSource(\.tranches) : nil
        let sources =
            [contract, report, paid, balance].compactMap { $0?.source }
            + (paidTranches.map { [$0] } ?? [])
        let isAssumed =
            !sources.isEmpty && sources.allSatisfy { source($0)?.kind == .assumption }
        let split = FirmnessSplit(
            status: status.status, binding: binding, isAssumed: isAssumed,
            contract: contract.flatMap { base($0.value, $0.date) },
            report: report.flatMap { base($0.value, $0.date) },
            paid: Self.larger(
                paid.flatMap { base($0.value, $0.date) },
                balance.flatMap { base($0.value, $0.date) }),
            tranches: counted)

        let grades = sources.compactMap { source($0)?.grade }
        var resolved = ResolvedLeg(
            id: "\(deal.id)/\(legID)", dealID: deal.id, legID: legID, from: from, to: to,
            kind: kind,
            amount: contract?.value, reportedAmount: report?.value,
            quantity: fields.choose(
                \.quantity, key: "quantity", chooser: &chooser,
                text: {
                    "\($0.basis == .exact ? "" : "\($0.basis.rawValue) ")\($0.value) \($0.unit)"
                }, said: { .quantity($0) }),
            settles: fields.choose(
                \.settles, key: "settles", chooser: &chooser, text: { $0.rawValue }),
            binding: binding,
            schedule: ScheduleBuilder(
                kind: kind, pay: pay, start: start, end: end, term: term, tranches: tranches,
                contractDate: status.since, exchange: exchange
            ).schedule(),
            tranches: tranches.map(inBaseCurrency), tiedTo: fields.newest(\.tiedTo),
            partOf: fields.newest(\.partOf), overlaps: fields.newest(\.overlaps),
            securedBy: fields.newest(\.securedBy), covers: fields.newest(\.covers),
            takeOrPay: fields.choose(\.takeOrPay, key: "take_or_pay", chooser: &chooser),
            condition: fields.mentions.last { $0.leg.condition != nil }?.leg.condition,
            cancelTerms: fields.mentions.last { $0.leg.cancelTerms != nil }?.leg.cancelTerms,
            stated: split.stated, low: split.low, high: split.high,
            firmness: split.restLayer,
            isUndisclosed: split.isUndisclosed && split.restLayer != nil,
            isOpenEnded: contract?.value.basis == .atLeast,
            amountSources: sources.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            grade: grades.max(), status: status.status)
        resolved.book = book
        resolved.isRestUnknown = paidTranches != nil && resolved.firmness != .paid
        resolved.support = AmountSupport(
            contract: fields.support(contract, \.amount, .contract),
            reported: fields.support(report, \.amount, .report),
            paid: fields.support(paid, \.paid, .any)
                + fields.support(balance, \.book.balance, .any)
                + (paidTranches.map { [$0] } ?? []))
        return resolved
    }

    /// What the newest claims say of the books, and the claim with the largest balance: so much was paid at some time, whatever is left of it.
    private func book(
        _ fields: LegFields, _ chooser: inout FieldChooser
    ) -> (LegBook<Int64>, largest: Candidate<Amount>?) {
        var book = LegBook<Int64>()
        guard fields.mentions.contains(where: { $0.leg.book != LegBook() }) else {
            return (book, nil)
        }
        for (index, (key, field)) in LegBookKeys.worded.enumerated() {
            let chosen = fields.choose(
                amount: (\Leg.book).appending(path: field), key: key, voice: .any,
                exchange: exchange, chooser: &chooser)
            book[keyPath: LegBookKeys.resolved[index].field] = chosen.flatMap {
                base($0.value, $0.date)?.stated?.minorUnits
            }
        }
        let balances = fields.candidates(\.book.balance, .any, key: "balance")
        let largest = balances.max {
            (base($0.value, $0.date)?.stated?.minorUnits ?? 0, $1.order)
                < (base($1.value, $1.date)?.stated?.minorUnits ?? 0, $0.order)
        }
        return (book, largest)
    }

    /// The one with the larger stated sum.
    private static func larger(_ one: Amount?, _ other: Amount?) -> Amount? {
        guard let other, let units = other.stated?.minorUnits else { return one }
        return units > (one?.stated?.minorUnits ?? -1) ? other : one
    }

    private func base(_ amount: Amount, _ date: PartialDate) -> Amount? {
        exchange.convert(amount, on: min(date.first, asOf))
    }

    /// A tranche as the rest of the leg is counted; one without a rate stays as it is, and is E150.
    private func inBaseCurrency(_ tranche: Tranche) -> Tranche {
        var converted = tranche
        converted.amount = exchange.convert(tranche.amount, on: asOf) ?? tranche.amount
        return converted
    }

    private func base(_ tranche: Tranche) -> Tranche? {
        guard let amount = exchange.convert(tranche.amount, on: asOf) else { return nil }
        var converted = tranche
        converted.amount = amount
        if let paid = tranche.paid, paid.first > asOf { converted.paid = nil }
        return converted
    }
}
