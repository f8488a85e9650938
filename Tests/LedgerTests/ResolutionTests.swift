import Testing

@testable import Ledger
@testable import Money
@testable import Text

/// Small models built in code: what a day's ledger makes of their claims.
private struct ModelBuilder {
    var model = LedgerModel(
        id: "test", title: "Test", baseCurrency: .usd, defaultAsOf: Self.day("2026-07-15"))
    static let place = Place(file: "test.yaml", line: 1, column: 1)

    init() {
        for id in ["chip", "lab", "cloud"] {
            model.entities.append(Entity(id: id, name: id, place: Self.place))
        }
        model.entities.append(
            Entity(
                id: "cloud-unit", name: "Unit", kind: .segment, parent: "cloud", place: Self.place))
        for (id, grade, published) in [
            ("filing", "A1", "2025-11-30"), ("press", "B2", "2025-11-10"),
            ("blog", "C3", "2025-11-20"),
            ("late", "B2", "2026-03-01"),
        ] {
            guard let grade = Grade(grade) else { continue }
            model.sources.append(
                Source(
                    id: id, title: id, kind: .news, grade: grade, published: PartialDate(published),
                    place: Self.place))
        }
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }
    static func date(_ text: String) -> PartialDate {
        PartialDate(text) ?? PartialDate(Day(daysSince1970: 0))
    }
    static func usd(_ billions: Int64) -> Money { .usd(cents: billions * 100_000_000_000) }

    static func leg(
        _ id: String, _ amount: Amount?, kind: LegKind = .purchase, binding: Binding = .binding,
        change: (inout Leg) -> Void = { _ in }
    ) -> Leg {
        var leg = Leg(id: id, place: place)
        (leg.from, leg.to, leg.kind, leg.amount, leg.binding) = (
            "lab", "cloud", kind, amount, binding
        )
        change(&leg)
        return leg
    }

    static func claim(
        _ source: String, _ status: DealStatus?, _ date: String, known: String? = nil, _ legs: [Leg]
    ) -> Claim {
        Claim(
            source: source, status: status, date: Self.date(date), known: day(known ?? date),
            legs: legs, place: place)
    }

    mutating func deal(
        _ claims: [Claim], resolve: [Resolution] = []
    ) -> ModelBuilder {
        model.deals.append(
            Deal(
                id: "deal", title: "Deal", parties: ["lab", "cloud"], claims: claims,
                resolutions: resolve, place: Self.place))
        return self
    }

    func resolved(_ day: String, policy: ConflictPolicy = .graded) -> ResolvedLedger {
        model.resolved(asOf: Self.day(day), policy: policy)
    }
}

@Suite("As-of resolution")
struct ResolutionTests {
    private typealias B = ModelBuilder

    @Test("a claim counts from the day it was known, not from the day it is about")
    func knownBefore() {
        var b = B()
        let ledger = b.deal([
            B.claim(
                "press", .announced, "2025-10-01", known: "2025-11-10",
                [B.leg("x", Amount(.upTo, B.usd(100)), kind: .equity, binding: .loi)]),
            B.claim("late", .superseded, "2026-02-27", known: "2026-03-01", []),
        ])
        #expect(ledger.resolved("2025-11-09").deals.isEmpty)
        #expect(ledger.resolved("2025-11-10").deals.first?.status == .announced)
        #expect(ledger.resolved("2026-02-28").deals.first?.status == .announced)
        #expect(ledger.resolved("2026-03-01").deals.first?.status == .superseded)
        #expect(ledger.resolved("2026-03-01").deals.first?.legs.first?.stated == .zero)
    }

    struct Split: Sendable, CustomTestStringConvertible {
        var status: DealStatus
        var binding: Binding
        var contract: Int64?
        var report: Int64?
        var paid: Int64?
        var tranches: [(amount: Int64, conditional: Bool, paid: Bool)] = []
        var expected: [Int64]
        var testDescription: String { "\(status) \(binding) \(contract ?? -1) → \(expected)" }
    }

    @Test(
        "the dollars of a leg are split by firmness and nothing is lost",
        arguments: [
            Split(status: .signed, binding: .binding, contract: 38, expected: [0, 38, 0, 0, 0]),
            Split(status: .signed, binding: .unknown, contract: 38, expected: [0, 0, 38, 0, 0]),
            Split(status: .announced, binding: .loi, contract: 100, expected: [0, 0, 100, 0, 0]),
            Split(status: .inTalks, binding: .unknown, contract: 10, expected: [0, 0, 0, 10, 0]),
            Split(
                status: .inForce, binding: .binding, contract: 13, paid: 11,
                expected: [11, 2, 0, 0, 0]),
            Split(status: .completed, binding: .binding, contract: 5, expected: [5, 0, 0, 0, 0]),
            Split(
                status: .cancelled, binding: .binding, contract: 5, paid: 2,
                expected: [2, 0, 0, 0, 0]),
            Split(
                status: .signed, binding: .binding, contract: 20, report: 200,
                expected: [0, 20, 0, 180, 0]),
            Split(
                status: .signed, binding: .binding, contract: nil, report: 200,
                expected: [0, 0, 0, 200, 0]),
            Split(
                status: .signed, binding: .binding, contract: 50,
                tranches: [(15, false, true), (35, true, false)], expected: [15, 0, 35, 0, 0]),
            Split(
                status: .signed, binding: .binding, contract: 50,
                tranches: [(15, false, false), (35, true, false)], expected: [0, 15, 35, 0, 0]),
        ])
    func firmness(_ split: Split) {
        func amount(_ value: Int64?) -> Amount? { value.map { Amount(.exact, B.usd($0)) } }
        let result = FirmnessSplit(
            status: split.status, binding: split.binding, isAssumed: false,
            contract: amount(split.contract), report: amount(split.report),
            paid: amount(split.paid),
            tranches: split.tranches.map {
                Tranche(
                    amount: Amount(.exact, B.usd($0.amount)),
                    conditions: $0.conditional
                        ? [Condition(metric: "ipo", op: .event, value: nil, entity: nil)] : [],
                    paid: $0.paid ? B.date("2026-03-31") : nil, place: B.place)
            })
        #expect(Firmness.allCases.map { result.stated[$0] / 100_000_000_000 } == split.expected)
    }

    @Test(
        "'up to' promises only what is paid or falls due without a condition; 'at least' has no upper end"
    )
    func bounds() {
        let upTo = FirmnessSplit(
            status: .signed, binding: .binding, isAssumed: false,
            contract: Amount(.upTo, B.usd(50)),
            report: nil, paid: nil,
            tranches: [Tranche(amount: Amount(.exact, B.usd(15)), place: B.place)])
        #expect(upTo.low.total == B.usd(15).minorUnits)
        #expect(upTo.stated.total == B.usd(50).minorUnits)
        #expect(upTo.high.total == B.usd(50).minorUnits)
        let about = FirmnessSplit(
            status: .signed, binding: .binding, isAssumed: false,
            contract: Amount(.about, B.usd(40)), report: nil, paid: nil, tranches: [])
        #expect(about.low.total == B.usd(36).minorUnits)
        #expect(about.high.total == B.usd(44).minorUnits)
    }

    @Test("contemporaries that contradict each other are reported; the better grade is used")
    func disagreement() {
        var b = B()
        let built = b.deal([
            B.claim(
                "press", .signed, "2025-11-03", known: "2025-11-10",
                [B.leg("x", Amount(.exact, B.usd(38)))]),
            B.claim(
                "blog", .signed, "2025-11", known: "2025-11-20",
                [B.leg("x", Amount(.exact, B.usd(50)))]),
        ])
        let ledger = built.resolved("2025-12-01")
        #expect(ledger.diagnostics.map(\.code) == [.claimsDisagree])
        #expect(ledger.deals[0].legs[0].amount?.stated == B.usd(38))
        #expect(ledger.disagreements.first?.isResolved == false)
        let latest = built.resolved("2025-12-01", policy: .latest)
        #expect(latest.deals[0].legs[0].amount?.stated == B.usd(50))
        let widest = built.resolved("2025-12-01", policy: .widest)
        #expect(widest.deals[0].legs[0].amount?.low == B.usd(38))
        #expect(widest.deals[0].legs[0].amount?.high == B.usd(50))
    }

    @Test("a resolution decides, silences the warning and keeps its reason")
    func resolution() {
        var b = B()
        let ledger = b.deal(
            [
                B.claim(
                    "press", .signed, "2025-11-03", known: "2025-11-10",
                    [B.leg("x", Amount(.exact, B.usd(38)))]),
                B.claim(
                    "blog", .signed, "2025-11-03", known: "2025-11-20",
                    [B.leg("x", Amount(.exact, B.usd(50)))]),
            ],
            resolve: [
                Resolution(
                    field: "x.amount", use: "blog", reason: "read the contract", place: B.place)
            ]
        ).resolved("2025-12-01")
        #expect(ledger.diagnostics.isEmpty)
        #expect(ledger.deals[0].legs[0].amount?.stated == B.usd(50))
        #expect(ledger.disagreements.first?.reason == "read the contract")
        #expect(ledger.disagreements.first?.statements.count == 2)
    }

    @Test("wordings whose ranges meet do not contradict each other")
    func compatible() {
        var b = B()
        let ledger = b.deal([
            B.claim(
                "filing", .inForce, "2025-09-30", known: "2025-11-30",
                [B.leg("x", Amount(.exact, B.usd(13)))]),
            B.claim(
                "blog", .inForce, "2025-09-30", known: "2025-11-20",
                [B.leg("x", Amount(.atLeast, B.usd(13)))]),
        ]).resolved("2025-12-01")
        #expect(ledger.diagnostics.isEmpty)
        #expect(ledger.deals[0].legs[0].amount?.basis == .exact)
    }

    struct Wordings: Sendable, CustomTestStringConvertible {
        var name: String
        var used: Amount
        var other: Amount
        var isSupport: Bool
        var testDescription: String { name }
    }

    @Test(
        "two wordings support each other exactly where their ranges meet, and else are a disagreement",
        arguments: [
            Wordings(
                name: "a contract over up to 22.4bn, and a total of 22.4bn",
                used: Amount(.upTo, .usd(cents: 2_240_000_000_000)),
                other: Amount(.exact, .usd(cents: 2_240_000_000_000)), isSupport: true),
            Wordings(
                name: "a facility of up to 20bn, and one of 10bn to 20bn",
                used: Amount(.upTo, B.usd(20)),
                other: Amount(basis: .range, low: B.usd(10), stated: B.usd(15), high: B.usd(20)),
                isSupport: true),
            Wordings(
                name: "about 30bn over the term, and at least 29bn",
                used: Amount(.about, B.usd(30)), other: Amount(.atLeast, B.usd(29)),
                isSupport: true),
            Wordings(
                name: "a notice right that leaves at least 3bn, and a headline of 45bn",
                used: Amount(.exact, B.usd(45)), other: Amount(.atLeast, B.usd(3)),
                isSupport: true),
            Wordings(
                name: "ranges that share their end alone",
                used: Amount(.upTo, B.usd(20)), other: Amount(.atLeast, B.usd(20)),
                isSupport: true),
            Wordings(
                name: "up to 20bn, and 22.4bn", used: Amount(.upTo, B.usd(20)),
                other: Amount(.exact, .usd(cents: 2_240_000_000_000)), isSupport: false),
            Wordings(
                name: "up to 20bn, and one cent more at least", used: Amount(.upTo, B.usd(20)),
                other: Amount(.atLeast, .usd(cents: 2_000_000_000_001)), isSupport: false),
            Wordings(
                name: "about 30bn, and 10bn to 20bn", used: Amount(.about, B.usd(30)),
                other: Amount(basis: .range, low: B.usd(10), stated: B.usd(15), high: B.usd(20)),
                isSupport: false),
        ])
    func ranges(_ wordings: Wordings) {
        for (first, second) in [
            (wordings.used, wordings.other), (wordings.other, wordings.used),
        ] {
            var b = B()
            let ledger = b.deal([
                B.claim(
                    "filing", .signed, "2025-09-30", known: "2025-11-30", [B.leg("x", first)]),
                B.claim("blog", .signed, "2025-09-30", known: "2025-11-20", [B.leg("x", second)]),
            ]).resolved("2025-12-01")
            #expect(ledger.diagnostics.isEmpty == wordings.isSupport)
            #expect(ledger.disagreements.isEmpty == wordings.isSupport)
            #expect(ledger.deals[0].legs[0].amount == first)
            #expect(
                ledger.deals[0].legs[0].support.contract
                    == (wordings.isSupport ? ["blog", "filing"] : ["filing"]))
        }
    }

    @Test("an amount in another currency is neither a disagreement nor support")
    func otherCurrency() {
        var b = B()
        let ledger = b.deal([
            B.claim(
                "filing", .signed, "2025-09-30", known: "2025-11-30",
                [B.leg("x", Amount(.upTo, B.usd(20)))]),
            B.claim(
                "blog", .signed, "2025-09-30", known: "2025-11-20",
                [B.leg("x", Amount(.exact, Money(minorUnits: 5, currency: .krw)))]),
        ]).resolved("2025-12-01")
        #expect(ledger.disagreements.isEmpty)
        #expect(ledger.deals[0].legs[0].support.contract == ["filing"])
    }

    @Test("a newer date amends an older one without any disagreement")
    func amendment() {
        var b = B()
        let ledger = b.deal([
            B.claim(
                "press", .signed, "2025-03-10", known: "2025-11-10",
                [B.leg("x", Amount(.exact, B.usd(12)))]),
            B.claim(
                "filing", .amended, "2025-09-25", known: "2025-11-30",
                [B.leg("x", Amount(.exact, B.usd(22)))]),
        ]).resolved("2025-12-01")
        #expect(ledger.diagnostics.isEmpty)
        #expect(ledger.deals[0].status == .signed)
        #expect(ledger.deals[0].legs[0].amount?.stated == B.usd(22))
    }

    @Test("going back needs a newer source")
    func backwards() {
        var b = B()
        let ledger = b.deal([
            B.claim("filing", .signed, "2025-11-03", known: "2025-11-30", []),
            B.claim("blog", .inTalks, "2025-11-18", known: "2025-11-20", []),
        ]).resolved("2025-12-01")
        #expect(ledger.deals[0].status == .signed)
    }

    @Test("a leg that the newest claim denies is not part of the deal")
    func denial() {
        var b = B()
        var denying = B.claim("filing", .signed, "2025-11-05", known: "2025-11-30", [])
        denying.denies = ["x"]
        let ledger = b.deal([
            B.claim(
                "blog", .signed, "2025-11-03", known: "2025-11-20",
                [B.leg("x", Amount(.exact, B.usd(1)))]),
            denying,
        ])
        #expect(ledger.resolved("2025-11-25").deals[0].legs.count == 1)
        #expect(ledger.resolved("2025-12-01").deals[0].legs.isEmpty)
    }

    @Test("a segment is consolidated into its topmost parent")
    func consolidation() {
        #expect(B().resolved("2026-01-01").firm(of: "cloud-unit") == "cloud")
    }
}

@Suite("Payment schedules")
struct PaymentScheduleTests {
    private static let start = ModelBuilder.day("2025-11-03")
    private static let end = ModelBuilder.day("2032-11-03")
    static let schedules: [PaymentSchedule] = [
        .upfront(start), .even(start: start, end: end), .ramp(start: start, end: end, periods: 28),
        .listed([
            .init(start: start, end: start.adding(months: 12), minorUnits: 100),
            .init(start: start.adding(months: 12), end: start.adding(months: 24), minorUnits: 600),
        ]),
    ]

    @Test("windows add up to the total to the cent", arguments: schedules)
    func additive(_ schedule: PaymentSchedule) {
        let total: Int64 = 3_800_000_000_001
        var sum: Int64 = 0
        for year in 2020..<2040 {
            let from = ModelBuilder.day("\(year)-01-01")
            let part = schedule.paid(from: from, to: from.adding(months: 12), of: total)
            #expect((part ?? -1) >= 0)
            sum += part ?? 0
        }
        #expect(sum == total)
    }

    @Test("a ramp pays (2k − 1)/n² in period k")
    func ramp() {
        let start = ModelBuilder.day("2027-01-01")
        let schedule = PaymentSchedule.ramp(start: start, end: start.adding(days: 400), periods: 4)
        let parts = (0..<4).map {
            schedule.paid(
                from: start.adding(days: $0 * 100), to: start.adding(days: ($0 + 1) * 100), of: 1600
            )
        }
        #expect(parts == [100, 300, 500, 700])
    }

    @Test("an undated leg has no amount in any window")
    func undated() {
        #expect(PaymentSchedule.undated.paid(before: Self.end, of: 1) == nil)
    }
}
