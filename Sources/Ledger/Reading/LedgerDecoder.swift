import Money
import Text

/// Turns the nodes of a model's files into the values of ``LedgerModel``, kind by kind in reading order.
///
/// What a file defines is kept even when parts of it are wrong, so that one slip causes one message.
struct LedgerDecoder {
    let collector: DiagnosticCollector
    var model: LedgerModel
    /// Kinds of file of which some could not be read: references to what they define are not checked.
    var incomplete: Set<FileKind> = []
    /// Deals of which a claim lacks its source, date or status because these could not be read.
    var flawedDeals: Set<String> = []
    /// `DEAL/LEG` of legs with a misspelt key, which may be the one that a check misses.
    var flawedLegs: Set<String> = []
    /// Ids → where they are defined.
    var entityPlaces: [String: Place] = [:]
    var sourcePlaces: [String: Place] = [:]
    var dealPlaces: [String: Place] = [:]
    var aggregatePlaces: [String: Place] = [:]
    var conflictPlaces: [String: Place] = [:]
    var rulePlaces: [String: Place] = [:]
    /// `DEAL/LEG` → the first mention.
    var legPlaces: [String: Place] = [:]
    /// Source id → its publication, for the default of `known`.
    private(set) var published: [String: PartialDate?] = [:]
    private var metrics: [String: FactMetric] = [:]

    init(collector: DiagnosticCollector) {
        self.collector = collector
        model = LedgerModel(
            id: "model", title: "", baseCurrency: .usd, defaultAsOf: Day(daysSince1970: 0))
        for metric in FactMetric.all { metrics[metric.id] = metric }
    }

    mutating func decodeModel(_ fields: MappingDecoder) {
        model.title = fields.text("title") ?? ""
        model.titles = fields.texts("titles", "title")
        if let node = fields.node("vocabulary"),
            let words = MappingDecoder(
                node, .vocabulary, owner: "the vocabulary of \(fields.owner)", collector)
        {
            for term in Vocabulary.Term.allCases where words.has(term.rawValue) {
                model.vocabulary.words[term] = words.texts(term.rawValue, "word")
            }
        }
        model.baseCurrency = fields.currency("base_currency") ?? .usd
        model.defaultAsOf = fields.day("as_of") ?? Day(daysSince1970: 0)
        model.previousDay = model.defaultAsOf
        if let previous = fields.day("previous_as_of") {
            model.previousDay = previous
            if fields.has("as_of"), model.previousAsOf == nil {
                fields.report(
                    .previousNotBefore, "previous_as_of",
                    "the previous report is as of \(previous), not before this one's \(model.defaultAsOf)",
                    help: "give the day of the report that this one follows, or leave the key out")
            }
        }
        model.universe = fields.references("universe", to: .entity)
        model.statesID = fields.has("id")
        model.id =
            fields.id("id") ?? ModelIdentity.derived(title: model.title, universe: model.universe)
    }

    mutating func decode(_ root: YAMLNode, kind: FileKind) {
        guard
            let fields = MappingDecoder(
                root, kind.spec, owner: "the \(kind.spec.name)",
                place: Place(
                    file: root.place.file, line: root.place.line, column: root.place.column),
                collector)
        else {
            incomplete.insert(kind)
            return
        }
        let lacksItsTable = kind.spec.keys.contains { $0.isRequired && !fields.has($0.name) }
        if lacksItsTable { incomplete.insert(kind) }
        switch kind {
        case .entities: decodeEntities(fields)
        case .sources: decodeSources(fields)
        case .fx: decodeRates(fields)
        case .firms: decodeFirm(fields)
        case .deals: decodeDeals(fields)
        case .conflicts: decodeConflicts(fields)
        case .passThrough: decodePassThrough(fields)
        }
    }

    mutating func setPublished(_ source: String, _ date: PartialDate?) {
        published[source] = .some(date)
    }

    func metric(_ id: String) -> FactMetric? { metrics[id] }

    // MARK: Parts that several kinds share

    /// `known`, by default the last day of the source's publication.
    ///
    /// - Returns: a day in any case; when it could not be found out, that is reported and the claim's own date stands in.
    func known(_ fields: MappingDecoder, source: String?, date: PartialDate?) -> Day {
        let fallback = date?.last ?? model.defaultAsOf
        guard let source, let entry = published[source] else {
            return fields.day("known") ?? fallback
        }
        guard let known = fields.day("known") else {
            if let last = entry?.last { return last }
            if !fields.has("known") {
                collector.report(
                    .knownMissing, at: fields.place("source") ?? fields.place,
                    "\(fields.owner) needs 'known', because source '\(source)' has no 'published'",
                    help: "add the first day on which it was public: known: 2025-11-30")
            }
            return fallback
        }
        if let first = entry?.first, known < first {
            fields.report(
                .knownBeforePublished, "known",
                "\(fields.owner) is known on \(known), before its source was published (\(entry?.description ?? ""))",
                help: "leave 'known' out, or cite the earlier source")
        }
        return known
    }

    /// An amount, as one text or as a mapping of what was printed and what it was converted to.
    func amount(
        _ fields: MappingDecoder, _ key: String, allowNegative: Bool
    ) -> (amount: Amount, conversion: Conversion?)? {
        guard let node = fields.node(key) else { return nil }
        let parse = { (text: String) throws(GrammarProblem) -> Amount in
            try Amount.parse(text, allowNegative: allowNegative)
        }
        guard case .mapping = node.content else {
            return fields.grammar(key, parse).map { ($0, nil) }
        }
        guard
            let parts = MappingDecoder(node, .amount, owner: "amount of \(fields.owner)", collector)
        else { return nil }
        let stated = parts.grammar("stated", parse)
        guard let convertedNode = parts.node("converted") else {
            return stated.map { ($0, nil) }
        }
        guard
            let converted = MappingDecoder(
                convertedNode, .converted, owner: "converted amount of \(fields.owner)", collector)
        else { return nil }
        let amount = converted.grammar("as", parse)
        let by = converted.word("by", Conversion.By.self)
        let rate = converted.number("rate")
        let rateDate = converted.date("rate_date")
        guard let amount, let by, let stated else { return nil }
        guard let money = stated.stated else {
            parts.report(
                .badAmount, "stated", "the stated amount of \(fields.owner) is undisclosed",
                help: "write the amount without 'stated' and 'converted'")
            return nil
        }
        let conversion = Conversion(
            stated: money, by: by, rate: rate, rateDate: rateDate, place: node.place)
        return (amount, conversion)
    }

    func resolutions(_ fields: MappingDecoder) -> [Resolution] {
        fields.elements("resolve").compactMap { node in
            guard
                let entry = MappingDecoder(
                    node, .resolution, owner: "resolve of \(fields.owner)", collector)
            else { return nil }
            let field = entry.text("field")
            let use = entry.reference("use", to: .source)
            let over = entry.references("over", to: .source)
            let reason = entry.prose("reason")
            let conflict = entry.reference("conflict", to: .conflict)
            guard let field, let use, let reason else { return nil }
            return Resolution(
                field: field, use: use, over: over, reason: reason, conflict: conflict,
                place: entry.place("field") ?? node.place)
        }
    }
}

extension DiagnosticCollector {
    /// Notes where an id is defined; the second definition is an error and is not kept.
    func define(
        _ entry: YAMLNode.Entry, _ what: String, in places: inout [String: Place]
    ) -> String? {
        guard let id = checkedID(entry.key, at: entry.keyPlace) else { return nil }
        if let first = places[id] {
            report(
                .duplicateID, at: entry.keyPlace, "\(what) '\(id)' is defined twice",
                help: "the first is at \(first.file):\(first.line)")
            return nil
        }
        places[id] = entry.keyPlace
        return id
    }
}
