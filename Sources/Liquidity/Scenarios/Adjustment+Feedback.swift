/// Changes of what feeds back: capacity into revenue, revenue into promises, cash into what is bought.
extension Adjustment {
    func applyFeedback(to model: inout CashFlowModel) {
        switch kind {
        case .capacityFactor:
            for leg in obligations(model) {
                scale(&model.obligations[leg].capacitySupply, by: max(0, value))
            }
        case .elasticityShift: shiftLimit(&model, \.elasticity, in: 0...10)
        case .slackShift: shiftLimit(&model, \.slack, in: 0...1000)
        case .capacityCostShift: shiftLimit(&model, \.shareOfCosts, in: 0...1)
        case .demandElasticityShift: shiftLimit(&model, \.longRunElasticity, in: 0...10)
        case .bufferFactor:
            for firm in firms(model) { model.firms[firm].spendingPlan?.buffer *= value }
        case .discretionaryShift:
            for firm in firms(model) {
                guard let plan = model.firms[firm].spendingPlan else { continue }
                model.firms[firm].spendingPlan?.discretionaryShare = held(
                    plan.discretionaryShare + value, 0...1)
            }
        case .floorShift:
            for leg in obligations(model) {
                model.obligations[leg].takeOrPayFloor = held(
                    model.obligations[leg].takeOrPayFloor + value, 0...1)
            }
        case .probabilityResponseShift: shiftResponse(&model, \.probability)
        case .amountResponseShift: shiftResponse(&model, \.amount)
        case .cashShareShift:
            for leg in fundings(model) {
                model.fundings[leg].cashShare = held(
                    model.fundings[leg].cashShare + value, 0...1)
            }
        case .marketClosed:
            guard case .everything = target, let market = model.market else { return }
            let quarters = Int(max(0, value).rounded(.up))
            guard quarters > 0 else { return }
            let (first, end) = (max(0, from), max(0, from) + quarters)
            // What two changes close is closed between them too.
            model.market?.shut =
                min(
                    first, market.shut?.lowerBound ?? first)..<max(
                    end, market.shut?.upperBound ?? end)
        case .marketFactor:
            guard case .everything = target, let market = model.market else { return }
            model.market?.closing = held(market.closing * value, 0...1)
        default: break
        }
    }

    private func held(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        min(range.upperBound, max(range.lowerBound, value))
    }

    private func shiftLimit(
        _ model: inout CashFlowModel, _ field: WritableKeyPath<CapacityLimit, Double>,
        in range: ClosedRange<Double>
    ) {
        for firm in firms(model) {
            guard var limit = model.firms[firm].capacityLimit else { continue }
            limit[keyPath: field] = held(limit[keyPath: field] + value, range)
            model.firms[firm].capacityLimit = limit
        }
    }

    private func shiftResponse(
        _ model: inout CashFlowModel, _ field: WritableKeyPath<FundingResponse, Double>
    ) {
        for leg in fundings(model) {
            guard var response = model.fundings[leg].response else { continue }
            response[keyPath: field] = held(response[keyPath: field] + value, 0...100)
            model.fundings[leg].response = response
        }
    }
}
