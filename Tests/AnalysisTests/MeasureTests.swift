import Circularity
import FlowNetwork
import Ledger
import Testing
import Text

@testable import Analysis

@Suite("Measures")
struct MeasureTests {
    private func analysis(_ model: String) throws -> Analysis {
        try Analysis(
            of: try Repository.model(model),
            options: AnalysisOptions(replicates: 50, uncertainty: .init(draws: 50)))
    }

    @Test("rule ids are unique and have a title, a formula and a form of subject")
    func catalogue() {
        let ids = MeasureCatalogue.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        for rule in MeasureCatalogue.rules {
            #expect(!rule.title.text().isEmpty && !rule.formula.isEmpty && !rule.subjects.isEmpty)
            #expect(
                rule.id.allSatisfy { $0.isLowercase || $0.isNumber || "-.".contains($0) },
                "\(rule.id)")
        }
        #expect(MeasureCatalogue.suggestion(for: "circulation-shar") == "circulation-share")
        #expect(MeasureCatalogue.suggestion(for: "nothing-like-it") == nil)
    }

    @Test(
        "every number has a rule, a place of its own, inputs that exist, and says what is missing",
        arguments: ["demo", "ai-infrastructure", "cases/telecom-vendors-1998", "acyclic-control"])
    func complete(_ model: String) throws {
        let analysis = try analysis(model)
        let ids = Set(analysis.measures.map(\.id))
        #expect(ids.count == analysis.measures.count)
        #expect(analysis.measures == analysis.measures.sorted { $0.id < $1.id })
        let legs = Set(
            analysis.ledger.deals.flatMap(\.legs).map(\.id)
                + analysis.network.passThrough.compactMap(\.resolved?.id))
        for measure in analysis.measures {
            let rule = try #require(MeasureCatalogue.rule(measure.id.rule), "\(measure.id)")
            #expect(rule.unit == measure.unit, "\(measure.id)")
            #expect(measure.value != nil || !measure.missing.isEmpty, "\(measure.id)")
            // A bound is a number although something is missing.
            #expect(
                measure.value == nil || measure.missing.isEmpty || measure.bound != nil,
                "\(measure.id)")
            #expect(measure.value?.isFinite ?? true, "\(measure.id)")
            let parts = measure.id.subject?.split(separator: "/").count ?? 0
            // The path of a series has parts of its own.
            #expect(
                rule.subjects.contains { $0 == [.series] || $0.count == parts }, "\(measure.id)")
            if let interval = measure.interval { #expect(interval.low <= interval.high) }
            for input in measure.inputs {
                switch input {
                case .measure(let id): #expect(ids.contains(id), "\(measure.id): \(id)")
                case .leg(let id): #expect(legs.contains(id), "\(measure.id): \(id)")
                case .fact(let firm, let metric, let source):
                    #expect(
                        analysis.ledger.facts.contains {
                            $0.firm == firm && $0.metric == metric && $0.source == source
                        }, "\(measure.id): \(firm) \(metric)")
                case .series: continue
                }
            }
            for source in measure.sources {
                #expect(analysis.ledger.source(source) != nil, "\(measure.id): \(source)")
            }
            if let day = measure.asOf { #expect(day <= analysis.ledger.asOf, "\(measure.id)") }
        }
    }

    /// By hand, in the demo's README.
    @Test("the demo's numbers are those of its README")
    func demo() throws {
        let analysis = try analysis("demo")
        func value(_ rule: String, _ subject: String? = nil) -> Double? {
            analysis.measure(MeasureID(rule, subject: subject))?.value
        }
        #expect(value("circulation", "paid") == 3e9)
        #expect(value("circulation", "binding") == 18e9)
        #expect(value("circulation", "announced") == 22e9)
        #expect(value("circulation", "reported") == 28e9)
        #expect(value("total-flow", "announced") == 26e9)
        #expect(value("circulation-share", "announced") == 22.0 / 26)
        #expect(value("circuit-bottleneck", "chipco~labco~cloudco") == 6e9)
        #expect(value("widest-loop", "announced") == 6e9)
        #expect(value("paid-share") == 7.0 / 29)
    }

    /// On 15 August nobody had announced anything that was not signed.
    @Test("a layer without a dollar of its own says what the firmer one says")
    func cumulative() throws {
        let analysis = try Analysis(
            of: try Repository.model("demo"), options: .point(asOf: day("2025-08-15")))
        #expect(!analysis.layer(.announced).hasOwnLegs)
        for rule in ["circulation", "circulation-share", "total-flow", "multi-party"] {
            let firmer = analysis.measure(MeasureID(rule, subject: "binding"))
            let announced = analysis.measure(MeasureID(rule, subject: "announced"))
            #expect(announced?.value != nil && announced?.value == firmer?.value, "\(rule)")
        }
        let paid = try #require(analysis.measure(MeasureID("circulation", subject: "paid")))
        #expect(paid.value == 0)
        let share = try #require(
            analysis.measure(MeasureID("circulation-share", subject: "paid")))
        #expect(share.value == nil && !share.missing.isEmpty)
    }

    @Test("a share's evidence is that of its parts")
    func evidence() throws {
        let analysis = try analysis("ai-infrastructure")
        let share = try #require(
            analysis.measure(MeasureID("circulation-share", subject: "announced")))
        let total = try #require(analysis.measure(MeasureID("total-flow", subject: "announced")))
        #expect(Set(share.sources) == Set(total.sources))
        #expect(share.grade == total.grade)
        #expect(share.asOf == total.asOf)
        #expect(share.inputs.count == 2)
        #expect(share.interval?.level == 0.8)
    }

    /// A number of a series names the series' file instead.
    @Test(
        "every number names its sources, or says what is missing, also where it says that there is none of something",
        arguments: [
            "demo", "acyclic-control", "cases/ftx-2022", "cases/captive-finance-2005",
            "cases/asml-coinvestment-2012",
        ])
    func provenance(_ model: String) throws {
        let analysis = try Analysis(
            of: try OpenedModel(try Repository.folder(model)),
            options: AnalysisOptions(replicates: 20, uncertainty: .init(draws: 20)))
        let legs = Set(
            analysis.network.legs.filter { !$0.resolved.amountSources.isEmpty }.map(\.id))
        for measure in analysis.measures where !measure.sources.isEmpty {
            #expect(!measure.inputs.isEmpty, "\(measure.id)")
        }
        for measure in analysis.measures where measure.missing.isEmpty {
            let ofSeries = measure.inputs.contains { if case .series = $0 { true } else { false } }
            #expect(!measure.sources.isEmpty || ofSeries, "\(measure.id)")
        }
        // What goes round as capital rests on legs of capital.
        let capital = try #require(
            analysis.measure(MeasureID("capital-loops", subject: "announced")))
        for input in capital.inputs {
            guard case .leg(let id) = input else { continue }
            #expect(legs.contains(id), "\(id)")
            let leg = try #require(analysis.network.legs.first { $0.id == id })
            #expect(leg.family == .financing, "\(id)")
        }
    }

    @Test(
        "a share of classes rests on every leg that is sorted",
        arguments: ["bulletin-deal-share", "bulletin-amount-share"])
    func classes(_ rule: String) throws {
        let analysis = try analysis("demo")
        let shares = analysis.measures.filter { $0.id.rule == rule }
        #expect(!shares.isEmpty)
        for share in shares {
            #expect(!share.inputs.isEmpty && !share.sources.isEmpty, "\(share.id)")
            #expect(share.grade != nil && share.asOf != nil, "\(share.id)")
            #expect(share.inputs == shares[0].inputs, "\(share.id)")
        }
        // What a leg counts is the numerator and the divisor of the share of money.
        guard rule == "bulletin-amount-share" else { return }
        let inputs = Set(shares[0].inputs)
        for leg in analysis.network.legs where inputs.contains(.leg(leg.id)) {
            #expect(leg.stated.upTo(.announced) > 0, "\(leg.id)")
        }
    }

    @Test("an id is read back from its text")
    func identifiers() {
        for id in [
            MeasureID("circuits", subject: "cross_holding"), MeasureID("paid-share"),
            MeasureID("gsadf", subject: "series/a@b.csv"),
        ] {
            #expect(MeasureID(parsing: id.description) == id)
        }
    }
}
