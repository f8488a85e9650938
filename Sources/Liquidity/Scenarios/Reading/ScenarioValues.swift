import Ledger
import Money
import Text

/// What the numbers of a scenario may be.
struct ValueBounds {
    let range: ClosedRange<Double>
    let words: String

    private init(_ range: ClosedRange<Double>, _ words: String) {
        self.range = range
        self.words = words
    }

    static let any = ValueBounds(-1e12...1e12, "a number from -10¹² to 10¹²")
    static let positive = ValueBounds(1e-9...1e12, "above zero")
    static let notNegative = ValueBounds(0...1e12, "not negative")
    static let share = ValueBounds(0...1, "a share from 0 to 1")
    static let probability = ValueBounds(0...1, "a probability from 0 to 1")
    static let correlation = ValueBounds(-1...1, "a correlation from -1 to 1")
    static let volatility = ValueBounds(0...5, "a volatility from 0 to 5 a year, not negative")
    static let growth = ValueBounds(-0.99...20, "a growth from -0.99 to 20 a year")
    static let costShare = ValueBounds(0...10, "a share from 0 to 10")
    static let margin = ValueBounds(-20...1, "a margin from -20 to 1")
    static let factor = ValueBounds(0...1000, "a factor from 0 to 1000")
    static let change = ValueBounds(-10...10, "a change from -10 to 10")
    static let slip = ValueBounds(-80...80, "quarters from -80 to 80")
    static let length = ValueBounds(0.25...100, "years from 0.25 to 100")
    static let year = ValueBounds(1900...2200, "a year from 1900 to 2200")
    static let elasticity = ValueBounds(0...10, "an elasticity from 0 to 10")
    static let slack = ValueBounds(0...1000, "a slack from 0 to 1000")
    static let halfLife = ValueBounds(0.01...100, "a half-life from 0.01 to 100 years")
    static let response = ValueBounds(0...100, "a response from 0 to 100")
    static let degrees = ValueBounds(2.1...1000, "degrees of freedom from 2.1 to 1000")
}

extension ScenarioDecoder {
    /// The alternatives under a key: one mapping, or a list of them.
    func input(_ fields: MappingDecoder, _ key: String, _ bounds: ValueBounds) -> ScenarioInput? {
        guard let node = fields.node(key) else { return nil }
        let nodes: [YAMLNode]
        switch node.content {
        case .sequence(let items, _): nodes = items
        case .mapping: nodes = [node]
        case .refused: return nil
        case .scalar(let text, _):
            collector.report(
                .scenarioUnsourced, at: node.place,
                "'\(key)' of \(fields.owner) has neither a source nor a range",
                help:
                    "write {value: \(text), source: ID}, or {value: \(text), assumption: {range: [low, high], reason: …}}"
            )
            return nil
        }
        let alternatives = nodes.compactMap { item -> ScenarioInput.Alternative? in
            MappingDecoder(item, .scenarioValue, owner: "'\(key)' of \(fields.owner)", collector)
                .flatMap { alternative($0, bounds) }
        }
        return alternatives.isEmpty
            ? nil : ScenarioInput(alternatives: alternatives, place: node.place)
    }

    /// One number with its evidence.
    func alternative(_ fields: MappingDecoder, _ bounds: ValueBounds) -> ScenarioInput.Alternative?
    {
        let value = number(fields, "value", bounds)
        let fact = mapping(fields, "fact", .factSelector).flatMap { selector($0) }
        let source = fields.id("source")
        if let source, !names.sources.contains(source) {
            fields.report(
                .unknownSource, "source", "unknown source '\(source)' in \(fields.owner)",
                help: collector.didYouMean(source, in: names.sources.sorted()))
        }
        let range = assumption(fields, value: value, bounds)
        let known = fields.day("known")
        let asOf = fields.date("as_of")
        let note = fields.text("note")
        guard fields.has("value") != fields.has("fact") else {
            fields.report(
                .scenarioIncomplete, fields.has("value") ? "fact" : "value",
                "\(fields.owner) needs either 'value' or 'fact'",
                help: "write {value: 0.3, …} or {fact: {metric: revenue_annual}}")
            return nil
        }
        if fields.has("value"), !fields.has("source"), !fields.has("assumption") {
            fields.report(
                .scenarioUnsourced, "value", "\(fields.owner) has neither a source nor a range",
                help: "add `source: ID`, or `assumption: {range: [low, high], reason: …}`")
            return nil
        }
        if fields.has("value"), fields.has("assumption"), range == nil, !fields.has("source") {
            return nil
        }
        let origin: ScenarioInput.Origin
        if let value {
            origin = .value(value)
        } else if let fact {
            origin = .fact(fact)
        } else {
            return nil
        }
        return ScenarioInput.Alternative(
            origin: origin, source: source, range: range, known: known, asOf: asOf, note: note,
            place: fields.place)
    }

    /// What a change says that needs no number: its source or its reason.
    func statement(_ fields: MappingDecoder) -> ScenarioInput? {
        guard fields.has("source") || fields.has("assumption") else {
            fields.report(
                .scenarioUnsourced, "kind", "the change has neither a source nor a reason",
                help: "add `assumption: {reason: …}`")
            return nil
        }
        let parts = mapping(fields, "assumption", .assumedRange)
        let reason = parts.flatMap { $0.text("reason") }
        let source = fields.id("source")
        return ScenarioInput(
            alternatives: [
                ScenarioInput.Alternative(
                    origin: .value(0), source: source,
                    range: reason.map { AssumedRange(low: 0, high: 0, reason: $0) }, known: nil,
                    asOf: nil, note: nil, place: fields.place)
            ], place: fields.place)
    }

    private func selector(_ fields: MappingDecoder) -> FactSelector? {
        let firm = fields.id("firm")
        if let firm, !names.entities.contains(firm) {
            fields.report(
                .scenarioUnknownFirm, "firm", "unknown firm '\(firm)' in \(fields.owner)",
                help: collector.didYouMean(firm, in: names.entities.sorted()))
        }
        guard let metric = fields.text("metric") else { return nil }
        if FactMetric.named(metric) == nil {
            fields.report(
                .unknownMetric, "metric", "unknown metric '\(metric)' in \(fields.owner)",
                help: collector.metricHelp(metric))
        }
        return FactSelector(
            firm: firm, metric: metric, scope: fields.text("scope"), asOf: fields.date("as_of"))
    }

    private func assumption(
        _ fields: MappingDecoder, value: Double?, _ bounds: ValueBounds
    ) -> AssumedRange? {
        guard let parts = mapping(fields, "assumption", .assumedRange) else { return nil }
        let reason = parts.text("reason")
        let ends = parts.elements("range").compactMap { node in
            collector.text(node, "'range' of \(fields.owner)").flatMap { text -> Double? in
                guard let number = Self.number(text), bounds.range.contains(number) else {
                    collector.report(
                        .scenarioBadValue, at: node.place,
                        "'\(text)' in the range of \(fields.owner) is not \(bounds.words)")
                    return nil
                }
                return number
            }
        }
        guard parts.has("range") else {
            parts.report(
                .scenarioUnsourced, "reason", "the assumption of \(fields.owner) has no range",
                help: "add `range: [low, high]`")
            return nil
        }
        guard let reason, ends.count == parts.elements("range").count else { return nil }
        guard ends.count == 2, ends[0] <= ends[1] else {
            parts.report(
                .scenarioBadRange, "range",
                "the range of \(fields.owner) is not two numbers, the lower one first",
                help: "write range: [0.1, 0.5]")
            return nil
        }
        if let value, value < ends[0] || value > ends[1] {
            parts.report(
                .scenarioBadRange, "range",
                "the range of \(fields.owner) does not hold its value \(DecimalFormat.shortest(value))",
                help: "widen the range or change the value")
            return nil
        }
        if ends[0] == ends[1] {
            parts.report(
                .scenarioFlatRange, "range", "the range of \(fields.owner) has no width",
                help: "give the ends between which the number may really lie")
        }
        return AssumedRange(low: ends[0], high: ends[1], reason: reason)
    }

    private func number(_ fields: MappingDecoder, _ key: String, _ bounds: ValueBounds) -> Double? {
        guard let text = fields.text(key) else { return nil }
        guard let number = Self.number(text), bounds.range.contains(number) else {
            fields.report(
                .scenarioBadValue, key, "'\(text)' in \(fields.owner) is not \(bounds.words)")
            return nil
        }
        return number
    }

    /// `-0.25`: an optional minus, digits, at most one point with digits on both sides.
    private static func number(_ text: String) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard digits.utf8.count <= 19, parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } })
        else { return nil }
        return Double(text)
    }
}
