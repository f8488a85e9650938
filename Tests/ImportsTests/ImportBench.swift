import Ledger
import Testing
import Text

@testable import Imports

/// A small model to import into, and what tests ask of a plan.
enum ImportBench {
    static let model: [String: String] = [
        "model.yaml": """
        title: Bench
        base_currency: USD
        as_of: 2026-07-15
        universe: [labco, cloudco, chipco]
        files:
          entities: [entities.yaml]
          sources: [sources.yaml, sources-imported-*.yaml]
          fx: [fx.yaml]
          firms: [firms/*.yaml]
          deals: [deals/*.yaml]

        """,
        "entities.yaml": """
        entities:
          labco: {name: LabCo, kind: company}
          cloudco: {name: CloudCo, names: {ko: 클라우드}, kind: company}
          chipco: {name: ChipCo, kind: company}
          fundco: {name: Fund Co, kind: fund}

        """,
        "sources.yaml": """
        sources:
          own: {title: Own notes, kind: analyst, grade: C3, published: 2026-01-05, file: notes.txt}

        """,
        "fx.yaml": """
        rates:
          - {base: USD, quote: EUR, date: 2026, rate: 0.9, source: own}
          - {base: USD, quote: KRW, date: 2026, rate: 1400, source: own}

        """,
        "firms/chipco.yaml": """
        firm: chipco
        facts:
          inventory:
            - {amount: USD 2bn, as_of: 2025-12-31, source: own}

        """,
        "deals/own.yaml": """
        deals:
          own-order:
            title: An order written by hand
            parties: [labco, cloudco]
            claims:
              - source: own
                status: signed
                date: 2026-01-05
                legs:
                  purchase: {from: labco, to: cloudco, kind: purchase, amount: USD 30bn}

        """,
    ]

    static let rules = """
        import: tracker
        reads: {kind: table}
        columns: {payer: Buyer, payee: Seller, date: Announced, amount: Value, kind: Type, status: Status}
        kinds: {cloud contract: purchase, stake: , loan: debt, gpu sale: {kind: purchase, reverse: true}}
        statuses: {done: completed, LOI: {status: announced, binding: loi}}
        known: 2026-07-01

        """

    static let table = """
        Buyer,Seller,Announced,Value,Type,Status
        LabCo,CloudCo,2026-03-02,up to $300bn,cloud contract,signed
        ChipCo,LabCo,2026-02,$10-15bn,equity,LOI
        CloudCo,chipco,2026-Q1,undisclosed,purchase,done

        """

    static func folder(_ changes: [String: String] = [:]) -> MemoryFolder {
        MemoryFolder(name: "bench", texts: model.merging(changes) { $1 })
    }

    static func rules(_ text: String = rules) throws -> ImportRules {
        try ImportRules(reading: Array(text.utf8), file: "imports/rules.yaml")
    }

    static func plan(
        _ table: String = table, rules text: String = rules, in folder: MemoryFolder = folder(),
        file: String = "deals.csv", isBeside: Bool = false
    ) throws -> ImportPlan {
        ImportPlanner(folder: folder, rules: try rules(text), isBeside: isBeside)
            .plan(ImportFile(name: file, bytes: Array(table.utf8)))
    }

    /// The folder as `apply` leaves it.
    static func applied(_ plan: ImportPlan, to folder: MemoryFolder = folder()) -> MemoryFolder {
        var after = folder
        for change in plan.changes { after.files[change.path] = Array(change.after.utf8) }
        return after
    }

    static func text(_ path: String, _ folder: MemoryFolder) -> String {
        String(decoding: folder.files[path] ?? [], as: UTF8.self)
    }
}
