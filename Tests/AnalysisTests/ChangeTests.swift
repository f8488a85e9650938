import Foundation
import Ledger
import Money
import Testing
import Text

@testable import Analysis

@Suite("What changed, and why")
struct ChangeTests {
    /// The demo with texts of its files replaced.
    private func demo(_ changes: [(String, String)] = [], fx: String? = nil) throws -> LedgerModel {
        var folder = try Repository.folder("demo")
        for (old, new) in changes {
            var replaced = 0
            for (path, bytes) in folder.files where path.hasSuffix(".yaml") {
                let text = String(decoding: bytes, as: UTF8.self)
                let result = text.replacingOccurrences(of: old, with: new)
                if result != text { replaced += 1 }
                folder.files[path] = Array(result.utf8)
            }
            try #require(replaced == 1, "\(old)")
        }
        if let fx { folder.files["fx.yaml"] = Array(fx.utf8) }
        let reading = LedgerReader.read(folder: folder)
        return try #require(reading.model, "\(reading.diagnostics)")
    }

    private func change(
        _ old: LedgerModel, _ new: LedgerModel, from: String? = nil, to: String? = nil,
        policy: ConflictPolicy = .graded
    ) throws -> AnalysisChange {
        try AnalysisChange(
            from: .init(old, options: .point(asOf: from.map(day))),
            to: .init(new, options: .point(asOf: to.map(day), conflictPolicy: policy)))
    }

    private func causes(_ change: AnalysisChange) -> Set<ChangeCause> {
        Set(change.measures.flatMap { $0.parts.filter { $0.amount != 0 }.map(\.cause) })
            .union(change.measures.compactMap(\.turn))
    }

    private let circulation = MeasureID("circulation", subject: "announced")

    @Test(
        "a model compared with itself has not changed",
        arguments: ["demo", "cases/telecom-vendors-1998"])
    func nothing(_ name: String) throws {
        let model = try Repository.model(name)
        let change = try change(model, model)
        #expect(change.deals.isEmpty)
        #expect(change.measures.isEmpty)
        #expect(change.compared > 20)
    }

    @Test(
        "the parts of every number add up to its change",
        arguments: [
            ("ai-infrastructure", "2025-12-20", "2026-07-15"), ("demo", "2025-08-15", "2025-12-31"),
            ("cases/telecom-vendors-1998", "1999-12-31", "2001-06-30"),
        ])
    func exact(_ name: String, _ from: String, _ to: String) throws {
        let model = try Repository.model(name)
        let change = try change(model, model, from: from, to: to)
        #expect(!change.measures.isEmpty)
        for number in change.measures {
            guard let before = number.before, let after = number.after else {
                #expect(number.turn != nil && number.parts.isEmpty, "\(number.id)")
                continue
            }
            #expect(number.parts.map(\.cause) == ChangeCause.allCases, "\(number.id)")
            let sum = number.parts.reduce(0) { $0 + $1.amount }
            let size = max(before.magnitude, after.magnitude, 1e-12)
            #expect(abs(sum - (after - before)) <= 1e-9 * size, "\(number.id)")
        }
        // The two ends are the analyses that anyone can make.
        for (date, value) in [(from, \MeasureChange.before), (to, \MeasureChange.after)] {
            let analysis = try Analysis(of: model, options: .point(asOf: day(date)))
            for number in change.measures {
                #expect(analysis.measure(number.id)?.value == number[keyPath: value])
            }
        }
    }

    @Test("another amount is a change of data alone")
    func data() throws {
        let change = try change(try demo(), try demo([("amount: USD 6bn", "amount: USD 7bn")]))
        #expect(causes(change) == [.data])
        #expect(change.measure(circulation)?.part(.data) == 1e9)
        let deal = try #require(change.deals.first)
        #expect(change.deals.count == 1)
        #expect(deal.kind == .revised && deal.id == "cloudco-chipco-chips")
        #expect(
            deal.legs.filter { $0.field == .amount }.map { [$0.before, $0.after] } == [
                ["USD 6bn", "USD 7bn"]
            ])
    }

    @Test("another status is a change of status alone")
    func status() throws {
        let change = try change(
            try demo(),
            try demo([
                (
                    "source: cloudco-release-2025-10\n        status: announced",
                    "source: cloudco-release-2025-10\n        status: cancelled"
                )
            ]))
        #expect(causes(change) == [.status])
        #expect((change.measure(circulation)?.part(.status) ?? 0) < 0)
        #expect(change.deals(.ended).map(\.id) == ["cloudco-labco-equity"])
    }

    @Test("another exchange rate is a change of the exchange rate alone")
    func exchangeRate() throws {
        let files = ("files:\n", "files:\n  fx: [fx.yaml]\n")
        let won = ("amount: USD 6bn", "amount: KRW 8400bn")
        func rates(_ rate: Int) -> String {
            "rates:\n  - {base: USD, quote: KRW, date: 2025-08-01, rate: \(rate), source: gazette-2025-07}\n"
        }
        let change = try change(
            try demo([files, won], fx: rates(1400)), try demo([files, won], fx: rates(1200)))
        #expect(causes(change) == [.exchangeRate])
        #expect(change.measure(circulation)?.before == 22e9)
        #expect(change.measure(circulation)?.part(.exchangeRate) == 1e9)
    }

    @Test("another choice between claims is a change of method alone")
    func method() throws {
        let resolve = "use: labco-release-2025-07"
        let change = try change(
            try demo(), try demo([(resolve, "use: gazette-2025-07")]))
        #expect(causes(change) == [.method])
        #expect(!change.measures.isEmpty)
    }

    @Test("the day alone is a change of time alone")
    func time() throws {
        let model = try demo()
        let change = try change(model, model, from: "2025-12-31", to: "2027-12-31")
        #expect(causes(change) == [.time])
        #expect(change.deals.allSatisfy { $0.sources.isEmpty })
    }

    /// From the demo's files: on 15 August the letter and three contracts are known; then the annual reports, an announcement and a rumour.
    @Test("the demo's autumn: what is new, what moved on")
    func autumn() throws {
        let model = try demo()
        let change = try change(model, model, from: "2025-08-15", to: "2025-12-31")
        #expect(
            Set(change.deals(.added).map(\.id)) == ["cloudco-labco-equity", "labco-chipco-chips"])
        #expect(change.deals(.ended).isEmpty && change.deals(.removed).isEmpty)
        #expect(
            Set(change.deals(.revised).map(\.id)) == [
                "chipco-labco-equity", "labco-cloudco-compute", "cloudco-chipco-chips",
            ])
        let paid = try #require(change.measure(MeasureID("paid-share")))
        #expect(paid.before == 0)
        #expect(paid.part(.data) == 7.0 / 29)
        #expect(paid.part(.status) == 0)
    }

    @Test("models in different currencies are not compared")
    func currencies() throws {
        let won = try demo(
            [
                ("base_currency: USD", "base_currency: KRW"),
                ("files:\n", "files:\n  fx: [fx.yaml]\n"),
            ],
            fx:
                "rates:\n  - {base: USD, quote: KRW, date: 2025-08-01, rate: 1400, source: gazette-2025-07}\n"
        )
        #expect(throws: ChangeError.currencies(.usd, .krw)) { try change(try demo(), won) }
    }

    @Test("rates of later days are not known yet, unless there are no others")
    func rates() throws {
        func rate(_ quote: Currency, _ date: String) throws -> ExchangeRate {
            let date = try #require(PartialDate(date))
            return ExchangeRate(
                base: .usd, quote: quote, date: date, rate: 1, source: "s",
                place: Place(file: "fx.yaml", line: 1, column: 1))
        }
        let euro = try #require(Currency("EUR"))
        let all = [
            try rate(.krw, "2025-01-31"), try rate(.krw, "2025-06"), try rate(euro, "2026-01-01"),
        ]
        #expect(all.known(by: day("2025-03-01")) == [all[0], all[2]])
        #expect(all.known(by: day("2025-06-15")) == all)
    }
}
