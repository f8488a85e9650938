import Ledger
import Money
import Testing
import Text

@testable import FlowNetwork

@Suite("Pass-through legs")
struct PassThroughTests {
    static let billion: Int64 = 100_000_000_000

    @Test(
        "the leg is spending times the first fact of each factor, its range the product of the ends"
    )
    func product() throws {
        let leg = try #require(try PassThroughModel.network().passThrough.first)
        // 10 + 10 (8…12); 40 % (40…70 %); 85 % (80…90 %)
        #expect(
            leg.spent
                == AmountBand(
                    low: 18 * Self.billion, stated: 20 * Self.billion, high: 22 * Self.billion))
        #expect(leg.factors.map(\.share.stated) == [400_000_000, 850_000_000])
        #expect(leg.gross.stated == 6_800_000_000_00)
        #expect(leg.gross.low == 5_760_000_000_00)
        #expect(leg.gross.high == 13_860_000_000_00)
        #expect(leg.covered == .zero)
        #expect(leg.net == leg.gross)
        #expect(leg.sources == ["filing", "guess"])
        #expect(leg.resolved?.grade == Grade("D4"))
    }

    @Test("the loop through the cloud's budget exists in the layer estimated alone")
    func loopAppears() throws {
        let network = try PassThroughModel.network()
        for layer in Firmness.allCases {
            let circulation = try MaximumCirculation(of: network.digraph(FlowView(layer: layer)))
            let expected: Int64 = layer == .estimated ? 3 * 6_800_000_000_00 : 0
            #expect(circulation.value == expected, "\(layer)")
        }
        let leg = try #require(network.legs.last)
        #expect(leg.isDerived)
        #expect(leg.id == "chips/cloud")
        #expect(leg.kind == .purchase)
    }

    @Test(
        "with and without the rules, every firmer layer has the same dollars",
        arguments: AmountEnd.allCases)
    func firmerLayersUnchanged(end: AmountEnd) throws {
        let with = try PassThroughModel.network()
        let without = try PassThroughModel.network(rules: nil)
        #expect(without.passThrough.isEmpty)
        for layer in Firmness.allCases where layer < .estimated {
            let view = FlowView(layer: layer, end: end)
            let amounts = with.amounts(view)
            #expect(Array(amounts.prefix(without.legs.count)) == without.amounts(view))
            #expect(amounts.dropFirst(without.legs.count).allSatisfy { $0 == 0 })
        }
    }

    @Test(
        "lowest ≤ stated ≤ highest, also after what deals say is taken off",
        arguments: ["0.5", "3", "7", "20"])
    func ordered(amount: String) throws {
        let leg = try #require(
            try PassThroughModel.network(
                deals: PassThroughModel.deals
                    + Self.purchase("about USD \(amount)bn, start: 2025-01-01, end: 2025-12-31")
            ).passThrough.first)
        for band in [leg.spent, leg.gross, leg.covered, leg.net] {
            #expect(0 <= band.low && band.low <= band.stated && band.stated <= band.high)
        }
    }

    @Test(
        "an undated purchase between the two firms is taken off whole, a dated one for the same days"
    )
    func dealsAreTakenOff() throws {
        let undated = try #require(
            try PassThroughModel.network(deals: PassThroughModel.deals + Self.purchase("USD 2bn"))
                .passThrough.first)
        #expect(undated.covered.stated == 2 * Self.billion)
        #expect(undated.net.stated == 4_800_000_000_00)
        // 181 of the 365 days lie in the first two quarters.
        let dated = try #require(
            try PassThroughModel.network(
                deals: PassThroughModel.deals
                    + Self.purchase("USD 3.65bn, start: 2025-01-01, end: 2025-12-31")
            )
            .passThrough.first)
        #expect(dated.covered.stated == 1_810_000_000_00)
        #expect(dated.net.stated == 4_990_000_000_00)
    }

    @Test("where deals say as much already, there is no leg, and the rule's result says why")
    func covered() throws {
        let network = try PassThroughModel.network(
            deals: PassThroughModel.deals + Self.purchase("USD 14bn"))
        let leg = try #require(network.passThrough.first)
        #expect(leg.net == .zero)
        #expect(leg.resolved == nil)
        #expect(network.legs.allSatisfy { !$0.isDerived })
    }

    @Test("the leg falls due in the periods of the spending, and the years add up")
    func schedule() throws {
        let network = try PassThroughModel.network()
        let leg = try #require(network.legs.last)
        let quarters = ["2025-01-01", "2025-04-01", "2025-07-01"].compactMap { Day($0) }
        let paid = zip(quarters, quarters.dropFirst()).map { start, end in
            leg.resolved.schedule.paid(from: start, to: end, of: leg.stated.total) ?? 0
        }
        #expect(paid == [3_400_000_000_00, 3_400_000_000_00])
        let year = try #require(FlowView.Window(year: 2025))
        #expect(network.amounts(FlowView(layer: .estimated, window: year)).last == leg.stated.total)
    }

    @Test(
        "before a factor is known there is no leg; the guess widens the range only once it is known"
    )
    func asOf() throws {
        let early = try #require(Day("2025-05-31"))
        #expect(try PassThroughModel.network(asOf: early).passThrough.isEmpty)
        let between = try #require(Day("2025-08-01"))
        let leg = try #require(try PassThroughModel.network(asOf: between).passThrough.first)
        #expect(leg.gross.stated == 6_800_000_000_00)
        #expect(leg.gross.high == 7_920_000_000_00)
        #expect(leg.sources == ["filing"])
    }

    static func purchase(_ rest: String) -> String {
        """

          cloud-chip:
            title: Cloud buys chips
            parties: [cloud, chip]
            claims:
              - {source: filing, status: in_force, date: 2025-01-01, legs: {chips: {from: cloud-unit, to: chip, kind: purchase, binding: binding, amount: \(rest)}}}
        """
    }
}

@Suite("Rules for pass-through legs: what is wrong is said where it is")
struct PassThroughDiagnosticTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var change: String
        var to: String
        var code: String
        var message: String
        var testDescription: String { "\(code): \(to)" }
    }

    static let cases = [
        Case(
            change: "as_of: 2025-06-30}", to: "as_of: 2025-09-30}", code: "E109",
            message:
                "'cloud' has no fact 'capex_quarter@2025-09-30', which spending of 'cloud' needs"),
        Case(
            change: "as_of: 2025-05, scope: press}", to: "as_of: 2025-05, scope: pres}",
            code: "E109",
            message:
                "'market' has no fact 'accelerator_cost_share@2025-05' of scope 'pres', which factor 'cost-share' needs"
        ),
        Case(
            change: "{firm: market, metric: accelerator_market_share, as_of: 2025}",
            to: "{firm: market, metric: cost_per_gw, as_of: 2025}", code: "E108",
            message:
                "'cost_per_gw@2025' of 'market' cannot be used in factor 'vendor-share': it is not a share"
        ),
        Case(
            change: "{metric: capex_quarter, as_of: 2025-06-30}",
            to: "{metric: cash_and_securities, as_of: 2025-03-31}", code: "E108",
            message:
                "'cash_and_securities@2025-03-31' of 'cloud' cannot be used in spending of 'cloud': its metric covers no quarter or year"
        ),
        Case(
            change: "{metric: capex_quarter, as_of: 2025-06-30}",
            to: "{metric: capex_annual, as_of: 2025-12-31}", code: "E127",
            message:
                "the spending of 'cloud' counts days twice: 'capex_annual@2025-12-31' and 'capex_quarter@2025-03-31'"
        ),
        Case(
            change: "payee: chip", to: "payee: cloud-unit", code: "E140",
            message: "'cloud' is both payer and payee of rule 'chips'"),
        Case(
            change: "payee: chip", to: "payee: chap", code: "E101",
            message: "unknown entity 'chap' in pass-through rule 'chips'"),
        Case(
            change: "      cloud: [", to: "      clout: [", code: "E101",
            message: "unknown entity 'clout' in pass-through rule 'chips'"),
        Case(
            change: "  chips:\n", to: "  chip-lab:\n", code: "E029",
            message: "pass-through rule 'chip-lab' has the id of a deal"),
        Case(
            change: "[{firm: market, metric: accelerator_market_share, as_of: 2025}]", to: "80 %",
            code: "E022", message: "the facts of factor 'vendor-share' must be a list, not text"),
        Case(
            change: "[{firm: market, metric: accelerator_market_share, as_of: 2025}]", to: "[]",
            code: "E023", message: "factor 'vendor-share' names no fact"),
        Case(
            change: "payee: chip\n", to: "payee: chip\n    payes: lab\n", code: "E020",
            message: "unknown key 'payes' in pass-through rule 'chips'"),
    ]

    @Test(arguments: cases)
    func diagnostic(_ item: Case) throws {
        #expect(PassThroughModel.rules.contains(item.change))
        let reading = PassThroughModel.reading(
            rules: PassThroughModel.rules.replacing(item.change, with: item.to))
        let found = reading.diagnostics.filter { $0.severity == .error }
        #expect(
            found.contains { $0.code.rawValue == item.code && $0.message == item.message },
            "\(found.map { "\($0.code.rawValue) \($0.message)" })")
        #expect(reading.model == nil)
        let place = try #require(found.first { $0.code.rawValue == item.code }?.place)
        #expect(place.file == "rules.yaml")
    }

    @Test("the sound rules have no diagnostics of their own")
    func sound() {
        let reading = PassThroughModel.reading()
        #expect(reading.diagnostics.filter { $0.place.file == "rules.yaml" }.isEmpty)
        #expect(reading.model?.passThrough.count == 1)
    }
}
