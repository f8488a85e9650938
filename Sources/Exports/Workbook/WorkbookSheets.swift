import Analysis
import FlowNetwork
import Ledger
import Money
import Reports

/// The sheets of a workbook. What is unknown is an empty cell, never a zero; what can be computed from other cells is a formula.
struct WorkbookSheets {
    private let subject: ExportSubject
    private let currency: Currency
    /// Every leg, those that rules derive last, with what the network counts of it; `nil` where the network does not have it.
    private let legs: [(leg: ResolvedLeg, counted: NetworkLeg?)]
    private let legSheet: Sheet

    private var analysis: Analysis { subject.analysis }

    init(_ subject: ExportSubject) {
        self.subject = subject
        let analysis = subject.analysis
        currency = analysis.network.currency
        let counted = Dictionary(
            analysis.network.legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        legs =
            (analysis.ledger.deals.flatMap(\.legs)
            + analysis.network.passThrough.compactMap(\.resolved)).map { ($0, counted[$0.id]) }
        legSheet = Self.legSheet(legs, analysis)
    }

    var all: [Sheet] {
        [
            about, sums, firms, deals, legSheet,
            Sheet("Events", .events(analysis)),
            Sheet("Facts", .facts(analysis), money: ExportTable.facts.money),
            Sheet("Measures", .measures(analysis)), Sheet("Inputs", .inputs(subject)), sources,
        ]
    }

    private func text(_ units: Int64) -> String {
        Money(minorUnits: units, currency: currency).decimalString
    }

    // MARK: Legs

    private static let headsOfLegs =
        [
            "id", "deal", "rule", "from", "to", "from_firm", "to_firm", "kind", "family", "status",
            "bound_by", "amount", "start", "end",
        ] + Firmness.allCases.map(\.name) + [
            "counted", "share", "low", "high", "not_counted", "sources", "grade",
        ]

    private static func legSheet(
        _ legs: [(leg: ResolvedLeg, counted: NetworkLeg?)], _ analysis: Analysis
    ) -> Sheet {
        var sheet = Sheet("Legs", headsOfLegs, [])
        let currency = analysis.network.currency
        let total = analysis.network.legs.reduce(Int64(0)) { $0 + $1.stated.total }
        func text(_ units: Int64) -> String {
            Money(minorUnits: units, currency: currency).decimalString
        }
        let layers = Firmness.allCases
        let firstLayer = Sheet.column(headsOfLegs.firstIndex(of: layers[0].name) ?? 0)
        let lastLayer = Sheet.column(
            headsOfLegs.firstIndex(of: layers[layers.count - 1].name) ?? 0)
        let sum = Sheet.column(headsOfLegs.firstIndex(of: "counted") ?? 0)
        sheet.rows = legs.enumerated().map { index, entry in
            let (leg, counted) = entry
            let line = index + 2
            let span = leg.schedule.span
            var cells: [Sheet.Cell] = [
                leg.id, leg.rule == nil ? leg.dealID : "", leg.rule ?? "", leg.from, leg.to,
                analysis.ledger.firm(of: leg.from), analysis.ledger.firm(of: leg.to),
                leg.kind.rawValue, leg.kind.family.rawValue, leg.status?.rawValue ?? "",
                leg.binding.rawValue, (leg.amount ?? leg.reportedAmount)?.text ?? "",
            ].map { $0.isEmpty ? .blank : .text($0) }
            cells += [span?.start, span.map { $0.end.adding(days: -1) }].map {
                $0.map { .day($0) } ?? .blank
            }
            if let counted, counted.exclusion == nil {
                cells += layers.map { .number(text(counted.stated[$0]), .money) }
                cells.append(
                    .formula(
                        "SUM(\(firstLayer)\(line):\(lastLayer)\(line))",
                        value: text(counted.stated.total), .money))
                cells.append(
                    total > 0
                        ? .formula(
                            "\(sum)\(line)/SUM($\(sum)$2:$\(sum)$\(legs.count + 1))",
                            value: "\(Double(counted.stated.total) / Double(total))", .share)
                        : .blank)
                cells += [counted.low.total, counted.high.total].map { .number(text($0), .money) }
                cells.append(.blank)
            } else {
                cells += [Sheet.Cell](repeating: .blank, count: layers.count + 4)
                let why = counted?.exclusion?.rawValue ?? "moves no money between the two firms"
                cells.append(.text(why))
            }
            return cells
                + [leg.amountSources.joined(separator: " "), leg.grade?.description ?? ""].map {
                    $0.isEmpty ? .blank : .text($0)
                }
        }
        return sheet
    }

    /// Legs whose money is counted.
    private var counted: [NetworkLeg] {
        legs.compactMap(\.counted).filter { $0.exclusion == nil }
    }

    /// A sum over legs, with the value that it has; blank where there is none to add up.
    ///
    /// - Parameters:
    ///   - conditions: by which a sheet finds the same legs.
    private func sum(
        of head: String, where conditions: [(head: String, cell: String)],
        over fitting: [NetworkLeg], _ units: (LayeredAmount) -> Int64
    ) -> Sheet.Cell {
        guard !fitting.isEmpty else { return .blank }
        let value = fitting.reduce(Int64(0)) { $0 + units($1.stated) }
        let criteria = conditions.map { ",\(legSheet.range($0.head)),\($0.cell)" }.joined()
        return .formula(
            "SUMIFS(\(legSheet.range(head))\(criteria))", value: text(value), .money)
    }

    // MARK: Sums

    private var sums: Sheet {
        let kinds = LegKind.allCases.filter { kind in legs.contains { $0.leg.kind == kind } }
        var sheet = Sheet(
            "Sums",
            ["kind", "family", "legs", "counted_legs"] + Firmness.allCases.map(\.name) + [
                "counted", "share",
            ], [])
        let last = kinds.count + 1
        let whole = Sheet.column(4 + Firmness.allCases.count)
        let all = self.counted
        let total = all.reduce(Int64(0)) { $0 + $1.stated.total }
        for (index, kind) in kinds.enumerated() {
            let line = index + 2
            let own = legs.filter { $0.leg.kind == kind }
            let counted = own.compactMap(\.counted).filter { $0.exclusion == nil }
            let units = counted.reduce(Int64(0)) { $0 + $1.stated.total }
            let condition = [(head: "kind", cell: "$A\(line)")]
            var cells: [Sheet.Cell] = [
                .text(kind.rawValue), .text(kind.family.rawValue),
                .formula("COUNTIF(\(legSheet.range("kind")),$A\(line))", value: "\(own.count)"),
                .formula(
                    "COUNTIFS(\(legSheet.range("kind")),$A\(line),\(legSheet.range("counted")),\">=0\")",
                    value: "\(counted.count)"),
            ]
            cells += Firmness.allCases.map { layer in
                sum(of: layer.name, where: condition, over: counted) { $0[layer] }
            }
            cells.append(sum(of: "counted", where: condition, over: counted) { $0.total })
            cells.append(
                counted.isEmpty || total == 0
                    ? .blank
                    : .formula(
                        "\(whole)\(line)/\(whole)$\(last + 1)",
                        value: "\(Double(units) / Double(total))", .share))
            sheet.rows.append(cells)
        }
        var totals: [Sheet.Cell] = [.text("all"), .blank]
        if !kinds.isEmpty {
            totals += [legs.count, all.count].enumerated().map { index, count in
                let column = Sheet.column(2 + index)
                return .formula("SUM(\(column)2:\(column)\(last))", value: "\(count)")
            }
            totals +=
                (Firmness.allCases.map { layer in
                    all.reduce(Int64(0)) { $0 + $1.stated[layer] }
                } + [total]).enumerated().map { index, units in
                    let column = Sheet.column(4 + index)
                    return .formula("SUM(\(column)2:\(column)\(last))", value: text(units), .money)
                }
        }
        sheet.rows.append(totals)
        return sheet
    }

    // MARK: Firms

    private var firms: Sheet {
        let table = DataTable.firms(subject)
        var sheet = Sheet("Firms", table)
        let sums: [(head: String, side: String, family: LegKind.Family)] = [
            ("financing_received", "to_firm", .financing),
            ("financing_given", "from_firm", .financing),
            ("orders_received", "to_firm", .commerce), ("orders_placed", "from_firm", .commerce),
        ]
        let ledger = analysis.ledger
        sheet = Sheet(sheet.name, sheet.heads + sums.map(\.head), sheet.rows)
        let received = Dictionary(grouping: counted) { ledger.firm(of: $0.resolved.to) }
        let given = Dictionary(grouping: counted) { ledger.firm(of: $0.resolved.from) }
        for (index, entity) in ledger.model.entities.enumerated() {
            sheet.rows[index] += sums.map { entry in
                let own = (entry.side == "to_firm" ? received : given)[entity.id] ?? []
                return sum(
                    of: "counted",
                    where: [
                        (entry.side, "$A\(index + 2)"),
                        ("family", "\"\(entry.family.rawValue)\""),
                    ], over: own.filter { $0.family == entry.family }
                ) { $0.total }
            }
        }
        return sheet
    }

    // MARK: Deals

    private var deals: Sheet {
        let table = DataTable.deals(analysis)
        let plain = Sheet("Deals", table)
        var sheet = Sheet("Deals", plain.heads + ["title_ko", "counted", "share"], plain.rows)
        let all = self.counted
        let total = all.reduce(Int64(0)) { $0 + $1.stated.total }
        let column = Sheet.column(plain.heads.count + 1)
        let byDeal = Dictionary(grouping: all.filter { !$0.isDerived }) { $0.resolved.dealID }
        for (index, deal) in analysis.ledger.deals.enumerated() {
            let line = index + 2
            let own = byDeal[deal.id] ?? []
            let counted = sum(of: "counted", where: [("deal", "$A\(line)")], over: own) {
                $0.total
            }
            let units = own.reduce(Int64(0)) { $0 + $1.stated.total }
            sheet.rows[index] += [
                deal.deal.titles["ko"].map { .text($0) } ?? .blank, counted,
                own.isEmpty || total == 0
                    ? .blank
                    : .formula(
                        "\(column)\(line)/SUM(\(legSheet.range("counted")))",
                        value: "\(Double(units) / Double(total))", .share),
            ]
        }
        return sheet
    }

    // MARK: What it is

    private var about: Sheet {
        let model = analysis.ledger.model
        let rows: [(String, Sheet.Cell)] = [
            ("model", .text(model.id)), ("title", .text(model.title)),
            ("title_ko", model.titles["ko"].map { .text($0) } ?? .blank),
            ("as_of", .day(analysis.ledger.asOf)), ("currency", .text(currency.code)),
            ("tool", .text("ouroboros \(analysis.manifest.toolVersion)")),
            ("model_hash", .text(analysis.manifest.modelHash)),
            ("seed", .text(String(analysis.manifest.seed))),
            ("an empty cell", .text("not known, or not counted; never zero")),
            (
                "counted",
                .text(
                    "money of all firmness layers, paid to estimated, each dollar in one layer; what describes other money, depends on an event or is undisclosed is left out"
                )
            ), ("a circular deal", .text("is not an accusation")),
        ]
        return Sheet("About", ["what", "value"], rows.map { [.text($0.0), $0.1] })
    }

    private var sources: Sheet {
        Sheet(
            "Sources",
            ["id", "title", "publisher", "kind", "grade", "published", "lang", "url", "cites"],
            analysis.ledger.model.sources.map { source in
                [
                    source.id, source.title, source.publisher ?? "", source.kind.rawValue,
                    source.grade.description, source.published?.description ?? "",
                    source.lang ?? "", source.url ?? "", source.cites.joined(separator: " "),
                ].map { Sheet.cell($0, .string) }
            })
    }
}
