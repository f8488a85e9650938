import Analysis
import FlowNetwork
import Ledger
import Liquidity
import Money
import Reports
import Text

extension DataTable {
    /// Every figure of a firm that was known, one per firm, metric, date, period, scope and basis.
    static func facts(_ analysis: Analysis) -> DataTable {
        let rows = analysis.ledger.facts.map { fact -> [String] in
            let amount = fact.amount
            let money = [amount?.low, amount?.stated, amount?.high].map { $0?.decimalString ?? "" }
            let currency = (amount?.stated ?? amount?.low ?? amount?.high)?.currency.code ?? ""
            let what: [String] = [fact.firm, fact.metric, amount?.text ?? ""]
            let other: [String] = [
                fact.quantity?.value ?? "", fact.quantity?.unit ?? "", fact.text ?? "",
                fact.asOf.description, fact.asOf.last.description, fact.period ?? "",
                fact.scope ?? "", fact.basis.rawValue, fact.source, fact.locator ?? "",
                fact.known.description, fact.note?.text ?? "",
            ]
            return what + money + [currency] + other
        }
        return DataTable(
            name: "facts", title: "Figures of firms as known on the day",
            columns: [
                Column("firm", .string, "id of the firm", isRequired: true),
                Column("metric", .string, "what it is a figure of", isRequired: true),
                Column("amount", .string, "money as worded"),
                Column("low", .number, "lowest that the wording allows"),
                Column("stated", .number, "the headline; missing: undisclosed, or no money"),
                Column("high", .number, "highest that the wording allows; missing: no upper end"),
                Column("currency", .string, "of the three"),
                Column("quantity", .number, "of a metric that is no money"),
                Column("unit", .string, "of the quantity"),
                Column("words", .string, "of a metric that is words"),
                Column(
                    "as_of", .string,
                    "day of a stock, or end of a period, as precise as the source",
                    isRequired: true),
                Column("last_day", .date, "last day that this can mean", isRequired: true),
                Column("period", .string, "as the firm labels it"),
                Column("scope", .string, "what part of the metric"),
                Column(
                    "basis", .string, "how it is known", isRequired: true,
                    values: Fact.Basis.allCases.map(\.rawValue)),
                Column("source", .string, "id of the source", isRequired: true),
                Column("locator", .string, "line, page or note in the source"),
                Column("known", .date, "first day on which it was public", isRequired: true),
                Column("note", .string, "in the analyst's words"),
            ], rows: rows, primaryKey: [])
    }

    /// Every number that a scenario is simulated from, as it stands on the day.
    static func inputs(_ subject: ExportSubject) -> DataTable {
        let analysis = subject.analysis
        let plan = StressPlan(
            subject.scenarios, ledger: analysis.ledger, network: analysis.network,
            settings: StressSettings(paths: 2, seed: 1))
        let rows = (plan?.models ?? []).flatMap { model in
            model.inputs.map { input -> [String] in
                let what: [String] = [
                    model.scenario.id, model.scenario.title("en"), model.scenario.title("ko"),
                    input.subject, input.quantity.rawValue, input.year.map(String.init) ?? "",
                ]
                let numbers = [input.value, input.low, input.high].map {
                    $0.map { DataNumber.text($0) } ?? ""
                }
                let evidence: [String] = [
                    input.mark.rawValue, input.sources.joined(separator: " "),
                    input.grade?.description ?? "", input.asOf?.description ?? "",
                    input.reason ?? "",
                ]
                return what + numbers + evidence
            }
        }
        return DataTable(
            name: "inputs",
            title:
                "Numbers that the scenarios are simulated from, amounts in millions of \(analysis.network.currency.code)",
            columns: [
                Column("scenario", .string, "id of the scenario", isRequired: true),
                Column("title", .string, "of the scenario", isRequired: true),
                Column("title_ko", .string, "in Korean, where there is one", isRequired: true),
                Column("subject", .string, "firm, leg or flow that it is about", isRequired: true),
                Column("quantity", .string, "what it is", isRequired: true),
                Column("year", .integer, "calendar year of a plan's figure"),
                Column("value", .number, "millions, shares, rates or counts", isRequired: true),
                Column("low", .number, "lowest that is assumed"),
                Column("high", .number, "highest that is assumed"),
                Column("mark", .string, "how good it is", isRequired: true),
                Column("sources", .string, "ids of sources, separated by spaces"),
                Column("grade", .string, "Admiralty grade of the weakest source"),
                Column("as_of", .string, "day of a stock, or end of a period"),
                Column("reason", .string, "why it is assumed, or how it was derived"),
            ], rows: rows, primaryKey: [])
    }
}
