import FlowNetwork
import Ledger

/// What the counted money rests on, by layer: filings, releases, news, …
///
/// A dollar counts for the best-graded source that gives the figure it is a part of, of equals for the one nearest to the books. What is paid rests on
/// the sources of what was paid, what reports give beyond a contract on the reports. Legs that rules derive from facts are a class of their own.
public struct EvidenceShares: Sendable, Hashable {
    /// What a source is; the order decides between equal grades.
    public enum Kind: String, Sendable, CaseIterable {
        case filing, release, news, analyst, dataset, assumption
        /// Of a rule of the model.
        case derived

        init(_ kind: Source.Kind) {
            self =
                switch kind {
                case .filing: .filing
                case .release: .release
                case .news: .news
                case .analyst: .analyst
                case .dataset: .dataset
                case .assumption: .assumption
                }
        }
    }

    /// The money of a layer and of every firmer one.
    public struct Layer: Sendable, Hashable {
        public let layer: Firmness
        /// Minor units; they add up to ``total``.
        public let parts: [Kind: Int64]
        public let total: Int64

        /// 0…1; `nil` without counted money.
        public func share(_ kinds: Kind...) -> Double? {
            guard total > 0 else { return nil }
            return Double(kinds.reduce(0) { $0 + (parts[$1] ?? 0) }) / Double(total)
        }
    }

    /// One for every layer, firmest first.
    public let layers: [Layer]

    public func layer(_ layer: Firmness) -> Layer { layers[layer.rawValue] }

    init(_ ledger: ResolvedLedger, _ network: FlowNetwork) {
        var parts: [Kind: Int64] = [:]
        var total: Int64 = 0
        layers = Firmness.allCases.map { layer in
            for leg in network.legs where leg.stated[layer] > 0 {
                parts[Self.kind(leg, layer, ledger), default: 0] += leg.stated[layer]
                total += leg.stated[layer]
            }
            return Layer(layer: layer, parts: parts, total: total)
        }
    }

    /// What the dollars of one layer of a leg rest on.
    static func kind(_ leg: NetworkLeg, _ layer: Firmness, _ ledger: ResolvedLedger) -> Kind {
        if leg.isDerived { return .derived }
        let kinds = Source.Kind.allCases
        let best = leg.resolved.sources(of: layer).compactMap(ledger.source).min { a, b in
            if a.grade != b.grade { return a.grade < b.grade }
            return (kinds.firstIndex(of: a.kind) ?? 0) < (kinds.firstIndex(of: b.kind) ?? 0)
        }
        // A checked ledger defines every source that it names.
        return best.map { Kind($0.kind) } ?? .assumption
    }
}

extension Analysis {
    /// What the counted money rests on. O(legs).
    public var evidenceShares: EvidenceShares { EvidenceShares(ledger, network) }
}
