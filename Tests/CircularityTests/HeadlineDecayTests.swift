import Ledger
import Testing

@testable import Circularity

@Suite("Headline decay")
struct HeadlineDecayTests {
    private typealias Subject = WeightedKaplanMeier.Subject

    /// Weeks of remission under 6-mercaptopurine (Freireich et al. 1963), the standard example: relapses, then censored.
    private static let relapses = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    private static let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]

    @Test("the published curve and Greenwood errors of the remission data")
    func published() throws {
        let subjects = (Self.relapses.map { ($0, true) } + Self.censored.map { ($0, false) })
            .enumerated().map {
                Subject(weight: 1, age: $1.0, isEvent: $1.1, cluster: $0)
            }
        let curve = WeightedKaplanMeier(subjects)
        // Kalbfleisch & Prentice (1980) and every package: S and its standard error.
        let table = [
            (6, 0.8571, 0.0764), (7, 0.8067, 0.0869), (10, 0.7529, 0.0963), (13, 0.6902, 0.1068),
            (16, 0.6275, 0.1141), (22, 0.5378, 0.1282), (23, 0.4482, 0.1346),
        ]
        #expect(curve.steps.count == table.count)
        for (step, (age, survival, error)) in zip(curve.steps, table) {
            #expect(step.age == age)
            #expect(abs(step.survival - survival) < 5e-5)
            #expect(abs(step.survival * step.logVariance.squareRoot() - error) < 5e-5)
            let interval = try step.interval(level: 0.95)
            #expect(interval.contains(step.survival))
            #expect(interval.lowerBound > 0 && interval.upperBound < 1)
        }
        #expect(curve.survival(at: 5) == 1)
        #expect(curve.survival(at: 1000) == curve.steps.last?.survival)
    }

    @Test("other units change nothing; a dollar split within its cluster changes nothing")
    func invariance() {
        let subjects = [
            Subject(weight: 100, age: 10, isEvent: true, cluster: 0),
            Subject(weight: 50, age: 30, isEvent: false, cluster: 0),
            Subject(weight: 70, age: 20, isEvent: false, cluster: 1),
            Subject(weight: 20, age: 25, isEvent: true, cluster: 2),
        ]
        let plain = WeightedKaplanMeier(subjects).steps
        let halves = WeightedKaplanMeier(
            subjects.flatMap { subject in
                [subject, subject].map {
                    Subject(
                        weight: $0.weight / 2, age: $0.age, isEvent: $0.isEvent, cluster: $0.cluster
                    )
                }
            }
        ).steps
        let scaled = WeightedKaplanMeier(
            subjects.map {
                Subject(
                    weight: $0.weight * 8, age: $0.age, isEvent: $0.isEvent, cluster: $0.cluster)
            }
        ).steps
        for other in [halves, scaled] {
            #expect(other.map(\.survival) == plain.map(\.survival))
            #expect(other.map(\.logVariance) == plain.map(\.logVariance))
        }
        // By hand: 240 at risk at day 10, 70 at day 25.
        #expect(abs(plain[0].survival - 140.0 / 240) < 1e-12)
        #expect(abs(plain[1].survival - 140.0 / 240 * 50 / 70) < 1e-12)
        // Clusters of 150, 70, 20: 240² / (150² + 70² + 20²).
        #expect(abs(plain[0].effectiveClusters - 57_600.0 / 27_800) < 1e-12)
    }

    @Test("when everything at risk ends, nothing is left and the interval is a point")
    func allEnded() throws {
        let curve = WeightedKaplanMeier([Subject(weight: 3, age: 4, isEvent: true, cluster: 0)])
        #expect(curve.survival(at: 4) == 0)
        #expect(try #require(curve.step(at: 9)).interval(level: 0.8) == 0...0)
        #expect(WeightedKaplanMeier([]).survival(at: 0) == 1)
    }

    @Test("100 replaced by 30 withdraws 70, from the day on which it was known")
    func superseded() throws {
        var b = SmallLedger()
        b.deal(
            "plan", [b.claim(.announced, "2025-09-22", b.leg("equity", 100))],
            links: DealLinks(supersededBy: ["round"]))
        b.model.deals[0].claims.append(b.claim(.superseded, "2026-02-27"))
        b.deal(
            "round", [b.claim(.signed, "2026-02-27", b.leg("equity", 30))],
            links: DealLinks(supersedes: ["plan"]))
        let before = HeadlineDecay(b.resolved("2026-02-26"))
        #expect(before.withdrawals.isEmpty && before.outcome.standing == b.cents(100))
        let after = HeadlineDecay(b.resolved("2026-07-15"))
        let fall = try #require(after.withdrawals.first)
        #expect(after.withdrawals.count == 1)
        #expect(fall.before == b.cents(100) && fall.after == b.cents(30) && fall.age == 158)
        #expect(fall.legs == ["plan/equity", "round/equity"])
        #expect(
            after.outcome
                == HeadlineDecay.Outcome(
                    announced: b.cents(100), paid: 0, signed: b.cents(30), standing: 0,
                    withdrawn: b.cents(70)))
        #expect(abs(after.curve.survival(at: 158) - 0.3) < 1e-12)
    }

    struct Story: Sendable, CustomTestStringConvertible {
        var name: String
        var claims: [(DealStatus, String, Int64?, Int64?)]
        /// announced, paid, signed, standing, withdrawn, in billions
        var expected: [Int64]
        var testDescription: String { name }
    }

    @Test(
        "every dollar that was announced is somewhere, and once",
        arguments: [
            Story(
                name: "amended down",
                claims: [(.signed, "2025-01-01", 10, nil), (.amended, "2025-06-01", 6, nil)],
                expected: [10, 0, 6, 0, 4]),
            Story(
                name: "raised, then cut: the newest dollars go first",
                claims: [
                    (.signed, "2025-01-01", 10, nil), (.amended, "2025-03-01", 15, nil),
                    (.amended, "2025-06-01", 12, nil),
                ], expected: [15, 0, 12, 0, 3]),
            Story(
                name: "cancelled after a payment",
                claims: [(.signed, "2025-01-01", 10, 4), (.cancelled, "2025-06-01", nil, nil)],
                expected: [10, 4, 0, 0, 6]),
            Story(
                name: "completed",
                claims: [
                    (.announced, "2025-01-01", 10, nil), (.completed, "2025-02-01", nil, nil),
                ],
                expected: [10, 10, 0, 0, 0]),
            Story(
                name: "only talk", claims: [(.inTalks, "2025-01-01", 10, nil)],
                expected: [0, 0, 0, 0, 0]),
            Story(
                name: "talk that was announced for less",
                claims: [(.rumoured, "2025-01-01", 10, nil), (.announced, "2025-02-01", 5, nil)],
                expected: [5, 0, 0, 5, 0]),
        ])
    func accounting(_ story: Story) {
        var b = SmallLedger()
        b.deal(
            "deal",
            story.claims.map { status, date, amount, paid in
                b.claim(status, date, amount.map { b.leg("leg", $0, paid: paid) })
            })
        let decay = HeadlineDecay(b.resolved("2026-07-15"))
        let outcome = decay.outcome
        let billions = [
            outcome.announced, outcome.paid, outcome.signed, outcome.standing, outcome.withdrawn,
        ].map { $0 / 100_000_000_000 }
        #expect(billions == story.expected)
        #expect(
            outcome.paid + outcome.signed + outcome.standing + outcome.withdrawn
                == outcome.announced)
        #expect(
            decay.withdrawals.reduce(0) { $0 + $1.before - $1.after } == outcome.withdrawn)
    }

    @Test("a part that gets a name later is no withdrawal of what includes it")
    func parts() {
        var b = SmallLedger()
        b.deal("round", [b.claim(.signed, "2025-01-01", b.leg("round", 110))])
        b.deal(
            "part",
            [b.claim(.signed, "2025-03-01", b.leg("equity", 30, partOf: ["round/round"]))])
        let decay = HeadlineDecay(b.resolved("2026-07-15"))
        #expect(decay.withdrawals.isEmpty)
        #expect(decay.outcome.announced == b.cents(110))
    }

    @Test("a deal that ended without an amount is listed, and counts among the deals")
    func unpriced() throws {
        var b = SmallLedger()
        b.deal("site", [b.claim(.cancelled, "2026-03-06", b.leg("lease", nil))])
        b.deal("other", [b.claim(.signed, "2025-01-01", b.leg("leg", 10))])
        let decay = HeadlineDecay(b.resolved("2026-07-15"))
        #expect(decay.unpriced.map(\.leg) == ["site/lease"])
        #expect(decay.unpriced.first?.status == .cancelled)
        #expect(decay.outcome.withdrawn == 0 && decay.curve.steps.isEmpty)
        #expect(decay.dealCurve.survival(at: 0) == 0.5)
    }
}
