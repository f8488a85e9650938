import Text

extension ScenarioDecoder {
    /// What is said about legs of the ledger, or the flows that only the scenario has.
    func flows(_ fields: MappingDecoder, _ key: String, ofLedger: Bool) -> [FlowAssumptions] {
        fields.table(key).compactMap { entry in
            let owner = ofLedger ? "leg '\(entry.key)'" : "'\(entry.key)' of '\(key)'"
            guard
                let parts = MappingDecoder(
                    entry.value, .flow, owner: owner, place: entry.keyPlace, collector)
            else { return nil }
            if !ofLedger, collector.checkedID(entry.key, at: entry.keyPlace) == nil { return nil }
            var flow = FlowAssumptions(id: entry.key, place: entry.keyPlace)
            flow.title = texts(parts, "title")
            flow.from = parts.id("from")
            flow.to = parts.id("to")
            if ofLedger, let stray = ["title", "from", "to"].first(where: parts.has) {
                parts.report(
                    .scenarioIncomplete, stray, "\(owner) has '\(stray)', which the ledger gives",
                    help: "take it out")
            }
            flow.amount = input(parts, "amount", .notNegative)
            flow.start = input(parts, "start", .year)
            flow.years = input(parts, "years", .length)
            flow.profile = parts.word("profile", FlowAssumptions.Profile.self)
            flow.probability = input(parts, "probability", .probability)
            flow.isCommitted = parts.flag("committed")
            flow.slip = input(parts, "slip", .slip)
            flow.price = input(parts, "price", .factor)
            flow.usage = input(parts, "usage", .share)
            flow.rank = parts.count("rank")
            flow.arrears = parts.word("arrears", FlowAssumptions.ArrearsRule.self)
            flow.interest = input(parts, "interest", .share)
            flow.recycling = input(parts, "recycling", .share)
            flow.recyclingPayer = parts.id("recycling_payer")
            flow.contingent = mapping(parts, "contingent", .contingent).flatMap { contingent in
                guard let funding = contingent.text("funding"),
                    let perUnit = input(contingent, "per_unit", .factor)
                else { return nil }
                return FlowAssumptions.Contingent(funding: funding, perUnit: perUnit)
            }
            flow.passesOn = parts.elements("passes_on").compactMap { node in
                guard
                    let part = MappingDecoder(
                        node, .passOn, owner: "'passes_on' of \(owner)", collector),
                    let to = part.id("to"), let share = input(part, "share", .share)
                else { return nil }
                return FlowAssumptions.PassOn(to: to, share: share)
            }
            flow.covers = parts.text("covers")
            flow.requirements = parts.elements("only_if").compactMap { node in
                guard let text = collector.text(node, "'only_if' of \(owner)") else { return nil }
                guard let word = FlowAssumptions.Requirement(rawValue: text) else {
                    collector.report(
                        .unknownWord, at: node.place, "'\(text)' is not an 'only_if' of \(owner)",
                        help: collector.didYouMean(
                            text, in: FlowAssumptions.Requirement.allCases.map(\.rawValue)))
                    return nil
                }
                return word
            }
            flow.leftOut = parts.text("left_out")
            flow.isCapacity = parts.flag("capacity")
            flow.delivers = parts.flag("delivers")
            flow.isRepayment = parts.flag("repayment")
            flow.isBeyondPlan = parts.flag("beyond_plan")
            flow.takeOrPayFloor = input(parts, "take_or_pay_floor", .share)
            flow.lossGivenDefault = input(parts, "loss_given_default", .share)
            flow.response = response(parts, "response", namesFirm: true)
            flow.cashShare = input(parts, "cash_share", .share)
            flow.whenClosed = input(parts, "when_closed", .share)
            flow.promiseGroup = parts.id("promise_group")
            return flow
        }
    }
}
