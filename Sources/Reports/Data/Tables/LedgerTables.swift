import Analysis
import FlowNetwork
import Ledger
import Money
import Text

extension DataTable {
    /// Every deal of which anything was known.
    package static func deals(_ analysis: Analysis) -> DataTable {
        DataTable(
            name: "deals", title: "Deals as known on the day",
            columns: [
                Column("id", .string, "id in the ledger", isRequired: true, isUnique: true),
                Column("title", .string, "title in the analyst's words", isRequired: true),
                Column("parties", .string, "ids of the parties, separated by spaces"),
                Column(
                    "status", .string, "missing while only reports are known",
                    values: DealStatus.allCases.map(\.rawValue)),
                Column("since", .string, "since when, ISO 8601, as precise as the source"),
                Column("status_source", .string, "source of the status"),
                Column("legs", .integer, "number of legs", isRequired: true, least: 0),
                Column("events", .integer, "number of claims known", isRequired: true, least: 1),
                Column(
                    "independent_sources", .integer,
                    "sources that do not repeat another one of them", isRequired: true, least: 1),
            ],
            rows: analysis.ledger.deals.map { deal in
                [
                    deal.id, deal.deal.title, deal.deal.parties.joined(separator: " "),
                    deal.status?.rawValue ?? "", deal.since?.description ?? "",
                    deal.statusSource ?? "", "\(deal.legs.count)", "\(deal.history.count)",
                    "\(analysis.ledger.roots(of: Set(deal.history.map(\.source))).count)",
                ]
            }, primaryKey: ["id"])
    }

    /// Every leg of every deal, and those that rules derive.
    package static func legs(_ analysis: Analysis) -> DataTable {
        let currency = analysis.network.currency
        let counted = Dictionary(
            analysis.network.legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        func money(_ units: Int64) -> String {
            Money(minorUnits: units, currency: currency).decimalString
        }
        func row(_ leg: ResolvedLeg) -> [String] {
            let own = counted[leg.id]
            let span = leg.schedule.span
            let identity: [String] = [
                leg.id, leg.rule == nil ? leg.dealID : "", leg.rule ?? "", leg.from, leg.to,
                leg.kind.rawValue, leg.kind.family.rawValue,
            ]
            let status: [String] = [
                leg.status?.rawValue ?? "", leg.firmness?.name ?? "", leg.binding.rawValue,
            ]
            let wording: String = (leg.amount ?? leg.reportedAmount)?.text ?? ""
            let quantity: String = leg.quantity.map { "\($0.value) \($0.unit)" } ?? ""
            let start: String = span?.start.description ?? ""
            let end: String = span.map { $0.end.adding(days: -1).description } ?? ""
            let terms = status + [wording, quantity, start, end]
            let parts: [String] = Firmness.allCases.map {
                leg.isUnknown($0) ? "" : money(leg.stated[$0])
            }
            let counts: [LayeredAmount?] = [own?.stated, own?.low, own?.high]
            let network: [String] =
                counts.map { own?.exclusion == .undisclosed ? "" : money($0?.total ?? 0) }
                + [own?.exclusion?.rawValue ?? ""]
            let evidence: [String] = [
                leg.amountSources.joined(separator: " "), leg.grade?.description ?? "",
            ]
            return identity + terms + parts + network + evidence
        }
        return DataTable(
            name: "legs", title: "Legs of deals, amounts in \(currency.code)",
            columns: legColumns(currency),
            rows: (analysis.ledger.deals.flatMap(\.legs)
                + analysis.network.passThrough.compactMap(\.resolved)).map(row),
            primaryKey: ["id"],
            foreignKeys: [ForeignKey(column: "deal", table: "deals", otherColumn: "id")])
    }

    private static func legColumns(_ currency: Currency) -> [Column] {
        let identity: [Column] = [
            Column("id", .string, "deal and leg", isRequired: true, isUnique: true),
            Column("deal", .string, "id of the deal; missing for a derived leg"),
            Column("rule", .string, "id of the rule that derives the leg"),
            Column("from", .string, "entity whose money or goods go out", isRequired: true),
            Column("to", .string, "entity that receives", isRequired: true),
            Column(
                "kind", .string, "what it is", isRequired: true,
                values: LegKind.allCases.map(\.rawValue)),
            Column(
                "family", .string, "which side of a loop it can be", isRequired: true,
                values: LegKind.Family.allCases.map(\.rawValue)),
        ]
        let terms: [Column] = [
            Column(
                "status", .string, "of the deal", values: DealStatus.allCases.map(\.rawValue)),
            Column(
                "firmness", .string, "of what is not paid; missing when the deal has ended",
                values: Firmness.allCases.map(\.name)),
            Column(
                "bound_by", .string, "what binds the parties", isRequired: true,
                values: Binding.allCases.map(\.rawValue)),
            Column("amount", .string, "as worded: of the contract, else as reported"),
            Column("quantity", .string, "what is not money"),
            Column("start", .date, "first day of payment"),
            Column("end", .date, "last day of payment"),
        ]
        let parts: [Column] = Firmness.allCases.map {
            Column(
                $0.name, .number,
                "stated amount of this firmness alone, \(currency.code); missing: undisclosed",
                least: 0)
        }
        let exclusions: [NetworkLeg.Exclusion] = [.overlap, .contingent, .undisclosed]
        let network: [Column] = [
            Column(
                "counted", .number,
                "counted in the network, \(currency.code); missing: undisclosed", least: 0),
            Column("counted_low", .number, "at the lowest that the wording allows", least: 0),
            Column("counted_high", .number, "at the highest that the wording allows", least: 0),
            Column(
                "not_counted", .string, "why the headline is not counted",
                values: exclusions.map(\.rawValue)),
            Column("sources", .string, "sources of the amounts, separated by spaces"),
            Column("grade", .string, "Admiralty grade of the weakest source needed"),
        ]
        return identity + terms + parts + network
    }

    /// Every claim that was known, deal by deal, oldest first.
    package static func events(_ analysis: Analysis) -> DataTable {
        let rows = analysis.ledger.deals.flatMap { deal in
            deal.history.enumerated().map { number, claim -> [String] in
                [
                    deal.id, "\(number + 1)", claim.date.description,
                    claim.date.first.description, claim.known.description,
                    claim.status?.rawValue ?? "", claim.event?.rawValue ?? "", claim.source,
                    claim.locator ?? "",
                    analysis.ledger.source(claim.source)?.grade.description ?? "",
                    claim.legs.map(\.id).joined(separator: " "), claim.note?.text ?? "",
                ]
            }
        }
        return DataTable(
            name: "events", title: "What each source says of each deal, oldest first",
            columns: [
                Column("deal", .string, "id of the deal", isRequired: true),
                Column("number", .integer, "position in the history", isRequired: true, least: 1),
                Column(
                    "date", .string, "of the event, ISO 8601, as precise as the source",
                    isRequired: true),
                Column("first_day", .date, "first day that the date can mean", isRequired: true),
                Column("known", .date, "first day on which it was public", isRequired: true),
                Column(
                    "status", .string, "where the deal stood; missing for a report",
                    values: DealStatus.allCases.map(\.rawValue)),
                Column(
                    "event", .string, "what happened, where the status did not change",
                    values: ClaimEvent.allCases.map(\.rawValue)),
                Column("source", .string, "id of the source", isRequired: true),
                Column("locator", .string, "line, page or note in the source"),
                Column("grade", .string, "Admiralty grade of the source"),
                Column("legs", .string, "legs that it speaks of, separated by spaces"),
                Column("note", .string, "in the analyst's words"),
            ], rows: rows, primaryKey: ["deal", "number"],
            foreignKeys: [ForeignKey(column: "deal", table: "deals", otherColumn: "id")])
    }
}

extension ResolvedLeg {
    /// Whether money of a firmness is not known: no source gives a sum, or what is not paid is undisclosed.
    fileprivate func isUnknown(_ firmness: Firmness) -> Bool {
        guard stated[firmness] == 0 else { return false }
        if isUndisclosed { return true }
        let isContractUnknown = amount.map { $0.stated == nil } ?? false
        return isContractUnknown && firmness == self.firmness && firmness != .paid
    }
}
