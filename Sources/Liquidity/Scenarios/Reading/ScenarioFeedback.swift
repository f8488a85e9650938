import Text

extension ScenarioDecoder {
    func capacityLimit(_ fields: MappingDecoder) -> FirmAssumptions.CapacityAssumptions? {
        mapping(fields, "capacity_limit", .capacityLimit).map { parts in
            FirmAssumptions.CapacityAssumptions(
                elasticity: input(parts, "elasticity", .elasticity),
                slack: input(parts, "slack", .slack),
                shareOfCosts: input(parts, "share_of_costs", .share),
                demandElasticity: input(parts, "demand_elasticity", .elasticity),
                halfLife: input(parts, "half_life", .halfLife), place: parts.place)
        }
    }

    func market(_ fields: MappingDecoder) -> Scenario.Market? {
        mapping(fields, "market", .market).flatMap { parts in
            let closing = input(parts, "closing", .probability)
            let opening = input(parts, "opening", .probability)
            let whenClosed = input(parts, "when_closed", .share)
            guard let closing, let opening else { return nil }
            return Scenario.Market(
                closing: closing, opening: opening, whenClosed: whenClosed, place: parts.place)
        }
    }

    func spending(_ fields: MappingDecoder) -> FirmAssumptions.SpendingAssumptions? {
        mapping(fields, "spending", .spending).map { parts in
            FirmAssumptions.SpendingAssumptions(
                buffer: input(parts, "buffer", .any),
                discretionaryShare: input(parts, "discretionary_share", .share),
                place: parts.place)
        }
    }

    func response(
        _ fields: MappingDecoder, _ key: String, namesFirm: Bool
    ) -> FlowAssumptions.Response? {
        mapping(fields, key, namesFirm ? .response : .fundingResponse).map { parts in
            FlowAssumptions.Response(
                firm: namesFirm ? parts.id("firm") : nil,
                probability: input(parts, "probability", .response),
                amount: input(parts, "amount", .response), place: parts.place)
        }
    }
}
