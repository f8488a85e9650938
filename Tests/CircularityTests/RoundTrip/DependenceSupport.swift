import Ledger
import Money
import Text

@testable import Circularity

/// Whole numbers from a seed (SplitMix64; Steele, Lea & Flood 2014), for tests only.
struct SplitMix {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}

/// Quarterly payments that are written down rather than read.
enum Flows {
    static func calendar(_ quarters: Int) -> StepCalendar {
        let first = Day(year: 2025, month: 1, day: 1) ?? Day(daysSince1970: 20_089)
        return StepCalendar(
            first: first, end: first.adding(months: 3 * quarters).adding(days: -1))
    }

    /// `kind`: `f` financing, `p` purchase.
    static func leg(
        _ kind: Character, _ from: Int, _ to: Int, _ payments: [Int64], tiedTo: [Int] = [],
        free: ClosedRange<Int>? = nil
    ) -> DatedFlows.Leg {
        DatedFlows.Leg(
            id: 0, from: from, to: to, isFinancing: kind == "f", payments: payments,
            freeSteps: free, tiedTo: tiedTo)
    }

    static func make(_ firms: Int, _ legs: [DatedFlows.Leg]) throws -> DatedFlows {
        var numbered = legs
        for index in numbered.indices { numbered[index].id = index }
        let steps = legs.first?.payments.count ?? 1
        return try DatedFlows(firms: firms, calendar: calendar(steps), legs: numbered)
    }

    /// Firms with random payments, ties and legs without dates, and books of which some are unknown.
    static func random(_ seed: Int) throws -> (flows: DatedFlows, books: [ExternalAccounts]) {
        var random = SplitMix(UInt64(seed))
        let firms = 3 + random.below(5)
        let steps = 1 + random.below(12)
        let count = 4 + random.below(20)
        var legs: [DatedFlows.Leg] = []
        for _ in 0..<count {
            let from = random.below(firms)
            let to = (from + 1 + random.below(firms - 1)) % firms
            let isFinancing = random.below(2) == 0
            var payments = [Int64](repeating: 0, count: steps)
            var free: ClosedRange<Int>?
            if random.below(5) == 0 {
                let a = random.below(steps)
                let b = a + random.below(steps - a)
                free = a...b
                payments = DatedFlows.even(
                    Int64(1 + random.below(1000)), over: a...b, of: steps)
            } else {
                for step in 0..<steps where random.below(2) == 0 {
                    payments[step] = Int64(random.below(1000))
                }
            }
            legs.append(
                leg(isFinancing ? "f" : "p", from, to, payments, free: free))
        }
        for index in legs.indices where legs[index].isFinancing && random.below(2) == 0 {
            legs[index].tiedTo = (0..<(1 + random.below(2))).map { _ in random.below(count) }
        }
        let books = (0..<firms).map { _ -> ExternalAccounts in
            if random.below(4) == 0 { return .unknown }
            let revenue = (0..<steps).map { _ in Int64(random.below(500)) }
            let cash = (0..<steps).filter { _ in random.below(4) == 0 }
                .map { ExternalAccounts.Balance(step: $0, minorUnits: Int64(random.below(2000))) }
            return ExternalAccounts(revenue: random.below(6) == 0 ? nil : revenue, cash: cash)
        }
        return (try make(firms, legs), books)
    }
}

/// Small ledgers built in code.
struct LedgerBuilder {
    var model: LedgerModel
    static let place = Place(file: "test.yaml", line: 1, column: 1)
    private var count = 0

    init(firms: [String]) {
        model = LedgerModel(
            id: "test", title: "Test", baseCurrency: .usd,
            defaultAsOf: Day("2026-07-01") ?? Day(daysSince1970: 0))
        model.entities = firms.map { Entity(id: $0, name: $0, place: Self.place) }
        if let grade = Grade("A1") {
            model.sources = [
                Source(
                    id: "filing", title: "Filing", kind: .filing, grade: grade,
                    published: PartialDate("2025-01-01"), place: Self.place)
            ]
        }
    }

    /// A signed, binding deal of one leg, known from the start.
    @discardableResult
    mutating func deal(
        _ from: String, _ to: String, _ kind: LegKind, _ units: Int64?,
        date: String = "2025-02-01", change: (inout Leg) -> Void = { _ in }
    ) -> String {
        count += 1
        let id = "deal-\(count)"
        var leg = Leg(id: "leg", place: Self.place)
        (leg.from, leg.to, leg.kind, leg.binding) = (from, to, kind, .binding)
        leg.amount = units.map { Amount(.exact, .usd(cents: $0)) } ?? .undisclosed
        change(&leg)
        let day = PartialDate(date) ?? PartialDate(Day(daysSince1970: 0))
        model.deals.append(
            Deal(
                id: id, title: id, parties: [from, to],
                claims: [
                    Claim(
                        source: "filing", status: .signed, date: day, known: day.first,
                        legs: [leg], place: Self.place)
                ], place: Self.place))
        return id
    }

    mutating func fact(
        _ firm: String, _ metric: String, _ units: Int64, asOf: String,
        basis: Fact.Basis = .reported, scope: String? = nil
    ) {
        let day = PartialDate(asOf) ?? PartialDate(Day(daysSince1970: 0))
        model.facts.append(
            Fact(
                firm: firm, metric: metric, amount: Amount(.exact, .usd(cents: units)), asOf: day,
                scope: scope.map { Prose($0) }, basis: basis, source: "filing",
                known: Day("2025-01-01") ?? Day(daysSince1970: 0), place: Self.place))
    }

    var ledger: ResolvedLedger { model.resolved(asOf: model.defaultAsOf) }

    /// Random deals between lettered firms.
    static func random(_ seed: Int) -> LedgerBuilder {
        var random = SplitMix(UInt64(seed))
        let names = (0..<(3 + random.below(4))).map { "firm-\($0)" }
        var builder = LedgerBuilder(firms: names)
        let kinds: [LegKind] = [.equity, .debt, .purchase, .lease]
        for _ in 0..<(4 + random.below(10)) {
            let from = random.below(names.count)
            let to = (from + 1 + random.below(names.count - 1)) % names.count
            let month = 1 + random.below(12)
            let years = 1 + random.below(4)
            let isDated = random.below(4) > 0
            builder.deal(
                names[from], names[to], kinds[random.below(4)], Int64(1 + random.below(1_000_000))
            ) { leg in
                guard isDated else { return }
                leg.start = PartialDate("2025-\(month < 10 ? "0" : "")\(month)-01")
                leg.term = Term("P\(years)Y")
                leg.pay = PayProfile(shape: .even)
            }
        }
        for name in names where random.below(2) == 0 {
            builder.fact(name, "revenue_annual", Int64(random.below(500_000)), asOf: "2025-12-31")
            builder.fact(
                name, "cash_and_securities", Int64(random.below(500_000)), asOf: "2025-06-30")
        }
        return builder
    }
}
