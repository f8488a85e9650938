import Text

/// What is said about capacity, cuts and answering promises has to be able to change something.
extension ScenarioChecks {
    func checkFeedback() {
        let flows = scenario.legs + scenario.fundings + scenario.obligations
        for firm in scenario.firms { check(firm, flows) }
        for flow in scenario.fundings { checkFunding(flow) }
        for flow in scenario.obligations { checkObligation(flow) }
        for flow in scenario.legs {
            if let response = flow.response { check(response, of: flow) }
            checkDelivery(flow)
            if flow.takeOrPayFloor != nil, !scenario.firms.contains(where: { $0.spending != nil }) {
                withoutEffect(
                    flow.place, "'take_or_pay_floor' of '\(flow.id)' changes nothing: no firm cuts",
                    "give its payer `spending`")
            }
            if flow.isCapacity == true,
                !scenario.firms.contains(where: { $0.capacityLimit != nil })
            {
                withoutEffect(
                    flow.place,
                    "'capacity' of '\(flow.id)' changes nothing: no firm's revenue is limited by it",
                    "give its payer a `capacity_limit`")
            }
        }
        checkMarket(flows)
        checkRates()
        for flow in scenario.legs + scenario.fundings where flow.isBeyondPlan != nil {
            withoutEffect(
                flow.place,
                "'beyond_plan' of '\(flow.id)' changes nothing: it is no due of the scenario's own",
                "say it of one of `obligations`")
        }
        for flow in scenario.obligations where flow.isBeyondPlan == true && flow.isRepayment == true
        {
            withoutEffect(
                flow.place,
                "'beyond_plan' of '\(flow.id)' changes nothing: no plan holds a repayment",
                "take it out")
        }
        for flow in scenario.legs + scenario.fundings where flow.isRepayment != nil {
            withoutEffect(
                flow.place,
                "'repayment' of '\(flow.id)' changes nothing: it is no due of the scenario's own",
                "say it of one of `obligations`")
        }
        let groups = Dictionary(grouping: flows.filter { $0.promiseGroup != nil }) {
            $0.promiseGroup ?? ""
        }
        for (name, members) in groups where members.count == 1 {
            withoutEffect(
                members[0].place, "'\(members[0].id)' is alone in the promise group '\(name)'",
                "name the group with another promise too, or take it out")
        }
        if let response = scenario.fundingResponse, response.isEmpty {
            incomplete(response.place, "'funding_response' has neither 'probability' nor 'amount'")
        }
    }

    private func checkRates() {
        let owing = scenario.firms.filter { $0.floatingDebt != nil }
        if let first = scenario.ratePath.first, owing.isEmpty {
            withoutEffect(
                first.input.place,
                "'rate_path' changes nothing: nobody owes debt at a floating rate",
                "give `floating_debt` of a firm")
        }
        for firm in owing where scenario.ratePath.isEmpty {
            withoutEffect(
                firm.place,
                "'floating_debt' of '\(firm.id)' changes nothing: rates stay as plans have them",
                "give the scenario a `rate_path`, or say it in the scenario that has one")
        }
    }

    private func checkMarket(_ flows: [FlowAssumptions]) {
        let closed = flows.filter { $0.whenClosed != nil }
        if let market = scenario.market {
            if market.whenClosed == nil, closed.isEmpty {
                withoutEffect(
                    market.place,
                    "'market' changes nothing: all money comes while it is closed too",
                    "give `when_closed` here or of a funding")
            }
            return
        }
        for flow in closed {
            withoutEffect(
                flow.place, "'when_closed' of '\(flow.id)' changes nothing: there is no market",
                "give the scenario a `market`")
        }
        for change in scenario.changes
        where change.kind == .marketClosed || change.kind == .marketFactor {
            withoutEffect(
                change.place, "'\(change.kind.rawValue)' changes nothing: there is no market",
                "give the scenario a `market`")
        }
    }

    private func check(_ firm: FirmAssumptions, _ flows: [FlowAssumptions]) {
        if firm.volatilityRevisions != nil, firm.volatility == nil {
            report(
                .scenarioIncomplete, firm.place,
                "'volatility_revisions' of '\(firm.id)' has no 'volatility' beside it",
                "give the volatility that holds where too few forecasts were revised")
        }
        if let limit = firm.capacityLimit {
            if limit.elasticity == nil, limit.demandElasticity == nil {
                incomplete(
                    limit.place,
                    "'capacity_limit' of '\(firm.id)' has neither 'elasticity' nor 'demand_elasticity'"
                )
            }
            if limit.halfLife != nil, limit.demandElasticity == nil {
                withoutEffect(
                    limit.place,
                    "'half_life' of '\(firm.id)' changes nothing without 'demand_elasticity'",
                    "add `demand_elasticity`, or take it out")
            }
            if limit.shareOfCosts == nil,
                !flows.contains(where: { $0.isCapacity == true && ($0.from ?? firm.id) == firm.id })
            {
                withoutEffect(
                    limit.place,
                    "'capacity_limit' of '\(firm.id)' changes nothing: nothing is its capacity",
                    "say `capacity: true` of a leg that it pays, or give `share_of_costs`")
            }
        }
        guard let spending = firm.spending else { return }
        if spending.discretionaryShare == nil, !flows.contains(where: { $0.takeOrPayFloor != nil })
        {
            withoutEffect(
                spending.place, "'spending' of '\(firm.id)' changes nothing: nothing can be cut",
                "give `discretionary_share`, or `take_or_pay_floor` of a leg that it pays")
        }
    }

    private func check(_ response: FlowAssumptions.Response, of flow: FlowAssumptions) {
        if let firm = response.firm { checkFirm(firm, at: response.place, "'\(flow.id)'") }
        if response.isEmpty {
            incomplete(
                response.place, "'response' of '\(flow.id)' has neither 'probability' nor 'amount'")
        }
    }

    private func checkFunding(_ flow: FlowAssumptions) {
        if let response = flow.response { check(response, of: flow) }
        for (key, isThere) in [
            ("capacity", flow.isCapacity != nil), ("delivers", flow.delivers != nil),
            ("take_or_pay_floor", flow.takeOrPayFloor != nil),
            ("loss_given_default", flow.lossGivenDefault != nil),
        ] where isThere {
            withoutEffect(
                flow.place,
                "'\(key)' of the funding '\(flow.id)' changes nothing: nothing is bought",
                "say it of a purchase")
        }
        if flow.cashShare != nil, flow.from == nil {
            withoutEffect(
                flow.place,
                "'cash_share' of '\(flow.id)' changes nothing: money from outside is not limited",
                "give `from`, or take it out")
        }
    }

    private func checkObligation(_ flow: FlowAssumptions) {
        for (key, isThere) in [
            ("response", flow.response != nil), ("cash_share", flow.cashShare != nil),
            ("promise_group", flow.promiseGroup != nil), ("when_closed", flow.whenClosed != nil),
        ] where isThere {
            withoutEffect(
                flow.place,
                "'\(key)' of the due '\(flow.id)' changes nothing: it is no promise of money",
                "say it of a funding")
        }
        if flow.lossGivenDefault != nil, flow.to == nil {
            withoutEffect(
                flow.place,
                "'loss_given_default' of '\(flow.id)' changes nothing: losses of those outside are not counted",
                "give `to`, or take it out")
        }
        checkDelivery(flow)
        let payer = scenario.firms.first { $0.id == flow.from }
        if flow.isCapacity == true, let payer, payer.capacityLimit == nil {
            withoutEffect(
                flow.place,
                "'capacity' of '\(flow.id)' changes nothing: the revenue of '\(payer.id)' is not limited by it",
                "give '\(payer.id)' a `capacity_limit`")
        }
        if flow.takeOrPayFloor != nil, let payer, payer.spending == nil {
            withoutEffect(
                flow.place,
                "'take_or_pay_floor' of '\(flow.id)' changes nothing: '\(payer.id)' cuts nothing",
                "give '\(payer.id)' `spending`")
        }
    }

    private func checkDelivery(_ flow: FlowAssumptions) {
        if flow.delivers == true, flow.isCapacity != true {
            withoutEffect(
                flow.place, "'delivers' of '\(flow.id)' changes nothing: the leg is no capacity",
                "add `capacity: true`, or take it out")
        }
    }

    private func withoutEffect(_ place: Place, _ message: String, _ help: String) {
        report(.scenarioWithoutEffect, place, message, help)
    }

    private func incomplete(_ place: Place, _ message: String) {
        report(.scenarioIncomplete, place, message, "add one of them, or take the key out")
    }
}

extension FlowAssumptions.Response {
    fileprivate var isEmpty: Bool { probability == nil && amount == nil }
}
