import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money
import Text

@testable import Exports
@testable import Imports

/// A small model to export: money of every firmness, a part of a firm, an order without an amount, a guarantee.
enum ExportBench {
    static let entities = """
        entities:
          chipco: {name: Chip & Co, names: {ko: 칩코}, kind: company, country: US, ids: {lei: 5493001KJTIIGC8Y1R12, cik: '0001045810'}}
          labco: {name: LabCo, kind: company, country: KR}
          cloudco: {name: CloudCo, kind: company}
          cloudco-rent: {name: CloudCo Rent, kind: segment, parent: cloudco}
          founder: {name: A. Founder, kind: person}

        """

    static let head = """
        id: bench
        title: Bench
        base_currency: USD
        as_of: 2026-07-15
        universe: [labco, cloudco, chipco]
        files:
          entities: [entities.yaml, entities-imported-*.yaml]
          sources: [sources.yaml, sources-imported-*.yaml]
          deals: [deals/*.yaml]

        """

    static let sources = """
        sources:
          own: {title: Own notes, kind: analyst, grade: C3, published: 2026-01-05, file: notes.txt}

        """

    static let deals = """
        deals:
          shares:
            title: Shares of LabCo
            parties: [chipco, labco]
            claims:
              - source: own
                status: in_force
                date: 2026-01-05
                legs:
                  equity: {from: chipco, to: labco, kind: equity, amount: USD 10.5bn, paid: USD 4bn, binding: binding, start: 2026-01-05, term: P2Y}
          compute:
            title: Compute of CloudCo
            parties: [labco, cloudco-rent]
            claims:
              - source: own
                status: signed
                date: 2026-02-03
                legs:
                  rent: {from: labco, to: cloudco-rent, kind: purchase, amount: USD 8bn, paid: USD 1bn, binding: binding, start: 2026-02-03, term: P4Y}
          chips:
            title: Chips for CloudCo
            parties: [cloudco, chipco]
            claims:
              - source: own
                status: announced
                date: 2026-03
                legs:
                  order: {from: cloudco, to: chipco, kind: purchase, amount: USD 7.000000001bn}
                  guarantee: {from: chipco, to: cloudco, kind: guarantee, amount: USD 2bn}
          talks:
            title: Talks about more
            parties: [labco, chipco]
            claims:
              - source: own
                status: in_talks
                date: 2026-04
                legs:
                  order: {from: labco, to: chipco, kind: purchase, amount: USD 3bn}
          silent:
            title: An order without an amount
            parties: [labco, chipco]
            claims:
              - source: own
                status: signed
                date: 2026-05-01
                legs:
                  order: {from: labco, to: chipco, kind: purchase, amount: undisclosed, binding: binding}

        """

    static var model: MemoryFolder {
        MemoryFolder(
            name: "bench",
            texts: [
                "model.yaml": head, "entities.yaml": entities, "sources.yaml": sources,
                "deals/own.yaml": deals,
            ])
    }

    /// With a deal more, of which only what was paid is known.
    static var partly: MemoryFolder {
        MemoryFolder(
            name: "partly",
            texts: [
                "model.yaml": head, "entities.yaml": entities, "sources.yaml": sources,
                "deals/own.yaml": deals,
                "deals/part.yaml": """
                deals:
                  rounds:
                    title: More shares of LabCo
                    parties: [chipco, labco]
                    claims:
                      - source: own
                        status: signed
                        date: 2026-05-01
                        legs:
                          equity: {from: chipco, to: labco, kind: equity, amount: undisclosed, paid: USD 3bn, binding: binding}

                """,
            ])
    }

    /// The same with limits: one that is passed, one that is not kept, one whose number is not there.
    static var ruled: MemoryFolder {
        MemoryFolder(
            name: "ruled",
            texts: [
                "model.yaml": head + "  policy: [policy.yaml]\n", "entities.yaml": entities,
                "sources.yaml": sources, "deals/own.yaml": deals,
                "policy.yaml": """
                version: 1
                rules:
                  - {id: returnable-share, layer: announced, fail: 0.01, reason: little may come back, owner: desk}
                  - {id: circulation-share, layer: paid, warn: 0.99, fail: 0.999, reason: nearly all, owner: desk}
                  - {id: cape, warn: 40, reason: twice its mean, owner: desk}

                """,
            ])
    }

    /// The same firms without a deal.
    static var empty: MemoryFolder {
        MemoryFolder(
            name: "empty",
            texts: ["model.yaml": head, "entities.yaml": entities, "sources.yaml": sources])
    }

    /// A model that knows none of the firms.
    static var stranger: MemoryFolder {
        MemoryFolder(
            name: "stranger",
            texts: [
                "model.yaml": head.replacing("[labco, cloudco, chipco]", with: "[nobody]"),
                "entities.yaml": "entities:\n  nobody: {name: Nobody, kind: company}\n",
                "sources.yaml": sources,
            ])
    }

    static func analysis(
        _ folder: MemoryFolder = model, parts: AnalysisParts = [.layers, .returnableLayers]
    ) throws -> Analysis {
        var options = AnalysisOptions(replicates: 0)
        options.uncertainty.draws = 0
        return try Analysis(of: try OpenedModel(folder), options: options, parts: parts)
    }

    static func subject(
        _ layer: Firmness = .announced, parts: AnalysisParts = [.layers, .returnableLayers]
    ) throws -> ExportSubject {
        ExportSubject(try analysis(parts: parts), layer: layer)
    }

    static func bytes(
        _ format: any ExportFormat, _ subject: ExportSubject, _ table: ExportTable? = nil
    ) throws -> [UInt8] {
        try format.files(subject, table: table).first?.bytes ?? []
    }

    static func text(
        _ format: any ExportFormat, _ subject: ExportSubject, _ table: ExportTable? = nil
    ) throws -> String {
        String(decoding: try bytes(format, subject, table), as: UTF8.self)
    }

    /// A file imported into a model by rules, as `import apply` leaves it.
    static func imported(
        _ bytes: [UInt8], rules: String, into folder: MemoryFolder = empty
    ) throws -> (folder: MemoryFolder, plan: ImportPlan) {
        let plan = ImportPlanner(
            folder: folder,
            rules: try ImportRules(reading: Array(rules.utf8), file: "imports/back.yaml"),
            isBeside: false
        ).plan(ImportFile(name: "export", bytes: bytes))
        var after = folder
        for change in plan.changes { after.files[change.path] = Array(change.after.utf8) }
        return (after, plan)
    }
}
