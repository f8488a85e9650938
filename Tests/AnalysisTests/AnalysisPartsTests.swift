import Analysis
import Circularity
import Foundation
import Ledger
import Liquidity
import Testing

@Suite("Parts of an analysis")
struct AnalysisPartsTests {
    private static func options(
        seed: UInt64 = 1, replicates: Int = 39, draws: Int = 40, paths: Int? = 200
    ) -> AnalysisOptions {
        AnalysisOptions(
            seed: seed, replicates: replicates, uncertainty: .init(draws: draws),
            stress: paths.map { StressSettings(paths: $0, seed: seed) })
    }

    private static let demo = Result {
        try Analysis(of: try OpenedModel(try Repository.folder("demo")), options: options())
    }

    private func bare(_ options: AnalysisOptions = options()) throws -> Analysis {
        try Analysis(
            of: try OpenedModel(try Repository.folder("demo")), options: options, parts: [])
    }

    @Test("a number asked for alone is the number of the whole analysis")
    func alone() throws {
        let whole = try Self.demo.get()
        #expect(whole.measures.count > 100)
        // A new analysis for every rule: nothing is left over from the number before.
        for (rule, measures) in Dictionary(grouping: whole.measures, by: \.id.rule) {
            let analysis = try bare()
            for measure in measures {
                #expect(try analysis.number(measure.id) == measure, "\(rule)")
            }
        }
    }

    @Test("threads that ask at the same time get the same")
    func threads() async throws {
        let whole = try Self.demo.get()
        let analysis = try bare()
        let tables = try await withThrowingTaskGroup(of: [Measure].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try analysis.compute(.measures)
                    return analysis.measures
                }
            }
            return try await group.reduce(into: [[Measure]]()) { $0.append($1) }
        }
        #expect(tables.count == 8)
        #expect(tables.allSatisfy { $0 == whole.measures })
    }

    @Test(
        "an analysis with other options is the one that is made from nothing with them",
        arguments: [
            options(seed: 2), options(replicates: 0), options(draws: 0), options(paths: nil),
            options(paths: 300),
        ])
    func others(_ options: AnalysisOptions) throws {
        let shared = try Self.demo.get().with(options)
        try shared.compute(.all)
        let fresh = try bare(options)
        try fresh.compute(.all)
        #expect(shared.measures == fresh.measures)
        #expect(shared.manifest == fresh.manifest)
    }

    @Test("on another day nothing of the first day is left")
    func anotherDay() throws {
        var options = Self.options(paths: nil)
        options.asOf = day("2025-08-15")
        let shared = try Self.demo.get().with(options)
        try shared.compute(.all)
        let fresh = try bare(options)
        try fresh.compute(.all)
        #expect(shared.ledger.asOf == day("2025-08-15"))
        #expect(shared.measures == fresh.measures)
        #expect(shared.measures != (try Self.demo.get()).measures)
    }

    @Test(
        "the text of every id is read back as the id",
        arguments: ["demo", "cases/telecom-vendors-1998"])
    func ids(_ name: String) throws {
        let analysis = try Analysis(
            of: try OpenedModel(try Repository.folder(name)),
            options: Self.options(replicates: 9, draws: 0), parts: .measures)
        for measure in analysis.measures {
            #expect(MeasureID(parsing: measure.id.description) == measure.id)
            #expect(measure.id.dimensions.allSatisfy { $0.kind != nil }, "\(measure.id)")
        }
    }
}

@Suite("What is printed can be traced")
struct TraceEverythingTests {
    @Test("every number of the committed AI report")
    func published() throws {
        let analysis = try Analysis(
            of: try OpenedModel(try Repository.folder("ai-infrastructure")),
            options: AnalysisOptions(
                replicates: 19, seriesReplicates: 19,
                stress: StressSettings(paths: 64, seed: 1)),
            parts: [])
        let lines = try Repository.lines("Reports/ai-infrastructure/2026-10-10/measures.csv")
        let all = try analysis.table(of: MeasureCatalogue.rules.map(\.id)).measures
        #expect(
            Set(lines.dropFirst().map { String($0.prefix { $0 != "," }) })
                == Set(all.map(\.id.description)))
        var untraced: [String] = []
        for line in lines.dropFirst() {
            let id = String(line.prefix { $0 != "," })
            guard let measure = try analysis.number(MeasureID(parsing: id)),
                try NumberTrace(of: measure, in: analysis).number.id.description == id
            else {
                untraced.append(id)
                continue
            }
        }
        #expect(untraced.isEmpty, "\(untraced.count): \(untraced.prefix(5))")
    }

    @Test("a number of the stress test is traced to the facts and contracts that it is made from")
    func stress() throws {
        let analysis = try Analysis(
            of: try OpenedModel(try Repository.folder("demo")),
            options: AnalysisOptions(stress: StressSettings(paths: 64, seed: 1)), parts: [])
        let ids = try analysis.table(of: ["cash-out-probability"]).measures.map(\.id)
        let id = try #require(ids.first { $0.dimensions.first?.value == "labco" })
        let measure = try #require(try analysis.number(id))
        let trace = try NumberTrace(of: measure, in: analysis)
        let metrics = Set(trace.facts.map(\.fact.metric))
        // The opening cash, and what the first year of the plan is.
        #expect(metrics.isSuperset(of: ["cash_and_securities", "cash_flow_annual"]))
        #expect(!trace.legs.isEmpty)
        #expect(trace.facts.allSatisfy { $0.fact.firm == "labco" })
    }
}
