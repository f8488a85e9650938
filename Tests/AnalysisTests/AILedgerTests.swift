import Circularity
import FlowNetwork
import Ledger
import Money
import Testing
import Text

@testable import Analysis

/// The real ledger: what it must have known on four days, and that nothing of its facts was left out.
@Suite("Models/ai-infrastructure")
struct AILedgerTests {
    private static let model: LedgerModel? = try? Repository.model("ai-infrastructure")
    static let days = ["2025-11-05", "2025-12-20", "2026-03-31", "2026-07-15"]

    private func ledger(_ asOf: String) throws -> ResolvedLedger {
        try #require(Self.model).resolved(asOf: day(asOf))
    }

    private func leg(_ id: String, _ asOf: String) throws -> ResolvedLeg? {
        try ledger(asOf).deals.flatMap(\.legs).first { $0.id == id }
    }

    private static func usd(_ billions: Int64) -> Int64 { billions * 100_000_000_000 }

    @Test("reads without errors, and every warning of every day is explained", arguments: days)
    func lint(_ asOf: String) throws {
        let reading = LedgerReader.read(folder: try Repository.folder("ai-infrastructure"))
        let model = try #require(reading.model)
        let all =
            reading.diagnostics
            + model.resolved(asOf: day(asOf)).diagnostics.marked(by: model.acceptances)
        #expect(all.filter { $0.severity == .error }.isEmpty)
        #expect(all.filter { $0.acceptedReason == nil }.map(\.message) == [])
    }

    struct Expected: Sendable, CustomTestStringConvertible {
        var deal: String
        var asOf: String
        var status: DealStatus?
        var testDescription: String { "\(deal) as of \(asOf)" }
    }

    @Test(
        "deals stand where they stood on the day",
        arguments: [
            Expected(deal: "nvidia-openai-equity-2025", asOf: "2025-11-05", status: .announced),
            Expected(deal: "nvidia-openai-equity-2025", asOf: "2025-12-20", status: .announced),
            Expected(deal: "nvidia-openai-equity-2025", asOf: "2026-03-31", status: .superseded),
            Expected(deal: "nvidia-openai-equity-2026", asOf: "2025-12-20", status: nil),
            Expected(deal: "nvidia-openai-equity-2026", asOf: "2026-03-31", status: .signed),
            Expected(
                deal: "microsoft-openai-first-refusal-2025", asOf: "2025-11-05", status: .expired),
            Expected(deal: "amazon-openai-equity-2026", asOf: "2025-11-05", status: nil),
            Expected(deal: "amazon-openai-equity-2026", asOf: "2025-12-20", status: .inTalks),
            Expected(deal: "amazon-openai-equity-2026", asOf: "2026-03-31", status: .signed),
            Expected(deal: "openai-aws-2025", asOf: "2025-11-05", status: .signed),
            Expected(deal: "openai-aws-2026", asOf: "2025-12-20", status: .inTalks),
            Expected(deal: "openai-aws-2026", asOf: "2026-03-31", status: .signed),
        ])
    func status(_ expected: Expected) throws {
        let deal = try ledger(expected.asOf).deals.first { $0.id == expected.deal }
        #expect(deal?.status == expected.status)
    }

    @Test("the first refusal ends on 2025-10-28")
    func firstRefusal() throws {
        let deal = try #require(
            try ledger("2025-12-20").deals.first { $0.id == "microsoft-openai-first-refusal-2025" })
        #expect(deal.since?.description == "2025-10-28")
    }

    @Test(
        "Nvidia's letter is worth up to USD 100bn, none of it binding, until USD 30bn of equity takes its place"
    )
    func nvidia() throws {
        for asOf in ["2025-11-05", "2025-12-20"] {
            let letter = try #require(try leg("nvidia-openai-equity-2025/equity", asOf))
            #expect(letter.amount?.basis == .upTo)
            #expect(letter.stated.upTo(.binding) == 0)
            #expect(letter.stated.announced == Self.usd(100))
            #expect(letter.binding == .loi)
        }
        let superseded = try #require(try leg("nvidia-openai-equity-2025/equity", "2026-03-31"))
        #expect(superseded.stated == .zero)
        let equity = try #require(try leg("nvidia-openai-equity-2026/equity", "2026-03-31"))
        #expect(equity.stated.total == Self.usd(30))
        let deal = try ledger("2026-03-31").deals.first { $0.id == "nvidia-openai-equity-2025" }
        #expect(deal?.since?.description == "2026-02-27")
    }

    @Test(
        "Amazon's investment is talk of at least USD 10bn in December, then USD 15bn firm and 35bn with a condition"
    )
    func amazon() throws {
        let talks = try #require(try leg("amazon-openai-equity-2026/equity", "2025-12-20"))
        #expect(talks.amount?.low?.minorUnits == Self.usd(10))
        #expect(talks.stated.upTo(.announced) == 0)
        let legs =
            try ledger("2026-03-31").deals
            .first { $0.id == "amazon-openai-equity-2026" }?.legs ?? []
        let sum = legs.map(\.stated).reduce(LayeredAmount.zero, +)
        #expect(sum.upTo(.binding) == Self.usd(15))
        #expect(sum.announced == Self.usd(35))
    }

    @Test("every claim of the five articles is cited with its line")
    func seedCoverage() throws {
        let model = try #require(Self.model)
        var locators = model.deals.flatMap(\.claims).compactMap(\.locator)
        locators += model.facts.compactMap(\.locator)
        locators += model.aggregates.flatMap(\.claims).compactMap(\.locator)
        let cited = Set(
            locators.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" } }
                .map(String.init))
        for id in try Repository.lines("Tests/Fixtures/ledger-facts/seed-facts.txt") {
            #expect(cited.contains(id), "\(id) is cited nowhere")
        }
    }

    @Test("every dated event of the 78 public deals has a claim from its source")
    func publicCoverage() throws {
        let model = try #require(Self.model)
        let sourcesByURL = Dictionary(
            model.sources.compactMap { source in source.url.map { ($0, source.id) } },
            uniquingKeysWith: { a, _ in a })
        let claims = model.deals.flatMap(\.claims)
        let used = Set(
            claims.map(\.source) + model.facts.map(\.source)
                + model.aggregates.flatMap(\.claims).map(\.source))
        let comments = try Repository.folder("ai-infrastructure").files
            .filter { $0.key.hasPrefix("deals/") }
            .map { String(decoding: $0.value, as: UTF8.self) }.joined()
        for id in try Repository.lines("Tests/Fixtures/ledger-facts/public-deals.txt") {
            #expect(comments.contains("# \(id)"), "\(id) has no entry")
        }
        for line in try Repository.lines("Tests/Fixtures/ledger-facts/public-events.tsv") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let url = String(fields[2])
            guard !url.isEmpty else { continue }
            let source = sourcesByURL[url]
            #expect(source.map(used.contains) == true, "no claim cites \(url) (\(fields[0]))")
        }
    }

    @Test("each of the 25 conflicts between the articles is described, with what is used and why")
    func conflicts() throws {
        let model = try #require(Self.model)
        for number in 1...25 {
            let prefix = "c" + (number < 10 ? "0" : "") + "\(number)-"
            let conflict = model.conflicts.first { $0.id.hasPrefix(prefix) }
            #expect(conflict?.chosen != nil, "\(prefix) is not resolved")
            #expect(conflict?.finding.text.isEmpty == false)
        }
    }

    @Test("layers nest and bounds are ordered on every day", arguments: days)
    func ordered(_ asOf: String) throws {
        let analysis = try Analysis(
            of: try #require(Self.model), options: .point(asOf: day(asOf)))
        var last: Int64 = 0
        for layer in analysis.layers {
            let value = layer.stated.circulation.value
            #expect(value >= last)
            #expect(layer.low.circulation <= value && value <= layer.high.circulation)
            #expect(
                value >= layer.stated.reciprocity.mutualWeight && value <= layer.stated.totalWeight)
            #expect(layer.stated.circulation.dualValue == value)
            last = value
        }
    }
}
