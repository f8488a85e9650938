import Foundation
import Money
import Testing

@testable import Ledger
@testable import Text

@Suite("Texts of the analyst, in one language or in several")
struct ProseTests {
    private func finding(_ text: String) throws -> Prose {
        let reading = LedgerReader.read(
            folder: try Fixtures.changed([
                ("conflicts.yaml", "The contract has no option.", text)
            ]))
        #expect(reading.diagnostics.map(\.message) == [])
        return try #require(reading.model?.conflicts.first?.finding)
    }

    @Test(
        "a reader has the text in his language, or else in the one that there is",
        arguments: [
            ("No option.", "No option.", "No option."),
            ("'{en: no list}'", "{en: no list}", "{en: no list}"),
            ("{en: No option., ko: 옵션 없음}", "No option.", "옵션 없음"),
            ("{ko: 옵션 없음, en: No option.}", "No option.", "옵션 없음"),
            ("{en: No option.}", "No option.", "No option."),
            ("{ko: 옵션 없음}", "옵션 없음", "옵션 없음"),
            ("\n      en: >-\n        No\n        option.\n      ko: 옵션 없음", "No option.", "옵션 없음"),
        ])
    func languages(text: String, english: String, korean: String) throws {
        let prose = try finding(text)
        #expect(prose.text(in: .en) == english)
        #expect(prose.text(in: .ko) == korean)
        #expect(prose.text == english)
    }

    @Test("every text of the analyst may be in two languages")
    func everywhere() throws {
        let both = "{en: Words, ko: 글}"
        let reading = LedgerReader.read(
            folder: try Fixtures.changed([
                (
                    "deals.yaml", "        date: 2025-11-03\n",
                    "        date: 2025-11-03\n        note: \(both)\n"
                ),
                (
                    "deals.yaml", "            term: P7Y\n",
                    "            term: P7Y\n            note: \(both)\n"
                ),
                (
                    "deals.yaml", "    parties: [chip, lab]\n",
                    "    parties: [chip, lab]\n    note: \(both)\n"
                ),
                (
                    "deals.yaml", "    family: commerce\n",
                    "    family: commerce\n    note: \(both)\n"
                ),
                (
                    "deals.yaml", "amount: about USD 38bn,",
                    "amount: about USD 38bn, horizon: \(both), note: \(both),"
                ),
                ("conflicts.yaml", "title: Whether", "titles: {ko: 글}\n    title: Whether"),
                ("conflicts.yaml", "says: USD 38bn in all", "says: \(both)"),
                ("conflicts.yaml", "chosen: USD 38bn", "chosen: \(both)"),
                ("entities.yaml", "country: US}", "country: US, note: \(both)}"),
                ("sources.yaml", "    grade: A1\n", "    grade: A1\n    note: \(both)\n"),
                ("fx.yaml", "source: press", "source: press, note: \(both)"),
            ]))
        #expect(reading.diagnostics.map(\.message) == [])
        let model = try #require(reading.model)
        let contract = try #require(model.deals.first?.claims.first)
        let total = try #require(model.aggregates.first)
        let conflict = try #require(model.conflicts.first)
        let texts = [
            contract.note, contract.legs.first?.note, model.deals.last?.note, total.note,
            total.claims.first?.horizon, total.claims.first?.note, conflict.statements.first?.says,
            conflict.chosen, model.entities.first?.note, model.sources.first?.note,
            model.exchangeRates.first?.note,
        ]
        for text in texts {
            #expect(text?.text(in: .en) == "Words")
            #expect(text?.text(in: .ko) == "글")
        }
        #expect(conflict.titles == ["ko": "글"])
    }

    @Test("a choice, and what refuted a claim, have their reason in two languages")
    func reasons() throws {
        let model = try #require(
            LedgerReader.read(
                folder: try Fixtures.changed([
                    (
                        "deals.yaml", "    parties: [chip, lab]\n",
                        """
                            parties: [chip, lab]
                            resolve: [{field: equity.amount, use: press, reason: {en: Nearer, ko: 더 가까움}}]

                        """
                    ),
                    (
                        "deals.yaml", "        date: 2025-11-05\n",
                        """
                                date: 2025-11-05
                                refuted: {source: filing, reason: {en: Denied, ko: 부인됨}}

                        """
                    ),
                ])
            ).model)
        let deal = try #require(model.deals.last)
        #expect(deal.resolutions.first?.reason.text(in: .ko) == "더 가까움")
        #expect(deal.claims.first?.proof.refutation?.reason.text(in: .ko) == "부인됨")
    }

    @Test("what a fact is about may be in two languages, and facts are told apart by the first")
    func scope() throws {
        let model = try #require(
            LedgerReader.read(
                folder: try Fixtures.changed([
                    (
                        "firms/lab.yaml", "basis: reported, source: filing}",
                        "scope: {ko: 구독, en: subscriptions}, source: filing}"
                    )
                ])
            ).model)
        let fact = try #require(model.facts.first { $0.metric == "revenue_annual" })
        #expect(fact.scope == "subscriptions")
        #expect(fact.scopeText?.text(in: .ko) == "구독")
    }

    @Test("the canonical form has the languages in the order of reports")
    func canonical() throws {
        let text = """
            conflicts:
              total:
                title: T
                about: amount
                subjects: [lab]
                statements:
                  - {source: press, says: {ko: 글, en: Words}}
                finding:
                  ko: 글
                  en: Words
                known: 2025-11-30

            """
        let formatted = try LedgerFormatter.format(Array(text.utf8), file: "conflicts.yaml")
        #expect(formatted.contains("says: {en: Words, ko: 글}"))
        #expect(formatted.contains("    finding:\n      en: Words\n      ko: 글\n"))
    }
}
