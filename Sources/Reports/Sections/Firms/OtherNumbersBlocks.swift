import Analysis
import Documents
import Ledger
import Liquidity
import Money
import Text

/// Numbers of analysts and of the firms themselves beside this report's own, of one question each.
struct OtherNumbersBlocks {
    /// Numbers of one question about one firm, the newest.
    static let each = 3

    private let context: ReportContext
    private let words: OtherNumbersWords

    init(_ context: ReportContext) {
        self.context = context
        words = OtherNumbersWords(language: context.language)
    }

    struct Row {
        var question: OtherNumbersWords.Question
        var firm: String
        var who: String
        var said: PartialDate
        var until: PartialDate
        var theirs: Amount
        var source: String
        var ours: String
    }

    /// What others say of money that the simulated firms lack, burn and pay for orders, each with what the base scenario gives for it.
    var rows: [Row] {
        guard let base = context.analysis.stress?.results.base else { return [] }
        let ledger = context.ledger
        let label = ScopeLabel(context: context)
        return base.firms.flatMap { firm -> [Row] in
            let bridge = base.bridges[firm.index]
            return OtherNumbersWords.Question.allCases.flatMap { question -> [Row] in
                ledger.facts(of: firm.firm, question.metric).map { ledger.facts[$0] }.compactMap {
                    fact in
                    guard fact.asOf.last >= ledger.asOf, let amount = ledger.amount(of: fact),
                        amount.stated != nil
                    else { return nil }
                    let source = ledger.source(fact.source)
                    return Row(
                        question: question, firm: firm.firm,
                        who: fact.scopeText.flatMap(label.text) ?? source?.publisher
                            ?? words.source,
                        said: source?.published ?? PartialDate(fact.known), until: fact.asOf,
                        theirs: amount, source: fact.source,
                        ours: ours(
                            question, firm, bridge, until: fact.asOf.last.year, base.scenario))
                }
            }
        }.sorted {
            ($0.firm, $0.question.rawValue, $1.said.last, $0.source)
                < ($1.firm, $1.question.rawValue, $0.said.last, $1.source)
        }
    }

    private func ours(
        _ question: OtherNumbersWords.Question, _ firm: FirmOutcome, _ bridge: CashBridge,
        until year: Int, _ scenario: StressCase
    ) -> String {
        let years = bridge.years.filter { $0.year <= year }
        let from = context.quarter(1, of: scenario)
        let until =
            years.last.map { last in
                context.quarter(
                    bridge.years.filter { $0.year <= last.year }.reduce(0) { $0 + $1.quarters },
                    of: scenario)
            } ?? from
        switch question {
        case .missing:
            return words.gap(
                mean: context.simulated(money: firm.gap.mean),
                tail: context.simulated(money: firm.gap.valueAtRisk95),
                level: context.percent(0.95),
                until: context.quarter(scenario.model.quarters, of: scenario))
        case .burnt:
            return words.span(
                context.millions(-years.reduce(0) { $0 + $1.beforeFunding }), from: from,
                until: until)
        case .bought:
            return words.span(
                context.millions(years.reduce(0) { $0 + $1.paid }), from: from, until: until)
        }
    }

    var blocks: [Block] {
        var shown: [String: Int] = [:]
        let rows = rows.filter { row in
            shown["\(row.firm) \(row.question.metric)", default: 0] += 1
            return shown["\(row.firm) \(row.question.metric)"] ?? 0 <= Self.each
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading(level: 3, [.text(words.heading)]), .paragraph([.text(words.introduction)]),
            .table(
                Table(
                    words.heads, [.left, .left, .left, .right, .left, .right],
                    rows: rows.map { row in
                        [
                            [.text(words.question(row.question, context.entity(row.firm)))],
                            [.text(row.who)] + context.cite([row.source]),
                            [.text(row.said.description)], [.text(context.text(row.theirs))],
                            [.text(context.dates.year(row.until.last.year))], [.text(row.ours)],
                        ]
                    })),
        ]
    }
}
