import Documents
import Text

/// Results of the verb `contagion` on a bare network, for a terminal.
struct ContagionSummary {
    private let data: ContagionData
    private let names: [String]

    /// Firms that a table lists at the most; JSON has all.
    static let rowLimit = 40

    init(_ data: ContagionData, names: [String]) {
        self.data = data
        self.names = names
    }

    var document: Document {
        var blocks: [Block] = [
            .paragraph([
                .text(
                    "\(data.model): \(data.network.firms) firms, \(data.network.claims) debts, \(number(data.network.owed)) owed inside the network."
                )
            ])
        ]
        if let clearing = data.clearing { blocks += self.clearing(clearing) }
        if let outcomes = data.failureCosts { blocks += failures(outcomes) }
        if let impact = data.impact { blocks += spread(impact) }
        if let rounds = data.rounds {
            blocks.append(
                .list(
                    ordered: false,
                    rounds.enumerated().map {
                        [
                            .text(
                                "\($0.offset == 0 ? "Shock" : "Round \($0.offset)"): \($0.element.isEmpty ? "nobody fails" : $0.element.joined(separator: ", "))"
                            )
                        ]
                    }))
        }
        if let further = data.furtherFailures {
            blocks += table(
                "Further failures", further.mapValues(Double.init), columns: [])
        }
        if let valuation = data.valuation {
            blocks += table(
                "Equity", valuation.greatest.equity,
                columns: [
                    ("Loss", valuation.loss), ("Beyond equity", valuation.excess),
                    ("Of what is owed, worth", valuation.greatest.claimValue),
                ])
        }
        return Document(blocks)
    }

    private func clearing(_ clearing: ContagionData.Clearing) -> [Block] {
        let best = clearing.greatest
        let failed = best.defaulted.count
        return [
            .paragraph([
                .text(
                    "\(failed) of \(data.network.firms) cannot pay in full; \(clearing.least.defaulted.count) if everyone expects the worst. Self-fulfilling loss: \(number(data.selfFulfillingLoss ?? 0)). Residual \(best.residual) after \(best.iterations) iterations."
                )
            ])
        ]
            + table(
                "Pays", best.payments,
                columns: [
                    ("Pays at least", clearing.least.payments), ("Left to owners", best.equity),
                ])
    }

    private func failures(_ outcomes: ContagionData.FailureCostsData) -> [Block] {
        [
            .paragraph([
                .text(
                    "\(outcomes.best.failed.count) of \(data.network.firms) fail\(outcomes.best.failed.isEmpty ? "" : " (\(outcomes.best.waves.count) wave\(outcomes.best.waves.count == 1 ? "" : "s"))"); \(outcomes.worst.failed.count) if everyone expects the worst. Self-fulfilling loss: \(number(data.selfFulfillingLoss ?? 0))."
                )
            ])
        ]
            + table(
                "Worth to outsiders", outcomes.best.value,
                columns: [("At worst", outcomes.worst.value)])
    }

    private func spread(_ impact: OneOrMany) -> [Block] {
        switch impact {
        case .one(let share):
            return [
                .paragraph([
                    .text(
                        "The shock costs others \(PercentFormat.text(share)) of all equity, itself not counted."
                    )
                ])
            ]
                + table(
                    "Share of equity lost", data.final ?? [:],
                    columns: [
                        ("Direct", data.losses?.direct ?? [:]),
                        ("Passed on", data.losses?.passedOn ?? [:]),
                        ("Beyond equity", data.losses?.excess ?? [:]),
                    ])
        case .many(let impacts):
            return table("Impact of its failure", impacts, columns: [])
        }
    }

    /// Firms by decreasing first column.
    private func table(
        _ title: String, _ values: [String: Double], columns: [(String, [String: Double])]
    ) -> [Block] {
        let order = names.filter { values[$0] != nil }.enumerated().sorted {
            (values[$1.element] ?? 0, $0.offset) < (values[$0.element] ?? 0, $1.offset)
        }.map(\.element)
        let all = [(title, values)] + columns
        let rows = order.prefix(Self.rowLimit).map { name in
            [[Inline.text(name)]] + all.map { [.text(number($0.1[name] ?? 0))] }
        }
        var blocks: [Block] = [
            .table(
                Table(
                    columns: [.init("Firm")] + all.map { .init($0.0, .right) }, rows: Array(rows)))
        ]
        if order.count > Self.rowLimit {
            blocks.append(
                .paragraph([.text("\(order.count - Self.rowLimit) more firms: --format json.")]))
        }
        return blocks
    }

    private func number(_ value: Double) -> String { FigureText.of(value) }
}
