import Circularity
import Documents
import FlowNetwork
import Money
import Text

/// The measures of a bare network for a terminal.
public struct EdgeListSummary: Sendable {
    private let measures: EdgeListMeasures
    private let circuits: CircuitList?
    private let tests: EdgeListTests?
    private let cut: EdgeListCut?
    private let headline: HeadlineComparison?
    private let listed: Int?

    /// - Parameters:
    ///   - circuits: to list them too, not only count them.
    ///   - tests: what was tested, beside the measures.
    ///   - cut: the day whose knowledge counts, where one was asked for.
    ///   - headline: a tracker's headline beside the measures; of its loops at the most `listed` are listed.
    public init(
        _ measures: EdgeListMeasures, circuits: CircuitList? = nil, tests: EdgeListTests? = nil,
        cut: EdgeListCut? = nil, headline: HeadlineComparison? = nil, listed: Int? = nil
    ) {
        self.headline = headline
        self.listed = listed
        self.tests = tests
        self.cut = cut
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
                        "How much financing can come back as orders is undefined: \(EdgeListMeasures.withoutKinds). The circulation below is a sum over legs: money that passes two legs is in it twice."
                    )
                ]), at: 0)
        }
        if let dated = measures.datedCircuits {
            blocks.append(counts("Dated circuits by length", dated))
        }
        if let headline, let kinds = measures.kinds {
            blocks += HeadlineSummary(headline, network: kinds, listed: listed).blocks
        }
        if let tests { blocks += self.tests(tests) }
        if let circuits { blocks += list(circuits) }
        if let cut {
            let rows = cut.laterRows == 1 ? "1 row is" : "\(cut.laterRows) rows are"
            blocks.insert(
                .paragraph([.text("As of \(cut.asOf): \(rows) of a later date and left out.")]),
                at: 0)
        }
        return Document(blocks)
    }

    private func counts(_ title: String, _ counts: CircuitCounts) -> Block {
        let lengths = counts.byLength.keys.sorted()
        func text(_ lengths: [Int]) -> String {
            lengths.map { "\($0): \(counts.byLength[$0] ?? 0)" }.joined(separator: ", ")
        }
        let exact = text(lengths.filter(counts.isExact))
        guard counts.truncated else {
            return .paragraph([.text("\(title): \(exact.isEmpty ? "none" : exact).")])
        }
        let rest = text(lengths.filter { !counts.isExact($0) })
        let parts = [exact, rest.isEmpty ? "longer ones not counted" : "at least \(rest)"]
            .filter { !$0.isEmpty }
        return .paragraph([
            .text("\(title): \(parts.joined(separator: "; ")) (a limit ended the search).")
        ])
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

    private func list(_ circuits: CircuitList) -> [Block] {
        let network = measures.network
        let table = Block.table(
            Table(
                columns: [.init("Circuit"), .init("Bottleneck amount", .right)],
                rows: circuits.circuits.map { circuit in
                    let names = (circuit.firms + circuit.firms.prefix(1)).map { network.names[$0] }
                    return [
                        [.text(names.joined(separator: " → "))],
                        [.text(network.text(circuit.bottleneck(in: network)))],
                    ]
                }))
        guard circuits.truncated else { return [table] }
        let counted = measures.circuits
        let all = "\(counted.truncated ? "at least " : "")\(counted.total)"
        return [
            .paragraph([
                .text(
                    "The list is truncated: the \(circuits.circuits.count) widest of \(all) circuits, by their thinnest leg. No circuit that is left out is wider than the last one."
                )
            ]), table,
        ]
    }
}

/// The day whose knowledge of a bare network counts.
public struct EdgeListCut: Sendable {
    public let asOf: Day
    /// Rows that are later and left out.
    public let laterRows: Int

    public init(asOf: Day, laterRows: Int) {
        self.asOf = asOf
        self.laterRows = laterRows
    }
}
