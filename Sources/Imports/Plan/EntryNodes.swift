import Ledger
import Money
import Text

/// Entries in the form of the ledger's files.
extension FactEntry {
    var node: LedgerNode {
        var entries: [(key: String, value: LedgerNode)] = [
            quantity.map { ("quantity", .text($0)) } ?? ("amount", .text(amount.text)),
            ("as_of", .text(asOf.description)),
        ]
        if let period { entries.append(("period", .text(period))) }
        if let scope { entries.append(("scope", .text(scope))) }
        if basis != .reported { entries.append(("basis", .text(basis.rawValue))) }
        entries.append(("source", .text(source)))
        entries.append(("locator", .text(locator)))
        if let known { entries.append(("known", .text(known.description))) }
        if let note { entries.append(("note", .text(note))) }
        return .map(entries, isFlow: true)
    }
}

extension DealEntry {
    /// The claim that the row is.
    var claim: LedgerNode {
        var entries: [(key: String, value: LedgerNode)] = [
            ("source", .text(source)), ("status", .text(status.rawValue)),
            ("date", .text(date.description)),
        ]
        if let known { entries.append(("known", .text(known.description))) }
        entries.append(("locator", .text(locator)))
        if let note { entries.append(("note", .text(note))) }
        entries.append(("legs", .map(legs.map { ($0.id, $0.node) }, isFlow: false)))
        return .map(entries, isFlow: false)
    }

    var parties: [String] {
        var found: [String] = []
        for party in legs.flatMap({ [$0.from, $0.to] }) where !found.contains(party) {
            found.append(party)
        }
        return found
    }

    /// The deal that rows of one id make.
    static func node(_ rows: [DealEntry]) -> LedgerNode {
        var parties: [String] = []
        for party in rows.flatMap(\.parties) where !parties.contains(party) {
            parties.append(party)
        }
        return .map(
            [
                ("title", .text(rows.first?.title ?? "")),
                ("parties", .list(parties.map(LedgerNode.text), isFlow: true)),
                ("claims", .list(rows.map(\.claim), isFlow: false)),
            ], isFlow: false)
    }
}

extension DealEntry.LegEntry {
    var node: LedgerNode {
        var entries: [(key: String, value: LedgerNode)] = [
            ("from", .text(from)), ("to", .text(to)), ("kind", .text(kind.rawValue)),
            ("amount", amountNode),
        ]
        if let quantity { entries.append(("quantity", .text(quantity))) }
        if let binding { entries.append(("binding", .text(binding.rawValue))) }
        if let start { entries.append(("start", .text(start.description))) }
        if let end { entries.append(("end", .text(end.description))) }
        if amount.basis == .undisclosed {
            // What the table leaves open is no oversight of the ledger.
            entries.append(
                (
                    "accept",
                    .list(
                        [
                            .map(
                                [
                                    ("code", .text("W250")),
                                    ("reason", .text("the table gives no amount")),
                                ], isFlow: true)
                        ], isFlow: true)
                ))
        }
        return .map(entries, isFlow: true)
    }
}

extension DealEntry.LegEntry {
    private var amountNode: LedgerNode {
        guard let stated else { return .text(amount.text) }
        return .map(
            [
                ("stated", .text(stated.shortText)),
                (
                    "converted",
                    .map([("as", .text(amount.text)), ("by", .text("source"))], isFlow: true)
                ),
            ], isFlow: true)
    }
}

extension SourceEntry {
    var node: LedgerNode {
        var entries: [(key: String, value: LedgerNode)] = [("title", .text(title))]
        if let publisher { entries.append(("publisher", .text(publisher))) }
        entries.append(("kind", .text(kind.rawValue)))
        entries.append(("grade", .text(grade)))
        if let published { entries.append(("published", .text(published.description))) }
        if let url { entries.append(("url", .text(url))) }
        if let file { entries.append(("file", .text(file))) }
        if let sha256 { entries.append(("sha256", .text(sha256))) }
        if let note { entries.append(("note", .text(note))) }
        return .map(entries, isFlow: false)
    }
}

extension RateEntry {
    var node: LedgerNode {
        .map(
            [
                ("base", .text(base.code)), ("quote", .text(quote.code)),
                ("date", .text(date.description)), ("rate", .text(rate)), ("source", .text(source)),
            ], isFlow: true)
    }
}

extension ResolutionEntry {
    var node: LedgerNode {
        .map(
            [("field", .text(field)), ("use", .text(use)), ("reason", .text(reason))], isFlow: true)
    }
}
