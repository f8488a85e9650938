import Circularity
import Documents
import FlowNetwork
import Text

/// The measures of a bare network for a terminal.
public struct EdgeListSummary: Sendable {
    private let measures: EdgeListMeasures
    private let circuits: CircuitList?
    private let tests: EdgeListTests?

    /// - Parameters:
    ///   - circuits: to list them too, not only count them.
    ///   - tests: what was tested, beside the measures.
    public init(
        _ measures: EdgeListMeasures, circuits: CircuitList? = nil, tests: EdgeListTests? = nil
    ) {
        self.tests = tests
        self.measures = measures
        self.circuits = circuits
    }

    public var document: Document {
        let network = measures.network
        func amount(_ units: Int64) -> String { network.text(units) }
        func share(_ measure: Measured) -> String {
            measure.value.map { PercentFormat.text($0) } ?? "undefined: \(measure.reason ?? "")"
        }
        func percent(_ share: Double?) -> String {
            share.map { PercentFormat.text($0) } ?? "undefined: no money flows"
        }
        var rows: [(String, String)] = [
            ("Firms", "\(network.firmCount)"), ("Legs", "\(network.legCount)"),
            ("All money, W", amount(network.totalWeight)),
            ("Strongly connected components", "\(measures.components)"),
            ("Firms in the largest one", "\(measures.largestComponent)"),
        ]
        if let found = measures.returnable, let kinds = measures.kinds {
            rows += [
                ("Financing", amount(kinds.financing.totalWeight)),
                ("Orders", amount(kinds.orders.totalWeight)),
                ("Financing that can come back as orders, R*", amount(found.value)),
                ("Bound of its certificate", amount(found.dualValue)),
                ("Share of all financing", share(measures.returnableShare)),
            ]
        }
        rows += [
            ("Circulation, sum over legs, C*", amount(measures.circulation.value)),
            ("Bound of its certificate", amount(measures.circulation.dualValue)),
            ("Circulation share, C*/W", share(measures.circulationShare)),
            ("Balanced flow forwarding, share", share(measures.balancedFlowForwarding)),
            ("Weighted reciprocity", percent(measures.reciprocity.weighted)),
            ("Binary reciprocity", percent(measures.reciprocity.binary)),
            ("Three firms or more, C*/W − r", share(measures.multiPartyResidual)),
            ("Finn index, books closed", share(measures.finnIndex)),
        ]
        var blocks: [Block] = [
            .table(
                Table(
                    columns: [.init("Measure"), .init("Value", .right)],
                    rows: rows.map { [[.text($0.0)], [.text($0.1)]] })),
            counts("Circuits by length", measures.circuits),
        ]
        if measures.returnable == nil {
            blocks.insert(
                .paragraph([
                    .text(
                        "How much financing can come back as orders is undefined: \(EdgeListMeasures.withoutKinds). The circulation below is a sum over legs: a dollar that passes two legs is in it twice."
                    )
                ]), at: 0)
        }
        if let dated = measures.datedCircuits {
            blocks.append(counts("Dated circuits by length", dated))
        }
        if let tests { blocks += self.tests(tests) }
        if let circuits { blocks.append(list(circuits)) }
        return Document(blocks)
    }

    private func counts(_ title: String, _ counts: CircuitCounts) -> Block {
        let lengths = counts.byLength.keys.sorted()
        let text = lengths.map { "\($0): \(counts.byLength[$0] ?? 0)" }.joined(separator: ", ")
        let end = counts.truncated ? " (at least: a limit ended the search)" : ""
        return .paragraph([.text("\(title): \(text.isEmpty ? "none" : text)\(end).")])
    }

    private func tests(_ tests: EdgeListTests) -> [Block] {
        let test = tests.excess.test
        let null =
            switch tests.excess.null {
            case .weights: "amounts permuted over the legs"
            case .swap: "partners swapped"
            }
        let swaps = tests.excess.swaps.map {
            ", \($0.burnIn) swaps each way, \(PercentFormat.text($0.acceptanceRate)) possible"
        }
        var texts = [
            "Circulation share against chance (\(null)\(swaps ?? "")): \(PercentFormat.text(test.observed)), by chance \(PercentFormat.text(test.mean)), p = \(DecimalFormat.pValue(test.pValue)), \(test.replicates) replicates."
        ]
        if let found = tests.returnable {
            texts.append(
                "Financing that can come back, as a share, against chance (financing and orders kept apart): \(PercentFormat.text(found.test.observed)), by chance \(PercentFormat.text(found.test.mean)), p = \(DecimalFormat.pValue(found.test.pValue))."
            )
        }
        if let dated = tests.datedCircuits {
            texts.append(
                "Dated circuits against shuffled days: \(dated.circuits.count), by chance \(DecimalFormat.fixed(dated.count.mean, 1)), p = \(DecimalFormat.pValue(dated.count.pValue))."
            )
        }
        return texts.map { .paragraph([.text($0)]) }
    }

    private func list(_ circuits: CircuitList) -> Block {
        let network = measures.network
        let order = circuits.circuits.map { ($0, $0.bottleneck(in: network)) }
            .sorted { ($0.1, $1.0.firms.count) > ($1.1, $0.0.firms.count) }
        return .table(
            Table(
                columns: [.init("Circuit"), .init("Thinnest leg", .right)],
                rows: order.map { circuit, bottleneck in
                    let names = (circuit.firms + circuit.firms.prefix(1)).map { network.names[$0] }
                    return [
                        [.text(names.joined(separator: " → "))],
                        [.text(network.text(bottleneck))],
                    ]
                }))
    }
}
