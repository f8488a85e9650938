import FlowNetwork
import Ledger
import Money

/// What became of a deal between two analyses.
public struct DealChange: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case added
        /// Cancelled, superseded or expired since.
        case ended
        case revised
        /// Not in the new ledger at all.
        case removed
    }

    public let id: String
    public let title: String
    public let kind: Kind
    public let statusBefore: DealStatus?
    public let statusAfter: DealStatus?
    /// Minor units that the network counts for the deal.
    public let countedBefore: Int64
    public let countedAfter: Int64
    /// What changed leg by leg; for a deal that is new or gone, its legs.
    public let legs: [LegChange]
    /// Sources of claims that the old analysis did not have.
    public let sources: [String]

    static func all(from old: Analysis, to new: Analysis) -> [DealChange] {
        let before = Dictionary(
            old.ledger.deals.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let kept = Set(new.ledger.deals.map(\.id))
        let changed = new.ledger.deals.compactMap {
            DealChange(from: before[$0.id], to: $0, old, new)
        }
        let gone = old.ledger.deals.filter { !kept.contains($0.id) }
            .compactMap { DealChange(from: $0, to: nil, old, new) }
        return (changed + gone).sorted { ($0.kind.order, $0.id) < ($1.kind.order, $1.id) }
    }

    /// - Returns: `nil` when nothing that is shown of the deal changed.
    private init?(from old: ResolvedDeal?, to new: ResolvedDeal?, _ a: Analysis, _ b: Analysis) {
        guard let deal = new ?? old else { return nil }
        id = deal.id
        title = deal.deal.title
        statusBefore = old?.status
        statusAfter = new?.status
        countedBefore = old == nil ? 0 : a.network.counted(deal.id)
        countedAfter = new == nil ? 0 : b.network.counted(deal.id)
        legs = LegChange.all(from: old, to: new, a, b)
        let known = Set(old?.history.map(\.source) ?? [])
        sources = (new?.history ?? []).map(\.source).reduce(into: []) {
            if !known.contains($1), !$0.contains($1) { $0.append($1) }
        }
        let isEnded = statusAfter?.isEnded ?? false
        if old == nil {
            kind = .added
        } else if new == nil {
            kind = .removed
        } else if isEnded, !(statusBefore?.isEnded ?? false) {
            kind = .ended
        } else {
            kind = .revised
            if legs.isEmpty, statusBefore == statusAfter { return nil }
        }
    }
}

extension FlowNetwork {
    fileprivate func counted(_ deal: String) -> Int64 {
        legs.reduce(0) { $1.resolved.dealID == deal ? $0 + $1.stated.total : $0 }
    }
}

extension DealChange.Kind {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What changed about one leg.
public struct LegChange: Sendable, Hashable {
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// The leg is new, or gone.
        case leg
        case amount
        /// What a source reports beside the contract.
        case reported
        case paid
        case quantity
        case binding
        case firmness
        /// When the money is due.
        case schedule
        /// What the network counts.
        case counted
    }

    /// `deal/leg`
    public let id: String
    public let field: Field
    /// As the ledger writes it; `nil`: nothing was known, or the leg was not there.
    public let before: String?
    public let after: String?

    static func all(
        from old: ResolvedDeal?, to new: ResolvedDeal?, _ a: Analysis, _ b: Analysis
    ) -> [LegChange] {
        let before = Dictionary(
            (old?.legs ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(
            (new?.legs ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = (old?.legs ?? []).map(\.id) + (new?.legs ?? []).map(\.id)
        return ids.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .flatMap { id -> [LegChange] in
                let first = before[id].map { Self.fields($0, a) } ?? [:]
                let second = after[id].map { Self.fields($0, b) } ?? [:]
                if before[id] == nil || after[id] == nil {
                    return [
                        LegChange(
                            id: id, field: .leg, before: before[id].map { Self.summary($0, a) },
                            after: after[id].map { Self.summary($0, b) })
                    ]
                }
                return Field.allCases.filter { first[$0] != second[$0] }.map {
                    LegChange(id: id, field: $0, before: first[$0], after: second[$0])
                }
            }
    }

    private static func fields(_ leg: ResolvedLeg, _ analysis: Analysis) -> [Field: String] {
        let currency = analysis.network.currency
        func money(_ units: Int64) -> String {
            Money(minorUnits: units, currency: currency).shortText
        }
        var fields: [Field: String] = [:]
        fields[.amount] = leg.amount?.text
        fields[.reported] = leg.reportedAmount?.text
        if leg.stated.paid > 0 { fields[.paid] = money(leg.stated.paid) }
        fields[.quantity] = leg.quantity.map { "\($0.value) \($0.unit)" }
        fields[.binding] = leg.binding.rawValue
        fields[.firmness] = leg.firmness?.name
        fields[.schedule] = leg.schedule.span.map {
            "\($0.start) to \($0.end.adding(days: -1))"
        }
        let counted = analysis.network.legs.first { $0.id == leg.id }?.stated.total ?? 0
        if counted > 0 { fields[.counted] = money(counted) }
        return fields
    }

    /// `nvidia → openai, equity, up to USD 100bn, announced`
    private static func summary(_ leg: ResolvedLeg, _ analysis: Analysis) -> String {
        let fields = fields(leg, analysis)
        let parts = [
            "\(leg.from) → \(leg.to)", leg.kind.rawValue,
            fields[.amount] ?? fields[.reported].map { "\($0) reported" }, fields[.firmness],
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
