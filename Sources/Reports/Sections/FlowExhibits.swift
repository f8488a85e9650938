import Analysis
import Charts
import Circularity
import FlowNetwork
import Ledger
import Money

/// A flow between two firms, of one side: what the matrix and the map draw.
private struct PairFlow {
    let from: Int
    let to: Int
    let side: CircuitHop.Side
    let amount: LayeredAmount
    let firmness: Firmness
    /// Whether a rule derives all of it: no deal says so.
    let isDerived: Bool

    /// Live flows of a network, legs of one side between the same firms together.
    static func all(_ network: FlowNetwork) -> [PairFlow] {
        var legs: [[Int]: [NetworkLeg]] = [:]
        for leg in network.legs where leg.isLive {
            legs[[leg.from, leg.to, leg.side.rawValue], default: []].append(leg)
        }
        return legs.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
            guard let group = legs[key], let side = CircuitHop.Side(rawValue: key[2]) else {
                return nil
            }
            let amount = group.map(\.stated).reduce(LayeredAmount.zero, +)
            return PairFlow(
                from: key[0], to: key[1], side: side, amount: amount,
                firmness: ReportExhibits.mainLayer(
                    amount, orElse: group.compactMap(\.resolved.firmness).min() ?? .paid),
                isDerived: group.allSatisfy(\.isDerived))
        }
    }
}

extension ReportExhibits {
    // MARK: E2

    /// Firms of the universe, those with most money in and out first.
    private func universe(_ flows: [PairFlow]) -> [Int] {
        var throughput: [Int: Int64] = [:]
        for flow in flows {
            throughput[flow.from, default: 0] += flow.amount.total
            throughput[flow.to, default: 0] += flow.amount.total
        }
        return context.network.firms.indices
            .filter { context.network.firms[$0].isInUniverse && throughput[$0] != nil }
            .sorted { (throughput[$0] ?? 0, $1) > (throughput[$1] ?? 0, $0) }
    }

    var matrix: ReportExhibit { matrix(upTo: .estimated) }

    /// E2 of one cumulative layer: softer money is left out.
    func matrix(upTo layer: Firmness) -> ReportExhibit {
        // A table of deals: amounts that a rule derives are not in it.
        let all = PairFlow.all(context.network).filter {
            !$0.isDerived
                && ($0.amount.total > 0 ? $0.amount.upTo(layer) > 0 : $0.firmness <= layer)
        }
        let firms = universe(all)
        let shown = Set(firms)
        let flows = all.filter { shown.contains($0.from) && shown.contains($0.to) }
        let payers = firms.filter { firm in flows.contains { $0.from == firm } }
        let receivers = firms.filter { firm in flows.contains { $0.to == firm } }
        let pairs = twoWayPairs(flows)
        let words = context.words.exhibits
        let text = ExhibitText(
            id: "e2", title: words.matrixTitle(pairs: pairs.count),
            subtitle: words.matrixSubtitle(
                firms: firms.count, unit: context.format.cellHeading(context.currency)),
            source: sourceLine,
            description: pairs.isEmpty
                ? words.matrixTitle(pairs: 0)
                : pairs.map { words.pair(context.firm($0.0), context.firm($0.1)) }
                    .joined(separator: "; "))
        let matrix = PayerReceiverMatrix(
            text: text,
            payers: payers.map { payer in
                PayerReceiverMatrix.Payer(
                    name: context.firm(payer),
                    totalLabel: context.money(
                        flows.filter { $0.from == payer }
                            .reduce(0) { $0 + $1.amount.upTo(layer) }))
            },
            receivers: receivers.map(context.firm),
            flows: flows.map { flow in
                PayerReceiverMatrix.Flow(
                    from: context.firm(flow.from), to: context.firm(flow.to),
                    family: flow.side.exhibitFamily,
                    amount: flow.amount.total > 0
                        ? context.billions(flow.amount.upTo(layer)) : nil,
                    label: flow.amount.total > 0
                        ? context.format.number(context.base(flow.amount.upTo(layer)))
                        : strings.undisclosedShort)
            })
        return exhibit("E2-payer-receiver-matrix", text) {
            matrix.drawn(theme: $0, strings: strings)
        }
    }

    /// Billions for a drawing; `nil` where no money is counted.
    private func priced(_ amount: LayeredAmount) -> Double? {
        amount.total > 0 ? context.billions(amount.total) : nil
    }

    private func twoWayPairs(_ flows: [PairFlow]) -> [(Int, Int)] {
        let directed = Set(flows.map { [$0.from, $0.to] })
        return directed.filter { $0[0] < $0[1] && directed.contains([$0[1], $0[0]]) }
            .sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
    }

    /// Deals behind every flow that a drawing shows, by what the drawing calls the flow.
    var dealsByFlow: [(flow: String, deals: [String])] {
        var deals: [String: [String]] = [:]
        for leg in context.network.legs where leg.isLive && !leg.isDerived {
            let key = FlowMap.key(
                from: context.firm(leg.from), to: context.firm(leg.to),
                family: leg.side.exhibitFamily)
            if deals[key, default: []].contains(leg.resolved.dealID) { continue }
            deals[key, default: []].append(leg.resolved.dealID)
        }
        return deals.keys.sorted().map { ($0, deals[$0] ?? []) }
    }

    // MARK: A1

    var map: ReportExhibit {
        let flows = PairFlow.all(context.network)
        let loops = Self.shownCircuits(context, limit: Self.ladderRows)
        let highlighted = Set(
            loops.flatMap(\.hops).map { [$0.from, $0.to, $0.side.rawValue] })
        let inLoops = Set(loops.flatMap(\.firms))
        let closing = Set(
            context.analysis.circuits.circuits(.circularFinancing)
                .filter { !context.needsDerivedLeg($0) }.flatMap(\.firms))
        // Every firm on a loop, as long as that leaves a drawing.
        let onLoops = closing.count <= Self.mapFirms ? closing : []
        let candidates = Set(universe(flows)).union(inLoops).union(onLoops)
        let all = candidates.sorted().filter { firm in
            flows.contains {
                ($0.from == firm && candidates.contains($0.to))
                    || ($0.to == firm && candidates.contains($0.from))
            }
        }
        let throughput = all.map { firm in
            flows.filter { $0.from == firm || $0.to == firm }.reduce(0) { $0 + $1.amount.total }
        }
        let words = context.words.exhibits
        let text = ExhibitText(
            id: "a1", title: words.mapTitle(firms: closing.count),
            subtitle: words.mapSubtitle(firms: all.count, unit: context.currencyHeading),
            source: sourceLine,
            description: words.mapDescription(closing.sorted().map(context.firm)))
        let shown = Set(all)
        let map = FlowMap(
            text: text,
            firms: zip(all, throughput).map {
                FlowMap.Firm(
                    name: context.firm($0), throughput: context.billions($1),
                    label: context.money($1))
            },
            flows: flows.filter { shown.contains($0.from) && shown.contains($0.to) }.map { flow in
                FlowMap.Flow(
                    from: context.firm(flow.from), to: context.firm(flow.to),
                    family: flow.side.exhibitFamily, firmness: flow.firmness.exhibitFirmness,
                    amount: priced(flow.amount),
                    label: flow.amount.total > 0
                        ? context.money(flow.amount.total) : strings.undisclosed,
                    isHighlighted: highlighted.contains([flow.from, flow.to, flow.side.rawValue]))
            })
        return exhibit("A1-network", text) { map.drawn(theme: $0, strings: strings) }
    }
}
