import Analysis
import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Testing
import Text

@testable import Explorer

@Suite("Changes of the explorer are changes of the files")
struct ChangeTests {
    /// Settings drawn at random, and the files with the same said in them by hand.
    private static func drawn(_ seed: Int) -> (query: String, files: [String: String]) {
        var random = Shuffle(state: UInt64(seed) &* 7919)
        let days = ["2026-03-15", "2026-05-10", "2026-06-30"]
        let day = days[random.below(days.count)]
        var query = "day=\(day)"
        var files = WebModel.files
        var texts = WebModel.deals.map(\.text)
        let legs = [
            (1, "stake"), (2, "rent"), (3, "chips"), (4, "chips"), (5, "loan"), (6, "halls"),
            (6, "fittings"),
        ]
        func edit(_ place: Int, _ leg: String, _ key: String, _ value: String) {
            texts[place] = texts[place].split(separator: "\n", omittingEmptySubsequences: false)
                .map { line in
                    guard line.contains(" \(leg): {"),
                        let start = line.firstRange(of: "\(key): ")
                    else { return String(line) }
                    let end = line[start.upperBound...].firstIndex { $0 == "," || $0 == "}" }
                    return line[..<start.upperBound] + value + line[(end ?? line.endIndex)...]
                }.joined(separator: "\n")
        }
        for (place, leg) in legs where random.below(3) == 0 {
            let billions = 1 + random.below(40)
            query += "&amount.\(WebModel.deals[place].id)/\(leg)=\(billions)bn"
            edit(place, leg, "amount", "USD \(billions)bn")
        }
        for (place, leg) in legs where random.below(4) == 0 {
            let start = "202\(5 + random.below(3))-0\(1 + random.below(9))-15"
            query += "&start.\(WebModel.deals[place].id)/\(leg)=\(start)"
            edit(place, leg, "start", start)
        }
        for place in 1..<WebModel.deals.count where random.below(4) == 0 {
            query += "&off=\(WebModel.deals[place].id)"
            texts[place] = ""
        }
        if texts.dropFirst().allSatisfy(\.isEmpty) { return drawn(seed + 1000) }
        files["deals.yaml"] = texts.joined()
        if random.below(2) == 0 {
            let billions = random.below(30)
            query += "&cash.b=\(billions)bn"
            files["firms/b.yaml"] =
                day < "2026-05-10"
                ? files["firms/b.yaml"]?.replacing("USD 4bn", with: "USD \(billions)bn")
                : WebModel.firmB(cash: "USD \(billions)bn")
        }
        return (query, files)
    }

    @Test("fifty random changes give the numbers of the edited files", arguments: 0..<50)
    func same(seed: Int) throws {
        let (query, files) = Self.drawn(seed)
        let explorer = Explorer(WebModel.opened)
        let (state, problems) = explorer.reading(query)
        #expect(problems.isEmpty, "\(query): \(problems)")
        let view = try explorer.view(state)
        let edited = try OpenedModel(MemoryFolder(name: "web", texts: files), asOf: state.asOf)
        let analysis = try Analysis(
            of: edited, options: .point(asOf: state.asOf),
            parts: [.returnableLayers, .circuits])
        for layer in Firmness.allCases {
            let own = view.after.layers[layer.rawValue]
            let expected = analysis.returnable.layer(layer)
            #expect(own.returnable == expected.stated.value, "\(query) \(layer.name)")
            #expect(own.dual == own.returnable)
            #expect(own.financing == expected.network.financing.totalWeight)
            let buyers = OutsideCoverage.all(
                analysis.network, ledger: analysis.ledger, layer: layer)
            let shown = view.after.buyers(layer)
            for buyer in buyers {
                for year in buyer.years {
                    #expect(
                        view.after.coverage(
                            of: shown, firm: analysis.network.firms[buyer.firm].id, year: year.year)?
                            .year == year, "\(query) \(layer.name)")
                }
            }
        }
        #expect(
            view.after.analysis.circuits.circuits.map(\.firms)
                == analysis.circuits.circuits.map(\.firms))
        if !state.isChanged { #expect(view.before.layers == view.after.layers) }
    }

    @Test("every change says what it was, and by which sources")
    func traced() throws {
        let explorer = Explorer(WebModel.opened)
        let (state, _) = explorer.reading(
            "off=b-a-chips&amount.a-b-stake/stake=1bn&start.d-c-loan/loan=2026-07-01&cash.b=2bn")
        let changes = try explorer.view(state).after.changes
        #expect(
            changes.map { "\($0.kind.rawValue) \($0.id) \($0.before ?? "-") \($0.after ?? "-")" }
                == [
                    "amount a-b-stake/stake USD 20bn USD 1bn",
                    "dealOff b-a-chips - -", "start d-c-loan/loan 2026-01-10 2026-07-01",
                    "cash b USD 9bn USD 2bn",
                ])
        #expect(changes.map(\.sources) == [["s1", "s3"], ["s2"], ["s1"], ["s3"]])
    }

    @Test("a saved scenario is read by the model that it is for, and says the same")
    func patch() throws {
        let opened = try Demo.opened()
        let (state, problems) = ExplorerState.reading(
            "off=chipco-labco-equity&amount.labco-cloudco-compute/compute=5500m&start.cloudco-chipco-chips/chips=2026-05-01&cash.labco=1234m",
            of: opened.model, scenarios: opened.scenarios)
        #expect(problems.isEmpty)
        let patch = try #require(
            ScenarioPatch(state, of: opened.model, scenarios: opened.scenarios))
        let again = try Demo.opened(adding: "scenarios/\(patch.id).yaml", patch.yaml)
        let read = try #require(again.scenarios.first { $0.id == patch.id })
        #expect(read.extends == "baseline")
        func value(_ input: ScenarioInput?) -> Double? {
            if case .value(let number)? = input?.alternatives.first?.origin { number } else { nil }
        }
        #expect(value(read.firms.first { $0.id == "labco" }?.cash) == 1234)
        let flow = read.legs.first { $0.id == "labco-cloudco-compute/compute" }
        #expect(value(flow?.amount) == 5500)
        #expect(
            value(read.legs.first { $0.id == "cloudco-chipco-chips/chips" }?.start) == 2026.25)
        #expect(read.changes.map(\.target) == [.leg("chipco-labco-equity/equity")])
        #expect(patch.yaml.contains("#   cash labco: USD 5bn -> USD 1.234bn"), "\(patch.yaml)")
        #expect(
            ScenarioPatch(
                ExplorerState(asOf: state.asOf), of: opened.model, scenarios: opened.scenarios)
                == nil)
    }

    @Test("a stopped stress test ends, one that runs gives both sides with a first round at once")
    func stress() throws {
        let explorer = Explorer(try Demo.opened())
        let (state, _) = explorer.reading("cash.labco=100m")
        let view = try explorer.view(state)
        let stopped = StressJob("baseline", view)
        stopped.stop()
        stopped.run()
        #expect(stopped.figures.before == nil)
        #expect(stopped.html(ExplorerWords(language: .en)) { $0 }.contains("Stopped"))

        let job = StressJob("baseline", view)
        job.run()
        let after = try #require(job.figures.after)
        let before = try #require(job.figures.before)
        #expect(after.paths == StressJob.rounds.last)
        #expect(
            after.firm("labco")?.withinHorizon.value ?? 0
                > before.firm("labco")?.withinHorizon.value ?? 1)
        // The command says the same of the same scenario.
        let plan = try #require(
            StressPlan(
                view.before.scenarios, ledger: view.before.analysis.ledger,
                network: view.before.analysis.network,
                settings: StressSettings(
                    paths: StressJob.rounds[2], seed: 1, scenarios: ["baseline"], explains: false)))
        #expect(try plan.run.results().scenarios.first?.firms == before.firms)
    }
}
