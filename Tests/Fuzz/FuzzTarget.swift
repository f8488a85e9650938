import Analysis
import Backtest
import Clearing
import FlowNetwork
import Gate
import Ledger
import Liquidity
import Money
import SeriesTests
import Text

/// A reader, what it is fed with to begin with, and how that is changed.
struct FuzzTarget {
    enum Form { case table, tree, markup, raw }

    let name: String
    let form: Form
    let corpus: [[UInt8]]
    /// Whether the input is accepted.
    /// - Throws: ``FuzzError/broken(_:)`` where a property does not hold.
    let run: ([UInt8]) throws -> Bool

    /// Every reader of the tool.
    static func all() throws -> [FuzzTarget] {
        [
            try ledger(), try scenario(), try policy(), try baseline(), try edges(), try firms(),
            try debts(),
            try holdings(), try series(), try criticalValues(), part(), try forecasts(),
            try outcome(),
        ] + (try ImportTargets.all())
    }

    // MARK: Trees

    private static func ledger() throws -> FuzzTarget {
        let base = try Corpus.folder("Tests/Fixtures/ledger/base")
        let paths = base.keys.sorted()
        // The first byte of an input says which file of the model it stands for.
        let corpus = paths.enumerated().map { [UInt8($0.offset)] + (base[$0.element] ?? []) }
        return FuzzTarget(name: "ledger", form: .tree, corpus: corpus) { input in
            guard let first = input.first else { return false }
            let path = paths[Int(first) % paths.count]
            var files = base
            files[path] = Array(input.dropFirst())
            let reading = LedgerReader.read(folder: MemoryFolder(name: "fuzz", files: files))
            _ = DiagnosticRenderer().render(Array(reading.diagnostics.prefix(20))) {
                reading.files[$0]
            }
            guard let model = reading.model else {
                guard reading.diagnostics.contains(where: { $0.severity == .error }) else {
                    throw FuzzError.broken("no model, and no error")
                }
                return false
            }
            let resolved = model.resolved(asOf: model.defaultAsOf)
            let network = FlowNetwork(resolved)
            for amount in network.amounts(FlowView(layer: .estimated)) where amount < 0 {
                throw FuzzError.broken("an amount below zero")
            }
            try formats(files[path] ?? [], path, files)
            return true
        }
    }

    /// `fmt` changes no meaning, and nothing the second time.
    private static func formats(
        _ bytes: [UInt8], _ path: String, _ files: [String: [UInt8]]
    ) throws {
        guard let once = try? LedgerFormatter.format(bytes, file: path, as: nil) else {
            throw FuzzError.broken("a file that can be read cannot be formatted")
        }
        guard let twice = try? LedgerFormatter.format(Array(once.utf8), file: path, as: nil),
            once == twice
        else {
            throw FuzzError.broken("formatting twice gives another text")
        }
        var changed = files
        changed[path] = Array(once.utf8)
        guard LedgerReader.read(folder: MemoryFolder(name: "fuzz", files: changed)).model != nil
        else {
            throw FuzzError.broken("a formatted file cannot be read")
        }
    }

    private static func model(_ path: String) throws -> LedgerModel {
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: "model", files: try Corpus.folder(path)))
        guard let model = reading.model else { throw FuzzError.noCorpus(path) }
        return model
    }

    private static func scenario() throws -> FuzzTarget {
        var model = try model("Models/demo")
        let files = model.attachments(.scenarios)
        let others = model.attachments.filter { $0.kind != .scenarios }
        // The first byte of an input says which file of the scenarios it stands for.
        let corpus = files.enumerated().map { [UInt8($0.offset)] + $0.element.bytes }
        return FuzzTarget(name: "scenario", form: .tree, corpus: corpus) { input in
            guard let first = input.first else { return false }
            var changed = files
            changed[Int(first) % files.count].bytes = Array(input.dropFirst())
            model.attachments = others + changed
            let reading = ScenarioReader.read(model)
            return reading.scenarios != nil
        }
    }

    private static func policy() throws -> FuzzTarget {
        let reader = PolicyReader(of: try Self.model("Models/ai-infrastructure"))
        return FuzzTarget(
            name: "policy", form: .tree,
            corpus: try Corpus.files("Models/ai-infrastructure", ending: "policy.yaml")
        ) { input in
            do throws(InvalidInput) {
                _ = try reader.read(input, file: "policy.yaml")
                return true
            } catch { return try refused(error) }
        }
    }

    private static func baseline() throws -> FuzzTarget {
        let corpus = Corpus.texts(
            """
            {
              "schemaVersion": 1,
              "model": "m",
              "values": {
                "circulation-share@binding": {"value": 0.31, "standardError": 0.001},
                "widest-circuit": {"value": 38000000000}
              },
              "runs": [
                {"asOf": "2026-01-31", "modelHash": "00ff",
                 "memory": {
                  "circulation-share@binding": {"reached": true, "failing": false}
                 }}
              ]
            }

            """)
        return FuzzTarget(name: "baseline", form: .tree, corpus: corpus) { input in
            do throws(InvalidInput) {
                let baseline = try BaselineReader.read(input, file: "b.json", model: "m")
                let again = try BaselineReader.read(
                    Array(baseline.text.utf8), file: "b.json", model: "m")
                return again.text == baseline.text
            } catch { return try refused(error) }
        }
    }

    // MARK: Tables

    private static func edges() throws -> FuzzTarget {
        var reader = EdgeListReader.Options()
        reader.maxBytes = 1 << 20
        let corpus =
            Corpus.texts(
                "src,dst,weight\na,b,5\nb,c,7\nc,a,3\n",
                "src,dst,weight_musd,kind\na,b,5.5,purchase\nb,a,7,equity\n",
                "src,dst,weight,date\n\"a,b\",c,1,2026-01-31\nc,\"a,b\",2,2026-02-01\n",
                "src,dst,weight,day\na,b,0.1,1\nb,a,1e3,2\n")
        return FuzzTarget(name: "edges", form: .table, corpus: corpus) { [reader] input in
            do throws(InvalidInput) {
                _ = try EdgeListReader(options: reader).read(input, file: "e.csv")
                return true
            } catch { return try refused(error) }
        }
    }

    private static let debtText = "src,dst,weight,seniority\na,b,5,1\nb,c,7,2\nc,a,3,1\n"
    private static let firmText =
        "firm,cash,external_liabilities,equity\na,1,0,3\nb,0,2,1\nc,0.5,0,0\n"

    private static func firms() throws -> FuzzTarget {
        FuzzTarget(
            name: "firms", form: .table,
            corpus: Corpus.texts(firmText, "id,cash,external_liabilities\na,1,0\nb,0,2\nc,9,1\n")
        ) { try contagion(edges: Array(debtText.utf8), firms: $0) }
    }

    private static func debts() throws -> FuzzTarget {
        FuzzTarget(
            name: "debts", form: .table,
            corpus: Corpus.texts(debtText, "src,dst,weight\na,b,5\nb,c,7\nc,a,3\n")
        ) { try contagion(edges: $0, firms: Array(firmText.utf8)) }
    }

    private static func contagion(edges: [UInt8], firms: [UInt8]) throws -> Bool {
        do throws(InvalidInput) {
            _ = try ContagionReader().read(
                edges: edges, edgesFile: "e.csv", firms: firms, firmsFile: "f.csv")
            return true
        } catch { return try refused(error) }
    }

    private static func holdings() throws -> FuzzTarget {
        FuzzTarget(
            name: "holdings", form: .table,
            corpus: Corpus.texts("owner,firm,share\na,b,0.5\nb,c,0.1\nc,a,0.25\na,c,0.3\n")
        ) { input in
            do throws(InvalidInput) {
                _ = try ContagionReader().readHoldings(
                    input, file: "h.csv", firms: ["a", "b", "c"])
                return true
            } catch { return try refused(error) }
        }
    }

    private static func series() throws -> FuzzTarget {
        let corpus =
            Corpus.texts(
                "date,value\n2020-01-01,1\n2020-02-01,2\n2020-03-01,4\n2020-04-01,3\n",
                "value\n1\n2\n3\n",
                "# column: Close\nDate,Open,Close\n2020-01-02,1,2\n2020-01-03,2,3\n2020-01-06,1.5,2.5\n"
            )
        return FuzzTarget(name: "series", form: .table, corpus: corpus) { input in
            do throws(InvalidInput) {
                _ = try SeriesReader().read(input, file: "s.csv")
                return true
            } catch { return try refused(error) }
        }
    }

    private static func criticalValues() throws -> FuzzTarget {
        let corpus = try Corpus.files("Models/critical-values", ending: "T100-lag0.csv").map {
            // Its beginning: what the reader looks at first, and some rows.
            Array($0.prefix(1500))
        }
        return FuzzTarget(
            name: "critical-values", form: .table,
            corpus: corpus + (try Corpus.files("Models/critical-values", ending: "T100-lag0.csv"))
        ) { input in
            do throws(InvalidInput) {
                _ = try CriticalValueReader().read(input, file: "c.csv")
                return true
            } catch { return try refused(error) }
        }
    }

    private static func forecasts() throws -> FuzzTarget {
        FuzzTarget(
            name: "forecasts", form: .tree,
            corpus: try Corpus.files(
                "Models/ai-infrastructure/forecasts", ending: ".ndjson", limit: 200_000
            ).map { Array($0.prefix { $0 != 0x0A }) + [0x0A] }
        ) { input in
            do throws(InvalidInput) {
                _ = try ForecastChain(input, file: "f.ndjson")
                return true
            } catch { return try refused(error) }
        }
    }

    private static func outcome() throws -> FuzzTarget {
        let path = "Models/cases/ftx-2022"
        let base = try Corpus.folder(path)
        return FuzzTarget(
            name: "outcome", form: .tree,
            corpus: try Corpus.files(path, ending: "outcome.yaml")
        ) { input in
            var files = base
            files["outcome.yaml"] = input
            do throws(InvalidInput) {
                _ = try HistoryCase(MemoryFolder(name: "case", files: files), name: "case")
                return true
            } catch { return try refused(error) }
        }
    }

    /// A refusal says why.
    static func refused(_ error: InvalidInput) throws -> Bool {
        guard let first = error.diagnostics.first, !first.message.isEmpty, first.place.line >= 1,
            first.place.column >= 1
        else {
            throw FuzzError.broken("refused without a reason or a place")
        }
        return false
    }

    // MARK: Parts of a stress test

    private static func part() -> FuzzTarget {
        func outcomes(_ firms: Int, _ quarters: Int, _ paths: Int) -> PathOutcomes {
            let cells = [Double](repeating: 1.5, count: firms * paths)
            return PathOutcomes(
                firms: firms, quarters: quarters, firstPath: 0, paths: paths,
                cashOut: [UInt8](repeating: 1, count: firms * paths),
                firstCut: [UInt8](repeating: 0, count: firms * paths), gap: cells,
                bridgeSurvival: [[Double](repeating: 1, count: firms * quarters)],
                directLoss: cells,
                passedOnLoss: cells, terminatedLoss: cells, stakeLoss: cells,
                fan: [Double](repeating: -2, count: firms * quarters * paths), fanPaths: paths)
        }
        let corpus = [(1, 1, 2), (2, 3, 4)].map { firms, quarters, paths in
            StressPartial.encode([
                StressPartial(
                    label: "s", inputs: [1, 2, 3], options: SimulationOptions(paths: paths),
                    outcomes: outcomes(firms, quarters, paths))
            ])
        }
        return FuzzTarget(name: "part", form: .raw, corpus: corpus) { input in
            // Most of the time with a checksum that fits: damage beyond what a checksum finds.
            let bytes = input.count.isMultiple(of: 4) || input.count < 9 ? input : sealed(input)
            do throws(StressPartialError) {
                let parts = try StressPartial.decode(bytes)
                _ = try StressPartial.merged(parts)
                return true
            } catch { return false }
        }
    }

    /// The bytes with the checksum of their format in the last eight: FNV-1a over words of eight bytes.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        let body = bytes.dropLast(8)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var place = body.startIndex
        func word(_ range: Range<Int>) -> UInt64 {
            range.enumerated().reduce(0) { $0 | UInt64(body[$1.element]) << UInt64(8 * $1.offset) }
        }
        while place + 8 <= body.endIndex {
            hash = (hash ^ word(place..<place + 8)) &* 0x100_0000_01b3
            hash ^= hash >> 32
            place += 8
        }
        hash = (hash ^ word(place..<body.endIndex) ^ UInt64(body.count)) &* 0x100_0000_01b3
        return Array(body) + (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(8 * $0)) }
    }
}
