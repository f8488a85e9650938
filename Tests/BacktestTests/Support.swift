import Analysis
import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Backtest

/// A lender and its customers, written as files: small enough to work every number out by hand.
struct SmallCase {
    var name = "small"
    /// `nil`: no outcome.
    var outcome: String? = """
        outcome: {kind: collapsed, date: 2001-06-30, loss: USD 1bn, source: court}

        """
    var deals = SmallCase.deals
    var facts = SmallCase.facts

    static let entities = """
        entities:
          maker: {name: Maker, kind: company}
          carrier: {name: Carrier, kind: company}

        """

    static let sources = """
        sources:
          report-1999: {title: Report, kind: filing, grade: A1, published: 2000-02-01, url: 'https://example.com/1'}
          news-2000-03: {title: News, kind: news, grade: B2, published: 2000-03-15, url: 'https://example.com/2'}
          news-2000-09: {title: News, kind: news, grade: B2, published: 2000-09-10, url: 'https://example.com/3'}
          report-2000: {title: Report, kind: filing, grade: A1, published: 2001-02-01, url: 'https://example.com/4'}
          court: {title: Court, kind: filing, grade: A1, published: 2001-06-30, url: 'https://example.com/5'}
          news-2001-09: {title: News, kind: news, grade: B2, published: 2001-09-10, url: 'https://example.com/6'}

        """

    /// Promised 4 % of revenue, then 24 %, then 14 %; bankrupt on 2001-06-30.
    static let deals = """
        deals:
          line:
            title: Maker lends to Carrier
            parties: [maker, carrier]
            claims:
              - source: news-2000-03
                status: signed
                date: 2000-03-14
                legs:
                  loan: {from: maker, to: carrier, kind: debt, amount: USD 1bn, settles: cash, binding: binding}
                  gear: {from: carrier, to: maker, kind: purchase, amount: USD 2bn, settles: cash, binding: binding}
              - source: news-2000-09
                status: amended
                date: 2000-09-09
                legs:
                  loan: {amount: USD 6bn}
              - source: report-2000
                status: in_force
                date: 2000-12-31
                legs:
                  loan: {paid: USD 2bn}
              - source: court
                status: cancelled
                date: 2001-06-30
                legs:
                  loan: {balance: USD 1.5bn}
              - source: news-2001-09
                event: opinion
                date: 2001-09-09
                legs:
                  loan: {written_off: USD 1bn}

        """

    static let facts = """
        firm: maker
        facts:
          revenue_annual:
            - {amount: USD 25bn, as_of: 1999-12-31, period: 1999, source: report-1999}
            - {amount: USD 28bn, as_of: 2000-12-31, period: 2000, source: report-2000}

        """

    var folder: MemoryFolder {
        var texts = [
            "model.yaml": """
            title: A small case
            base_currency: USD
            as_of: 2001-12-31
            universe: [maker, carrier]
            files:
              entities: [entities.yaml]
              sources: [sources.yaml]
              firms: [maker.yaml]
              deals: [deals.yaml]

            """,
            "entities.yaml": Self.entities, "sources.yaml": Self.sources, "deals.yaml": deals,
            "maker.yaml": facts,
        ]
        texts[Outcome.fileName] = outcome
        return MemoryFolder(name: name, files: texts.mapValues { Array($0.utf8) })
    }

    func history() throws -> HistoryCase { try HistoryCase(folder, name: name) }

    static let policyText = """
        version: 1
        rules:
          - {id: vendor-promises, warn: 0.05, fail: 0.10, on_missing: warn, on_none: pass}

        """

    static func policy() throws -> Policy {
        try PolicyReader(measures: MeasureCatalogue.rules).read(
            Array(policyText.utf8), file: "policy.yaml")
    }

    func walk() throws -> CaseWalk {
        try CaseWalk(
            try history(), policy: try Self.policy(), policyBytes: Array(Self.policyText.utf8))
    }
}

func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

/// Cases of the repository.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func folder(_ path: String) throws -> MemoryFolder {
        let base = root.appending(path: path)
        var files: [String: [UInt8]] = [:]
        let names = try FileManager.default.subpathsOfDirectory(atPath: base.path())
        for name in names {
            var isFolder: ObjCBool = false
            let url = base.appending(path: name)
            guard FileManager.default.fileExists(atPath: url.path(), isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files[name] = [UInt8](try Data(contentsOf: url))
        }
        return MemoryFolder(name: url(path), files: files)
    }

    private static func url(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    static let caseNames: [String] = {
        let base = root.appending(path: "Models/cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path())) ?? []
        return names.filter {
            FileManager.default.fileExists(
                atPath: base.appending(path: "\($0)/outcome.yaml").path())
        }.sorted()
    }()

    static func history(_ name: String) throws -> HistoryCase {
        try HistoryCase(try folder("Models/cases/\(name)"), name: name)
    }
}
