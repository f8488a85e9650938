import Analysis
import Circularity
import FlowNetwork
import Gate
import Ledger
import Money
import Reports
import Text

/// Runs the tools; keeps what it opened, so that a second question is quick.
struct ModelTools {
    private let source: any ModelSource
    private var analyses: [Key: Analysis] = [:]
    private var opened: [Key: OpenedModel] = [:]

    private struct Key: Hashable {
        let model: String
        let day: Day?
    }

    /// Models and days that are kept at the most.
    private static let keptLimit = 8
    /// Numbers of an answer.
    private static let limits = 1...500

    init(source: any ModelSource) { self.source = source }

    /// - Throws: ``ProtocolError`` is the server's business; a ``ModelToolProblem`` is told to the assistant.
    mutating func run(
        _ tool: ModelTool, _ arguments: [String: JSONValue]
    ) throws(ModelToolProblem) -> JSONValue {
        for argument in tool.arguments {
            guard let given = arguments[argument.name] else { continue }
            let fits =
                switch argument.kind {
                case .string: given.string != nil
                case .integer: given.integer != nil
                }
            guard fits else {
                throw ModelToolProblem("'\(argument.name)' is no \(argument.kind.rawValue)")
            }
        }
        if tool.id == .models { return try models() }
        var day: Day?
        if let text = arguments["as_of"]?.string {
            guard let found = Day(text) else {
                throw ModelToolProblem("'\(SafeText.line(text))' is not a day: write YYYY-MM-DD")
            }
            day = found
        }
        let name = arguments["model"]?.string ?? ""
        guard source.names.contains(name) else {
            throw ModelToolProblem(
                "there is no model '\(SafeText.line(name))'; there are \(source.names.joined(separator: ", "))"
            )
        }
        let key = Key(model: name, day: day)
        let analysis = try analysis(key)
        let head: [JSONValue.Member] = [
            ("model", .string(name)), ("asOf", .string(analysis.ledger.asOf.description)),
        ]
        switch tool.id {
        case .models: return try models()
        case .measures: return .object(head + (try list(analysis, arguments)))
        case .measure:
            let found = try measure(analysis, arguments)
            return .object(head + [("measure", number(found, analysis))])
        case .trace:
            let found = try measure(analysis, arguments)
            return .object(head + (try trace(found, analysis)))
        case .check: return .object(head + (try verdicts(key, analysis)))
        case .findings: return .object(head + (try findings(key, analysis)))
        }
    }

    // MARK: Models

    private mutating func models() throws(ModelToolProblem) -> JSONValue {
        var items: [JSONValue] = []
        for name in source.names {
            let model = try open(Key(model: name, day: nil)).model
            items.append(
                .object([
                    ("model", .string(name)), ("id", .string(model.id)),
                    ("title", .string(model.title)), ("asOf", .string("\(model.defaultAsOf)")),
                    ("currency", .string(model.baseCurrency.code)),
                    ("universe", .array(model.universe.map { .string($0) })),
                ]))
        }
        return .object([("models", .array(items))])
    }

    private mutating func open(_ key: Key) throws(ModelToolProblem) -> OpenedModel {
        if let model = opened[key] { return model }
        let model = try source.open(key.model, asOf: key.day)
        if opened.count >= Self.keptLimit {
            opened = [:]
            analyses = [:]
        }
        opened[key] = model
        return model
    }

    private mutating func analysis(_ key: Key) throws(ModelToolProblem) -> Analysis {
        if let analysis = analyses[key] { return analysis }
        let model = try open(key)
        let options = source.options(asOf: key.day)
        let analysis = try Self.told { () throws(MeasureError) in
            try Analysis(of: model, options: options, parts: [])
        }
        analyses[key] = analysis
        return analysis
    }

    private static func told<Value>(
        _ body: () throws(MeasureError) -> Value
    ) throws(ModelToolProblem) -> Value {
        do throws(MeasureError) { return try body() } catch {
            throw ModelToolProblem("the model cannot be analysed: \(error)")
        }
    }

    // MARK: Numbers

    private func measure(
        _ analysis: Analysis, _ arguments: [String: JSONValue]
    ) throws(ModelToolProblem) -> Measure {
        let text = arguments["id"]?.string ?? ""
        let found = try Self.told { () throws(MeasureError) in
            try analysis.number(MeasureID(parsing: text))
        }
        if let found { return found }
        try Self.told { () throws(MeasureError) in try analysis.compute(.measures) }
        throw ModelToolProblem(analysis.table.unknown(text))
    }

    private func list(
        _ analysis: Analysis, _ arguments: [String: JSONValue]
    ) throws(ModelToolProblem) -> [JSONValue.Member] {
        func count(_ name: String, _ usual: Int) -> Int {
            arguments[name]?.integer ?? usual
        }
        let (limit, offset) = (count("limit", 100), count("offset", 0))
        guard Self.limits.contains(limit), offset >= 0 else {
            throw ModelToolProblem(
                "'limit' goes from \(Self.limits.lowerBound) to \(Self.limits.upperBound), and 'offset' is not below zero"
            )
        }
        let rule = arguments["rule"]?.string
        let part = arguments["contains"]?.string ?? ""
        let all = try Self.told { () throws(MeasureError) -> [Measure] in
            if let rule { return try analysis.table(of: [rule]).measures }
            try analysis.compute(.measures)
            return analysis.measures
        }
        let fitting = all.filter {
            (rule == nil || $0.id.rule == rule)
                && (part.isEmpty || $0.id.description.contains(part))
        }
        if let rule, fitting.isEmpty, part.isEmpty, MeasureCatalogue.rule(rule) == nil {
            throw ModelToolProblem("there is no rule '\(SafeText.line(rule))'")
        }
        let shown = fitting.dropFirst(offset).prefix(limit)
        return [
            ("count", .integer(fitting.count)), ("offset", .integer(offset)),
            ("measures", .array(shown.map { number($0, analysis) })),
        ]
    }

    /// A number with what it must be quoted with.
    private func number(_ measure: Measure, _ analysis: Analysis) -> JSONValue {
        let isMoney = measure.unit == .money
        return .object([
            ("id", .string(measure.id.description)), ("title", .string(measure.title)),
            ("value", Self.value(measure.value, measure)),
            ("valueReason", .string(measure.value == nil ? Self.whyNoValue(measure) : nil)),
            ("unit", .string(measure.unit.rawValue)),
            ("currency", .string(isMoney ? analysis.network.currency.code : nil)),
            (
                "interval",
                measure.interval.map { interval in
                    .object([
                        ("low", Self.value(interval.low, measure)),
                        ("high", Self.value(interval.high, measure)),
                        ("level", interval.level.map { .number(DataNumber.text($0)) } ?? .null),
                        (
                            "kind",
                            .string(
                                interval.level == nil
                                    ? "bounds by the wording of amounts" : "interval of draws")
                        ),
                    ])
                } ?? .null
            ),
            (
                "intervalReason",
                .string(measure.interval == nil ? Self.whyNoInterval(measure) : nil)
            ),
            (
                "standardError",
                measure.standardError.map { .number(DataNumber.text($0)) } ?? .null
            ), ("bound", .string(measure.bound?.rawValue)), ("formula", .string(measure.formula)),
            ("grade", .string(measure.grade?.description)),
            ("latestInput", .string(measure.asOf?.description)),
            ("missing", .array(measure.missing.map { .string($0) })),
            ("sources", .array(measure.sources.map { sourceData($0, analysis) })),
            (
                "sourcesReason",
                .string(measure.sources.isEmpty ? Self.whyNoSources(measure) : nil)
            ),
        ])
    }

    private static func value(_ value: Double?, _ measure: Measure) -> JSONValue {
        guard let value, value.isFinite else { return .null }
        let isExact =
            measure.standardError == nil && (measure.unit == .money || measure.unit == .count)
        return .number(DataNumber.text(value, isExact: isExact))
    }

    private static func whyNoValue(_ measure: Measure) -> String {
        measure.missing.isEmpty
            ? "it is not defined here" : "missing: \(measure.missing.joined(separator: "; "))"
    }

    private static func whyNoInterval(_ measure: Measure) -> String {
        if measure.value == nil { return "there is no value" }
        return measure.standardError != nil
            ? "the standard error stands for it" : "nothing in it is drawn or worded as a range"
    }

    private static func whyNoSources(_ measure: Measure) -> String {
        guard let value = measure.value else { return "there is no value" }
        for case .series(let file) in measure.inputs {
            return "it is computed from the series \(file), which names its own source"
        }
        return value == 0 && measure.inputs.isEmpty
            ? "the ledger holds nothing that it counts"
            : "it rests on the whole ledger or a scenario, not on single sources"
    }

    private func sourceData(_ id: String, _ analysis: Analysis) -> JSONValue {
        guard let source = analysis.ledger.source(id) else { return .object([("id", .string(id))]) }
        return .filled([
            ("id", .string(id)), ("title", .string(source.title)),
            ("publisher", .string(source.publisher)),
            ("published", .string(source.published?.description)),
            ("grade", .string(source.grade.description)), ("url", .string(source.url)),
        ])
    }

    private func trace(
        _ measure: Measure, _ analysis: Analysis
    ) throws(ModelToolProblem) -> [JSONValue.Member] {
        let trace = try Self.told { () throws(MeasureError) in
            try NumberTrace(of: measure, in: analysis)
        }
        let text: String
        do { text = try JSONText.of(TraceData(trace, analysis)) } catch {
            throw ModelToolProblem("the trace cannot be written: \(error)")
        }
        return [
            ("measure", number(measure, analysis)),
            ("numbers", .array(trace.numbers.dropFirst().map { number($0, analysis) })),
            ("trace", .raw(text)),
        ]
    }

    // MARK: Verdicts

    private mutating func report(
        _ key: Key, _ analysis: Analysis
    ) throws(ModelToolProblem) -> GateReport? {
        let model = try open(key)
        return try Self.told { () throws(MeasureError) in
            try GateRun.ofListedPolicy(model, asOf: key.day, sharing: analysis)
        }
    }

    private func verdict(_ verdict: Verdict, _ analysis: Analysis) -> JSONValue {
        .object([
            ("id", .string(verdict.id)), ("state", .string(verdict.state.rawValue)),
            ("why", .string(verdict.why)), ("reason", .string(verdict.rule.reason)),
            ("owner", .string(verdict.rule.owner)),
            ("limit", verdict.limit.map { limit($0, of: verdict) } ?? .null),
            ("limitReason", .string(verdict.limit == nil ? "the rule sets none here" : nil)),
            ("measure", verdict.measure.map { number($0, analysis) } ?? .null),
            (
                "measureReason",
                .string(verdict.measure == nil ? "the model has no such number" : nil)
            ), ("file", .string(verdict.rule.place.file)),
            ("line", .integer(verdict.rule.place.line)),
        ])
    }

    /// A limit is a number too: it is quoted with the policy that sets it.
    private func limit(_ value: Double, of verdict: Verdict) -> JSONValue {
        let place = verdict.rule.place
        return .object([
            ("id", .string(verdict.id)), ("value", .number(DataNumber.text(value))),
            ("unit", .string(verdict.limitUnit.rawValue)), ("interval", .null),
            ("intervalReason", .string("a limit is set, not measured")),
            (
                "sources",
                .array([
                    .filled([
                        ("id", .string(place.file)), ("title", .string("policy of the model")),
                        ("line", .integer(place.line)),
                        ("publisher", .string(verdict.rule.owner)),
                    ])
                ])
            ),
        ])
    }

    private mutating func verdicts(
        _ key: Key, _ analysis: Analysis
    ) throws(ModelToolProblem) -> [JSONValue.Member] {
        guard let report = try report(key, analysis) else {
            return [
                ("state", .null), ("stateReason", .string("the model lists no policy")),
                ("verdicts", .array([])),
            ]
        }
        return [
            ("state", .string(report.state.rawValue)), ("stateReason", .null),
            ("verdicts", .array(report.worstFirst.map { verdict($0, analysis) })),
        ]
    }

    private mutating func findings(
        _ key: Key, _ analysis: Analysis
    ) throws(ModelToolProblem) -> [JSONValue.Member] {
        let report = try report(key, analysis)
        let open = (report?.worstFirst ?? []).filter { $0.state != .pass && $0.state != .waived }
        let warnings = (try self.open(key).warnings + (report?.diagnostics ?? [])).filter {
            $0.severity != .note
        }
        return [
            ("verdicts", .array(open.map { verdict($0, analysis) })),
            (
                "warnings",
                .array(
                    warnings.map { warning in
                        .object([
                            ("code", .string(warning.code.rawValue)),
                            ("severity", .string("\(warning.severity)")),
                            ("message", .string(warning.message)), ("help", .string(warning.help)),
                            ("file", .string(warning.place.file)),
                            ("line", .integer(warning.place.line)),
                        ])
                    })
            ),
        ]
    }
}
