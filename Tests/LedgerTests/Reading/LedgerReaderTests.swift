import Foundation
import Money
import Testing

@testable import Ledger
@testable import Text

@Suite("Reading a ledger")
struct LedgerReaderTests {
    private func model(_ changes: [(file: String, old: String, new: String)]) throws -> LedgerModel
    {
        let reading = LedgerReader.read(folder: try Fixtures.changed(changes))
        #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        return try #require(reading.model)
    }

    @Test("ten mistakes in one ledger are ten errors, each at its line and column")
    func tenMistakes() throws {
        let reading = LedgerReader.read(folder: try Fixtures.folder("ten-mistakes"))
        let found = reading.diagnostics.filter { $0.severity == .error }.map {
            "\($0.place.file):\($0.place.line):\($0.place.column) \($0.code.rawValue)"
        }
        let expected = [
            "conflicts.yaml:4:12 E024", "deals.yaml:4:20 E101", "deals.yaml:7:9 E020",
            "deals.yaml:14:21 E110", "deals.yaml:27:47 E024", "deals.yaml:31:12 E101",
            "entities.yaml:9:40 E024", "firms/lab.yaml:4:33 E026", "fx.yaml:2:50 E028",
            "sources.yaml:5:12 E024",
        ]
        // The misspelt 'stauts' also leaves its claim without a status.
        let missing = "deals.yaml:6:9 E021"
        #expect(Set(found) == Set(expected + [missing]))
        #expect(found.count == 11)
    }

    @Test("the fields of a leg come back as they stand there")
    func legFields() throws {
        let leg = """
                        quantity: up to 6 GW
                        paid: USD 1bn
                        end: 2032-10
                        take_or_pay: 0.8
                        seniority: senior
                        cancel: on 90 days' notice
                        condition: approval
                        note: as filed
                        tied_to: chip-lab-2025/equity
                        overlaps: [chip-lab-2025/equity]
                        pay: {profile: schedule, every: year, amounts: [USD 18bn, USD 20bn]}
                        tranches:
                          - {count: 2, amount: USD 4bn, when: [{metric: deployed_gw, op: each, value: 1.5, entity: lab}, {metric: ipo, op: event}], expected: 2026-H2}
                          - {amount: USD 1bn, paid: 2025-12-01}

            """
        let model = try model([
            ("deals.yaml", "            term: P7Y\n", "            term: P7Y\n" + leg)
        ])
        let read = try #require(model.deals.first?.claims.first?.legs.first)
        #expect(read.id == "compute")
        #expect(read.from == "lab")
        #expect(read.to == "cloud-unit")
        #expect(read.kind == .purchase)
        #expect(read.amount?.stated?.decimalString == "38000000000")
        #expect(read.quantity == Quantity(basis: .upTo, value: "6", unit: "GW"))
        #expect(read.paid?.stated?.decimalString == "1000000000")
        #expect(read.settles == .cash)
        #expect(read.binding == .binding)
        #expect(read.start?.description == "2025-11")
        #expect(read.end?.description == "2032-10")
        #expect(read.term?.description == "P7Y")
        #expect(read.takeOrPay == 0.8)
        #expect(read.seniority == "senior")
        #expect(read.cancelTerms == "on 90 days' notice")
        #expect(read.condition == "approval")
        #expect(read.note == "as filed")
        #expect(read.tiedTo == ["chip-lab-2025/equity"])
        #expect(read.overlaps == ["chip-lab-2025/equity"])
        #expect(read.pay?.shape == .schedule)
        #expect(read.pay?.every == .year)
        #expect(read.pay?.amounts.map(\.decimalString) == ["18000000000", "20000000000"])
        #expect(read.tranches.map(\.count) == [2, 1])
        #expect(read.tranches[0].conditions.map(\.metric) == ["deployed_gw", "ipo"])
        #expect(read.tranches[0].conditions.map(\.op) == [.each, .event])
        #expect(read.tranches[0].conditions[0].value == 1.5)
        #expect(read.tranches[0].expected?.description == "2026-H2")
        #expect(read.tranches[1].paid?.description == "2025-12-01")
        #expect(read.places["amount"] == Place(file: "deals.yaml", line: 14, column: 21, length: 8))
    }

    @Test("a converted amount keeps what was printed as evidence")
    func conversion() throws {
        let model = try model([
            (
                "deals.yaml", "amount: USD 38bn",
                "amount: {stated: KRW 55tn, converted: {as: USD 38bn, by: computed, rate: 1450, rate_date: 2025-11-04}}"
            )
        ])
        let leg = try #require(model.deals.first?.claims.first?.legs.first)
        #expect(leg.amount?.stated == .usd(cents: 3_800_000_000_000))
        #expect(leg.conversion?.stated.currency == .krw)
        #expect(leg.conversion?.stated.decimalString == "55000000000000")
        #expect(leg.conversion?.by == .computed)
        #expect(leg.conversion?.rate == 1450)
        #expect(leg.conversion?.rateDate?.description == "2025-11-04")
    }

    @Test(
        "a claim is known on the last day of its source's publication unless it says otherwise",
        arguments: [
            ("published: 2025-11-30", "", "2025-11-30"), ("published: 2025-11", "", "2025-11-30"),
            ("published: 2025-Q4", "", "2025-12-31"),
            ("published: 2025-11", "        known: 2025-11-05\n", "2025-11-05"),
            ("note: undated", "        known: 2026-01-05\n", "2026-01-05"),
        ])
    func known(published: String, line: String, known: String) throws {
        var changes = [("sources.yaml", "published: 2025-11-30", published)]
        if !line.isEmpty {
            changes.append(
                ("deals.yaml", "        date: 2025-11-03\n", "        date: 2025-11-03\n" + line))
        }
        if published == "note: undated" {
            changes.append(
                ("firms/lab.yaml", "source: filing", "source: filing, known: 2026-02-01"))
        }
        let model = try model(changes.map { (file: $0.0, old: $0.1, new: $0.2) })
        #expect(model.deals.first?.claims.first?.known.description == known)
    }

    @Test("identifiers, names and flags are text and truth values")
    func entities() throws {
        let model = try model([])
        let chip = try #require(model.entities.first { $0.id == "chip" })
        #expect(chip.identifiers == ["ticker": "CHIP", "cik": "0001045810"])
        #expect(chip.listed)
        let lab = try #require(model.entities.first { $0.id == "lab" })
        #expect(lab.names == ["ko": "랩"])
        #expect(lab.country == "US")
        #expect(model.entities.first { $0.id == "cloud-unit" }?.parent == "cloud")
        #expect(model.universe == ["lab"])
        #expect(!model.statesID && model.id != "changed")
    }

    @Test("files are read in the order of their kinds, patterns sorted by path")
    func readingOrder() throws {
        var files = try Fixtures.base()
        files["firms/b.yaml"] = Array("firm: chip\nfacts: {}\n".utf8)
        files["firms/a.yaml"] = Array("firm: cloud\nfacts: {}\n".utf8)
        files["firms/notes.txt"] = Array("not listed".utf8)
        let reading = LedgerReader.read(folder: MemoryFolder(name: "x", files: files))
        #expect(
            reading.model?.files.map(\.path) == [
                "model.yaml", "entities.yaml", "sources.yaml", "fx.yaml", "firms/a.yaml",
                "firms/b.yaml", "firms/lab.yaml", "deals.yaml", "conflicts.yaml",
            ])
    }

    @Test("a file that cannot be read causes no errors about the ids it would define")
    func noCascade() throws {
        for file in ["entities.yaml", "sources.yaml", "deals.yaml", "conflicts.yaml"] {
            var files = try Fixtures.base()
            files[file] = Array("a: [".utf8)
            let reading = LedgerReader.read(folder: MemoryFolder(name: "x", files: files))
            #expect(reading.diagnostics.map(\.code) == [.syntax], "\(file)")
        }
    }

    @Test(
        "an accepted warning is kept, marked and not counted as open; an error cannot be accepted")
    func acceptance() throws {
        let reading = LedgerReader.read(
            folder: try Fixtures.changed([
                (
                    "deals.yaml", "up to USD 10bn, binding: loi",
                    "undisclosed, binding: loi, accept: [{code: W250, reason: kept secret}]"
                )
            ]))
        #expect(reading.diagnostics.map(\.acceptedReason) == ["kept secret"])
        #expect(DiagnosticRenderer.count(reading.diagnostics) == "1 accepted")
        let text = DiagnosticRenderer().render(reading.diagnostics) { reading.files[$0] }
        #expect(text == "1 accepted\n")
        #expect(reading.model?.acceptances.count == 1)
    }

    @Test("reading twice gives the same diagnostics in the same order", arguments: Fixtures.names)
    func deterministic(name: String) throws {
        let folder = try Fixtures.folder(name)
        let limits = Fixtures.limits(name)
        let first = LedgerReader.read(folder: folder, limits: limits).diagnostics
        #expect(first == LedgerReader.read(folder: folder, limits: limits).diagnostics)
        #expect(first == first.sorted())
    }

    /// Models of the repository.
    static let models: [String] = {
        let folder = Fixtures.repository.appendingPathComponent("Models")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter {
            FileManager.default.fileExists(
                atPath: folder.appendingPathComponent($0).appendingPathComponent("model.yaml").path)
        }.sorted()
    }()

    @Test("the repository's models have no errors", arguments: models)
    func committedModels(name: String) throws {
        let folder = Fixtures.repository.appendingPathComponent("Models/\(name)")
        let reading = LedgerReader.read(
            folder: MemoryFolder(name: name, files: try Fixtures.files(folder)))
        let errors = reading.diagnostics.filter { $0.severity == .error }
        let text = DiagnosticRenderer().render(errors) { reading.files[$0] }
        #expect(errors.isEmpty, "\(text)")
        #expect(reading.model != nil)
    }

    @Test("there are models to check")
    func modelsExist() {
        #expect(LedgerReaderTests.models.contains("ai-infrastructure"))
        #expect(LedgerReaderTests.models.contains("demo"))
    }
}
