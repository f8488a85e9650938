import FlowNetwork
import Ledger
import Money
import Testing

@testable import Circularity

@Suite("Outside money from facts")
struct BooksTests {
    static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

    static let rates: [(name: String, from: String, to: String, units: Int64)] = [
        ("the quarter's own figure before the year's", "2025-07-01", "2025-10-01", 920),
        ("the year's rate where no quarter is known", "2025-01-01", "2025-04-01", 900),
        ("held after the last figure", "2027-01-01", "2027-04-01", 1800),
        ("held before the first figure", "2020-01-01", "2020-04-01", 910),
        ("a forecast where nothing is reported", "2026-04-01", "2026-07-01", 1820),
    ]

    @Test("revenue of a span is that of the best figure for it", arguments: rates.indices)
    func revenue(index: Int) throws {
        var builder = LedgerBuilder(firms: ["firm"])
        builder.fact("firm", "revenue_annual", 3650, asOf: "2025-12-31")
        builder.fact("firm", "revenue_quarter", 920, asOf: "2025-09-30")
        builder.fact(
            "firm", "revenue_annual", 7300, asOf: "2026-12-31", basis: .forecast,
            scope: "forecast of 2025-Q1")
        builder.fact("firm", "revenue_annual", 999_999, asOf: "2026-12-31", basis: .target)
        builder.fact("firm", "revenue_annual", 999_999, asOf: "2024-12-31", scope: "one segment")
        let curve = try #require(RevenueCurve(of: "firm", builder.ledger))
        let known = Self.rates[index]
        #expect(
            curve.units(from: Self.day(known.from), to: Self.day(known.to)) == known.units,
            "\(known.name)")
    }

    @Test("without a figure books are unknown, not empty")
    func unknown() {
        var builder = LedgerBuilder(firms: ["firm", "other"])
        builder.fact("other", "cash_and_securities", 70, asOf: "2025-06-30")
        let ledger = builder.ledger
        let calendar = Flows.calendar(8)
        #expect(ExternalAccounts(of: "firm", ledger, calendar: calendar) == .unknown)
        let other = ExternalAccounts(of: "other", ledger, calendar: calendar)
        #expect(other.revenue == nil && other.isUnknown)
        #expect(other.cash == [.init(step: 1, minorUnits: 70)])
    }

    @Test("drawing and settling neither make nor lose money", arguments: TracingMethod.allCases)
    func pool(method: TracingMethod) {
        var random = SplitMix(7)
        var pool = TaintedBalance(method)
        for _ in 0..<2000 {
            let before = (total: pool.total, tagged: pool.tagged)
            switch random.below(3) {
            case 0:
                let amount = Int64(random.below(1000))
                let tagged = Int64(random.below(Int(amount) + 1))
                pool.add(amount, tagged: tagged)
                #expect(pool.total == before.total + amount)
                #expect(pool.tagged == before.tagged + tagged)
            case 1:
                let wanted = Int64(random.below(1500))
                let drawn = pool.draw(wanted)
                #expect(drawn.total == min(wanted, before.total))
                #expect(drawn.tagged >= 0 && drawn.tagged <= drawn.total)
                #expect(pool.total == before.total - drawn.total)
                #expect(pool.tagged == before.tagged - drawn.tagged)
            default:
                let balance = Int64(random.below(3000))
                pool.settle(at: balance)
                #expect(pool.total == balance)
                #expect(pool.tagged <= before.tagged)
            }
            #expect(pool.tagged >= 0 && pool.tagged <= pool.total)
        }
    }

    @Test("tagged money is split to the unit, and no part is above its amount")
    func split() {
        var random = SplitMix(3)
        for _ in 0..<500 {
            let amounts = (0..<(1 + random.below(6))).map { _ in Int64(random.below(20)) }
            let sum = amounts.reduce(0, +)
            let tagged = Int64(random.below(Int(sum) + 1))
            let parts = TaintedBalance.split(tagged, over: amounts)
            #expect(parts.reduce(0, +) == (sum > 0 ? tagged : 0))
            #expect(zip(parts, amounts).allSatisfy { $0 <= $1 && $0 >= 0 })
        }
    }
}

@Suite("Return shares")
struct ReturnShareTests {
    static let window = FlowView.Window(
        start: BooksTests.day("2025-01-01"), end: BooksTests.day("2026-01-01"))
    private typealias Flow = (from: Int, to: Int, amount: Int64, isSale: Bool)

    @Test("two firms that pay each other and keep half return a quarter")
    func twoParties() throws {
        // Each receives 100 inside, earns 100 outside and pays 100 inside: half of what it has goes on.
        let flows: [Flow] = [(0, 1, 100, true), (1, 0, 100, true)]
        let shares = try ReturnShares(
            names: ["a", "b"], flows: flows, revenue: [200, 200], window: Self.window)
        #expect(shares.firms.count == 2)
        for firm in shares.firms {
            let share = try #require(firm.share.value)
            #expect(abs(share - 0.25) < 1e-12)
        }
        #expect(shares.unknownFirms.isEmpty)
    }

    @Test(
        "an unknown firm on the way makes a share undefined, between nothing and its closed books")
    func unknown() throws {
        let flows: [Flow] = [(0, 1, 100, true), (1, 0, 100, true)]
        let shares = try ReturnShares(
            names: ["a", "b"], flows: flows, revenue: [200, nil], window: Self.window)
        let a = try #require(shares.firms.first { $0.firm == 0 })
        #expect(a.share.value == nil && a.share.reason?.contains("b") == true)
        #expect(a.low == 0)
        // b passes on all of it, a half of what a holds.
        #expect(abs(a.high - 0.5) < 1e-12)
        #expect(shares.unknownFirms == [1])
    }

    @Test("an unknown firm beside the way leaves shares defined")
    func beside() throws {
        let flows: [Flow] = [(0, 1, 100, true), (1, 0, 100, true), (2, 0, 50, true)]
        let shares = try ReturnShares(
            names: ["a", "b", "c"], flows: flows, revenue: [250, 200, nil], window: Self.window)
        #expect(shares.firms.allSatisfy { $0.share.value != nil })
        #expect(shares.unknownFirms == [2])
    }
}
