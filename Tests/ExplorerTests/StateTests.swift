import Analysis
import Ledger
import Money
import Testing
import Text

@testable import Explorer

@Suite("The explorer's settings")
struct StateTests {
    private static let model = WebModel.opened.model

    @Test(
        "an address says the same as the settings that it is made of",
        arguments: [
            "day=2026-06-30&layer=binding&off=b-c-rent&lang=ko",
            "day=2026-03-31&layer=announced&amount.a-b-stake/stake=123456789u&start.b-c-rent/rent=2026-02-01&cash.b=5u&lang=en",
            "day=2026-06-30&layer=estimated&off=a-b-stake&off=c-a-chips&lang=en",
        ])
    func roundTrip(query: String) {
        let (state, problems) = ExplorerState.reading(query, of: Self.model)
        #expect(problems.isEmpty)
        #expect(state.query == query)
        #expect(ExplorerState.reading(state.query, of: Self.model).state == state)
    }

    @Test("amounts are read as the ledger writes them, with the currency or without")
    func amounts() {
        for text in ["5bn", "USD 5bn", "5000m", "500000000000u", " 5bn ", "5+bn", "USD%205bn"] {
            let (state, problems) = ExplorerState.reading(
                "amount.a-b-stake/stake=\(text)", of: Self.model)
            #expect(problems.isEmpty, "\(text)")
            #expect(state.amounts["a-b-stake/stake"] == 500_000_000_000, "\(text)")
        }
    }

    @Test(
        "what cannot be used is named and left out",
        arguments: [
            ("day=2026-02-30", StateProblem.Reason.badDay), ("layer=firm", .badLayer),
            ("off=nobody", .unknownDeal), ("amount.a-b-stake/none=5bn", .unknownLeg),
            ("amount.a-b-stake/stake=-5bn", .badAmount),
            ("amount.a-b-stake/stake=EUR 5bn", .badAmount),
            ("amount.a-b-stake/stake=99999999999999999999u", .badAmount),
            ("start.a-b-stake/stake=soon", .badDay), ("cash.nobody=5bn", .unknownFirm),
            ("cash.c=5bn", .cashUnknown), ("elasticity=2", .noElasticity),
            ("colour=red", .unknownSetting), ("<script>=1", .unknownSetting),
            ("%00%FF=%", .unknownSetting),
        ])
    func refused(query: String, reason: StateProblem.Reason) {
        let (state, problems) = ExplorerState.reading(query, of: Self.model)
        #expect(problems.map(\.reason) == [reason])
        #expect(state == ExplorerState(asOf: Self.model.defaultAsOf))
    }

    @Test("every stop of the elasticity slider is a setting that an address keeps")
    func elasticity() throws {
        let explorer = Explorer(try Demo.opened(adding: "scenarios/limit.yaml", Demo.limited))
        for stop in ExplorerState.elasticityStops {
            let (state, problems) = explorer.reading("elasticity=\(decimalText(stop))")
            #expect(problems.isEmpty && state.elasticity == stop)
            #expect(explorer.reading(state.query).state == state)
        }
        #expect(ExplorerState.elasticityStops == ExplorerState.elasticityStops.sorted())
        for refused in ["-0.05", "10.05", "nan", "much"] {
            let (state, problems) = explorer.reading("elasticity=\(refused)")
            #expect(problems.map(\.reason) == [.badElasticity] && state.elasticity == nil)
        }
    }

    @Test("an address of any length is read in bounded work")
    func long() {
        let query = Array(repeating: "off=b-c-rent", count: 100_000).joined(separator: "&")
        let (state, problems) = ExplorerState.reading(query, of: Self.model)
        #expect(state.off == ["b-c-rent"])
        #expect(problems.map(\.reason) == [.tooMany])
    }
}
