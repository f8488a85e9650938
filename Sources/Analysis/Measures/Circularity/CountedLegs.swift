import FlowNetwork
import Ledger

/// Legs with a counted dollar in a view, by deal and by firm: what numbers about one deal or one firm rest on.
struct CountedLegs {
    /// Positions in ``FlowNetwork/legs``, in order.
    let all: [Int]
    private let byDeal: [String: [Int]]
    private let byFirm: [String: [Int]]

    init(_ network: FlowNetwork, view: FlowView) {
        let amounts = network.amounts(view)
        all = amounts.indices.filter { amounts[$0] > 0 }
        byDeal = Dictionary(grouping: all) { network.legs[$0].resolved.dealID }
        var byFirm: [String: [Int]] = [:]
        for leg in all {
            let (from, to) = (network.legs[leg].from, network.legs[leg].to)
            byFirm[network.firms[from].id, default: []].append(leg)
            if to != from { byFirm[network.firms[to].id, default: []].append(leg) }
        }
        self.byFirm = byFirm
    }

    func ofDeal(_ id: String) -> [Int] { byDeal[id] ?? [] }
    /// Legs that leave the firm or reach it.
    func ofFirm(_ id: String) -> [Int] { byFirm[id] ?? [] }
}
