import Testing

@testable import Ledger
@testable import Money
@testable import Text

/// The base fixture with proofs written into it.
@Suite("Claims with proof")
struct ProofTests {
    private static let hash = String(repeating: "0123456789ABCDEF", count: 4)

    private func model(_ changes: [(file: String, old: String, new: String)]) throws -> LedgerModel
    {
        let reading = LedgerReader.read(folder: try Fixtures.changed(changes))
        return try #require(reading.model, "\(reading.diagnostics.map(\.message))")
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test("quote, accession, digest and falsifier are read, the digest in lower case")
    func read() throws {
        let model = try model([
            (
                "deals.yaml", "      - source: filing\n",
                """
                      - source: filing
                        quote: 'commits to USD 38 billion over seven years'
                        accession: 0001045810-25-000230
                        sha256: \(Self.hash)
                        falsifier: A later filing without the commitment.

                """
            ),
            (
                "sources.yaml", "    url: https://example.com/press\n",
                """
                    url: https://example.com/press
                    accession: 20251110000123
                    sha256: \(Self.hash)
                    falsifier: A correction of the paper.

                """
            ),
            (
                "firms/lab.yaml", "source: filing",
                "source: filing, quote: revenue of the lab, falsifier: audited accounts"
            ),
        ])
        let proof = model.deals[0].claims[0].proof
        #expect(proof.quote == "commits to USD 38 billion over seven years")
        #expect(proof.accession == "0001045810-25-000230")
        #expect(proof.sha256 == Self.hash.lowercased())
        #expect(proof.falsifier == "A later filing without the commitment.")
        #expect(proof.refutation == nil)
        let press = try #require(model.sources.first { $0.id == "press" })
        #expect(press.accession == "20251110000123")
        #expect(press.sha256 == Self.hash.lowercased())
        #expect(press.falsifier == "A correction of the paper.")
        #expect(model.facts.first?.proof.quote == "revenue of the lab")
        #expect(model.facts.first?.proof.falsifier == "audited accounts")
    }

    @Test("a quote may have 300 characters, whatever they are written with")
    func longest() throws {
        let quote = String(repeating: "가", count: Proof.longestQuote)
        let model = try model([
            (
                "deals.yaml", "      - source: filing\n",
                "      - source: filing\n        quote: \(quote)\n"
            )
        ])
        #expect(model.deals[0].claims[0].proof.quote?.count == 300)
    }

    private let refuted = (
        file: "deals.yaml", old: "      - source: press\n",
        new: """
              - source: press
                refuted: {source: filing, locator: page 7, quote: no investment, reason: The filing has none.}

        """
    )

    @Test("a refuted claim counts until its refutation is known, and is kept")
    func refutation() throws {
        let model = try model([refuted])
        let before = model.resolved(asOf: try day("2025-11-29"))
        #expect(before.deals.map(\.id) == ["chip-lab-2025"])
        #expect(before.refutedClaims.isEmpty)
        let after = model.resolved(asOf: try day("2025-11-30"))
        #expect(after.deals.map(\.id) == ["lab-cloud-2025"])
        #expect(after.refutedClaims.map(\.deal) == ["chip-lab-2025"])
        #expect(after.refutedClaims.map(\.claim.source) == ["press"])
        #expect(after.refutedClaims.first?.claim.proof.refutation?.quote == "no investment")
    }

    @Test("a ledger cut off before the refutation does not know of it")
    func cutOff() throws {
        let model = try model([refuted])
        let early = model.cutOff(at: try day("2025-11-29"))
        #expect(early.deals.last?.claims.first?.proof.refutation == nil)
        let late = model.cutOff(at: try day("2025-11-30"))
        #expect(late.deals.last?.claims.first?.proof.refutation?.reason == "The filing has none.")
        #expect(model.knownDays.contains(try day("2025-11-30")))
    }

    @Test("a refuted fact and a refuted total count no more")
    func factsAndTotals() throws {
        let words = "refuted: {source: press, known: 2026-01-15, reason: Restated.}"
        let model = try model([
            ("firms/lab.yaml", "source: filing", "source: filing, \(words)"),
            (
                "deals.yaml", "{source: press, amount: about USD 38bn",
                "{source: press, \(words), amount: about USD 50bn"
            ),
        ])
        #expect(model.resolved(asOf: try day("2026-01-14")).facts.count == 1)
        let after = model.resolved(asOf: try day("2026-01-15"))
        #expect(after.facts.isEmpty)
        // The total of 50 would not match the 38 of its legs (W240).
        #expect(after.diagnostics.map(\.code.rawValue) == [])
    }

    @Test("every source that gives the used figure supports it, whoever is used")
    func support() throws {
        let model = try model([
            (
                "deals.yaml", "  chip-lab-2025:\n",
                """
                      - {source: press, event: report, date: 2025-11-10, legs: {compute: {amount: USD 45bn}}}
                      - {source: press, status: in_force, date: 2025-12-01, legs: {compute: {amount: about USD 38bn, paid: USD 1bn}}}
                  chip-lab-2025:

                """
            )
        ])
        let leg = try #require(
            model.resolved(asOf: try day("2026-01-01")).deals.first?.legs.first)
        #expect(leg.support.contract == ["filing", "press"])
        #expect(leg.support.reported == ["press"])
        #expect(leg.sources(of: .paid) == ["press"])
        #expect(leg.sources(of: .binding) == ["filing", "press"])
        #expect(leg.sources(of: .reported) == ["press"])
        #expect(leg.stated.reported == 7_000_000_000_00)
    }
}
