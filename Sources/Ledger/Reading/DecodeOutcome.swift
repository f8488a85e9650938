import Money
import Text

/// `outcome.yaml`, which is read and checked beside the model and never becomes a part of it.
extension LedgerDecoder {
    func outcome(_ root: YAMLNode) -> Outcome? {
        guard
            let file = MappingDecoder(
                root, .outcomeFile, owner: "the outcome file", place: root.place, collector),
            let node = file.node("outcome"),
            let fields = MappingDecoder(node, .outcome, owner: "the outcome", collector)
        else { return nil }
        let kind = fields.word("kind", Outcome.Kind.self)
        let date = fields.date("date")
        let firms = fields.references("firms", to: .entity)
        let loss = fields.grammar("loss") { text throws(GrammarProblem) in
            try Amount.parse(text)
        }
        let source = fields.reference("source", to: .source)
        let note = fields.prose("note")
        guard let kind, let date, let source else { return nil }
        let days = model.deals.flatMap { $0.claims.map(\.known) } + model.facts.map(\.known)
        if let first = days.min(), date.last <= first {
            fields.report(
                .outcomeTooEarly, "date",
                "the outcome of \(date) lies before everything that was known (\(first))",
                help: "a backtest needs days before the outcome; compare the dates")
        }
        return Outcome(
            kind: kind, date: date, firms: firms, loss: loss, source: source, note: note,
            place: node.place)
    }
}
