import Ledger
import Money
import Text

/// Reads a policy: every mistake is reported in one run, and a policy with a mistake is none.
public struct PolicyReader {
    /// Measures that rules may be about.
    private let measures: [MetricDefinition]
    /// Ids of the model's entities; `nil`: the model could not be read, and firms are not checked.
    private let firms: [String]?

    public init(measures: [MetricDefinition], firms: [String]? = nil) {
        self.measures = measures
        self.firms = firms
    }

    /// For the policy of a model: every measure of the tool, and the model's entities.
    public init(of model: LedgerModel) {
        self.init(measures: MeasureCatalogue.rules, firms: model.entities.map(\.id))
    }

    /// - Parameters:
    ///   - bytes: the file as it is.
    ///   - file: its path as diagnostics show it.
    /// - Throws: ``InvalidInput`` with everything that is wrong.
    public func read(
        _ bytes: [UInt8], file: String, limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) -> Policy {
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let policy = SingleFile.root(bytes, file: file, limits: limits, collector).flatMap {
            decode($0, file: file, collector)
        }
        guard let policy, !collector.hasErrors else {
            throw InvalidInput(collector.diagnostics.sorted())
        }
        return policy
    }

    private func decode(_ root: YAMLNode, file: String, _ collector: DiagnosticCollector) -> Policy?
    {
        guard let fields = MappingDecoder(root, .policy, owner: "the policy", collector) else {
            return nil
        }
        _ = fields.word("version", among: ["1"])
        let rules = readRules(fields)
        return Policy(
            file: file, asOf: fields.day("as_of"), data: data(fields), random: random(fields),
            rules: rules, aggregate: aggregate(fields), baseline: fields.text("baseline"),
            baselinePlace: fields.place("baseline"), waivers: readWaivers(fields, rules))
    }

    private func section(
        _ fields: MappingDecoder, _ key: String, _ spec: MappingSpec
    ) -> MappingDecoder? {
        fields.node(key).flatMap {
            MappingDecoder(
                $0, spec, owner: "'\(key)'", place: fields.keyPlace(key), fields.collector)
        }
    }

    private func data(_ policy: MappingDecoder) -> DataQualityRules {
        var rules = DataQualityRules()
        guard let fields = section(policy, "data", .policyData) else { return rules }
        rules.maxAge = fields.value(
            "max_age", .badAge, "an age", "write a number of days such as 100d, or P3M"
        ) { Self.days($0) }
        if let outcome = fields.state("on_missing") { rules.onMissing = outcome }
        rules.minObservations = fields.count("min_observations")
        return rules
    }

    /// `100d`, or an ISO 8601 duration in which a month has 30 days and a year 365.
    static func days(_ text: String) -> Int? {
        if text.hasSuffix("d"), text.count <= 7, let number = Int(text.dropLast()), number > 0,
            text.dropLast().allSatisfy({ $0.isASCII && $0.isNumber })
        {
            return number
        }
        guard let term = Term(text), term.months >= 0, term.months <= 12_000 else { return nil }
        let days = term.months / 12 * 365 + term.months % 12 * 30 + term.days
        return days > 0 ? days : nil
    }

    private func random(_ policy: MappingDecoder) -> MonteCarloSettings {
        var rules = MonteCarloSettings()
        guard let fields = section(policy, "random", .policyRandom) else { return rules }
        if let seed = fields.count("seed") { rules.seed = UInt64(seed) }
        if let replicates = fields.count("replicates") { rules.replicates = replicates }
        rules.cap = fields.count("cap") ?? min(8 * rules.replicates, 10_000_000)
        if rules.cap < rules.replicates {
            fields.report(
                .capBelowReplicates, fields.has("cap") ? "cap" : "replicates",
                "the cap of \(rules.cap) is below the \(rules.replicates) replicates",
                help: "write a cap of \(rules.replicates) or more")
        }
        return rules
    }

    private func aggregate(_ policy: MappingDecoder) -> FailCriteria {
        var rules = FailCriteria()
        guard let outer = section(policy, "aggregate", .policyAggregate),
            let fields = section(outer, "fail_when", .policyFailWhen)
        else { return rules }
        if let failed = fields.count("failed") { rules.failed = failed }
        rules.warned = fields.count("warned")
        return rules
    }

    // MARK: Rules

    private func readRules(_ policy: MappingDecoder) -> [PolicyRule] {
        guard policy.has("rules") else { return [] }
        let nodes = policy.elements("rules")
        if nodes.isEmpty, !policy.collector.hasErrors {
            policy.report(.noRules, "rules", "the policy has no rules", help: "add a rule")
        }
        var rules: [PolicyRule] = []
        for node in nodes {
            guard let rule = rule(node, policy.collector) else { continue }
            if let same = rules.first(where: {
                $0.measure.id == rule.measure.id && $0.subject == rule.subject
            }) {
                policy.collector.report(
                    .duplicateRule, at: rule.place, "a second rule checks \(rule.id)",
                    help: "the first is at \(same.place.file):\(same.place.line)")
            }
            rules.append(rule)
        }
        return rules
    }

    private func rule(_ node: YAMLNode, _ collector: DiagnosticCollector) -> PolicyRule? {
        guard let fields = MappingDecoder(node, .policyRule, owner: "the rule", collector) else {
            return nil
        }
        let found = measure(fields, "id")
        let subject = found.map { pattern(fields, $0) }
        let warn = limit(fields, "warn", .policyWarnLimit, found)
        let fail = limit(fields, "fail", .policyFailLimit, found)
        let direction = fields.word("direction", PolicyRule.Side.self)
        if !fields.has("warn"), !fields.has("fail") {
            collector.report(
                .ruleWithoutLimit, at: fields.place("id") ?? fields.place,
                "the rule '\(fields.text("id") ?? "?")' has no limit",
                help: "add 'warn:', 'fail:' or both")
        }
        let parameters = found.map { self.parameters(fields, $0) } ?? [:]
        let onMissing = fields.state("on_missing")
        let onNone = fields.state("on_none")
        let (reason, owner) = (fields.text("reason"), fields.text("owner"))
        guard let found, let subject, let place = fields.place("id") else { return nil }
        if found.kind == .advisory, let fail {
            collector.report(
                .advisoryFails, at: fail.place,
                "'\(found.id)' is advisory and cannot fail the gate", help: "use 'warn:' for it")
        }
        guard let side = direction ?? found.side else {
            collector.report(
                .noDirection, at: place, "'\(found.id)' has no bad side of its own",
                help: "add 'direction: above' or 'direction: below'")
            return nil
        }
        for limit in [warn, fail].compactMap({ $0 }) where limit.scale == .probability {
            if !measures.contains(where: { $0.id == found.probability }) {
                collector.report(
                    .noProbability, at: limit.place, "'\(found.id)' has no p-value",
                    help: "write a limit in its own unit, \(found.unit.rawValue)")
            }
        }
        Self.check(warn, fail, side, collector)
        return PolicyRule(
            measure: found, subject: subject, parameters: parameters, side: side, warn: warn,
            fail: fail, onMissing: onMissing, onNone: onNone ?? .indeterminate, reason: reason,
            owner: owner, place: place)
    }

    private func measure(_ fields: MappingDecoder, _ key: String) -> MetricDefinition? {
        guard let id = fields.id(key) else { return nil }
        if let rule = measures.first(where: { $0.id == id }) { return rule }
        fields.report(
            .unknownRule, key, "there is no measure '\(id)'",
            help: fields.collector.didYouMean(
                id, in: measures.map(\.id),
                otherwise: "`ouroboros trace MODEL` lists all measures"))
        return nil
    }

    private func pattern(_ fields: MappingDecoder, _ rule: MetricDefinition) -> SubjectPattern {
        var parts: [MetricDefinition.Subject: String] = [:]
        for part in MetricDefinition.Subject.allCases where fields.has(part.rawValue) {
            if let text = fields.text(part.rawValue) { parts[part] = text }
        }
        let pattern = SubjectPattern(parts, whole: fields.text("subject"))
        if pattern.whole != nil, let part = parts.keys.map(\.rawValue).min() {
            fields.report(
                .exclusiveKeys, "subject", "'subject' and '\(part)' say the same of \(rule.id)",
                help: "keep one of them")
        } else if !pattern.fits(rule) {
            let part =
                parts.keys.filter { part in !rule.subjects.contains { $0.contains(part) } }
                .map(\.rawValue).min() ?? parts.keys.map(\.rawValue).min() ?? "subject"
            fields.report(
                .badSubject, part, "'\(rule.id)' is not computed by '\(part)'",
                help: "its subjects are: \(rule.subjectText)")
        }
        if let firm = parts[.firm], let firms, !firms.contains(firm) {
            fields.report(
                .badSubject, MetricDefinition.Subject.firm.rawValue,
                "the model has no firm '\(firm)'",
                help: fields.collector.didYouMean(firm, in: firms))
        }
        let layers = Firmness.allCases.map(\.name)
        if let layer = parts[.layer], !layers.contains(layer) {
            fields.report(
                .badSubject, MetricDefinition.Subject.layer.rawValue,
                "there is no layer '\(layer)'",
                help: fields.collector.didYouMean(
                    layer, in: layers, otherwise: "write one of \(layers.joined(separator: ", "))"))
        }
        return pattern
    }

    private func parameters(_ fields: MappingDecoder, _ rule: MetricDefinition) -> [String: String]
    {
        let known = RuleParameters.of(rule)
        var parameters: [String: String] = [:]
        for entry in fields.table("parameters") {
            guard let parameter = known.first(where: { $0.name == entry.key }) else {
                fields.collector.report(
                    .unknownParameter, at: entry.keyPlace,
                    "'\(rule.id)' has no setting '\(entry.key)'",
                    help: fields.collector.didYouMean(
                        entry.key, in: known.map(\.name),
                        otherwise: known.isEmpty
                            ? "it has none"
                            : "its settings are \(known.map(\.name).joined(separator: ", "))"))
                continue
            }
            guard
                let text = fields.collector.text(entry.value, "setting '\(entry.key)'")
            else { continue }
            if parameter.accepts(text) {
                parameters[entry.key] = text
            } else {
                fields.collector.report(
                    .unknownWord, at: entry.value.place,
                    "'\(text)' is not a '\(entry.key)' of '\(rule.id)'",
                    help: "write \(parameter.form)")
            }
        }
        return parameters
    }

    // MARK: Limits

    private func limit(
        _ fields: MappingDecoder, _ key: String, _ spec: MappingSpec, _ rule: MetricDefinition?
    ) -> Limit? {
        guard let node = fields.node(key) else { return nil }
        guard case .mapping = node.content else {
            let at = fields.collector.limit(
                node, "'\(key)' of the rule", in: MappingSpec.limitRange,
                noPercentage: rule.flatMap(Self.noPercentage))
            return at.map { Limit(scale: .value, at: $0, clear: $0, runs: 1, place: node.place) }
        }
        guard
            let limit = MappingDecoder(
                node, spec, owner: "'\(key)' of the rule", place: fields.keyPlace(key),
                fields.collector)
        else { return nil }
        func number(_ key: String) -> Double? {
            Self.number(limit, key, noPercentage: rule.flatMap(Self.noPercentage))
        }
        let at = number("at")
        let p = Self.number(limit, "p", in: 0...1)
        let isFail = spec.key("clear") != nil
        let clear = isFail ? number("clear") : nil
        let runs = isFail ? limit.count("for") : nil
        if limit.has("at"), limit.has("p") {
            limit.report(
                .exclusiveKeys, "p", "'at' and 'p' exclude each other", help: "keep one of them")
            return nil
        }
        if limit.has("p"), let key = ["clear", "for"].first(where: { isFail && limit.has($0) }) {
            limit.report(
                .exclusiveKeys, key, "'\(key)' goes with 'at', not with 'p'",
                help: "leave it out: a p-value already allows for chance")
            return nil
        }
        if !limit.has("at"), !limit.has("p"), !limit.hasUnknownKeys {
            fields.collector.report(
                .missingKey, at: node.place, "'\(key)' of the rule has neither 'at' nor 'p'",
                help: "write a number, or {at: …} or {p: …}")
        }
        if let p {
            return Limit(scale: .probability, at: p, clear: p, runs: 1, place: node.place)
        }
        return at.map {
            Limit(scale: .value, at: $0, clear: clear ?? $0, runs: runs ?? 1, place: node.place)
        }
    }

    private static func number(
        _ fields: MappingDecoder, _ key: String,
        in range: ClosedRange<Double> = MappingSpec.limitRange,
        noPercentage: String? = nil
    ) -> Double? {
        fields.node(key).flatMap {
            fields.collector.limit(
                $0, "'\(key)' of \(fields.owner)", in: range, noPercentage: noPercentage)
        }
    }

    /// Why a limit of a measure cannot be a percentage; `nil`: it can.
    private static func noPercentage(_ rule: MetricDefinition) -> String? {
        switch rule.unit {
        case .share, .probability, .ratio: nil
        case .money, .count, .years, .quarters, .points, .percentagePoints, .statistic, .category:
            "write a number in the unit of \(rule.id): \(rule.unit.rawValue)"
        }
    }

    /// Warning comes before failing, clearing on the good side.
    private static func check(
        _ warn: Limit?, _ fail: Limit?, _ side: PolicyRule.Side, _ collector: DiagnosticCollector
    ) {
        if let warn, let fail, warn.scale == fail.scale {
            let isBelow = side == .below || warn.scale == .probability
            if isBelow ? warn.at < fail.at : warn.at > fail.at {
                collector.report(
                    .contradictingLimits, at: warn.place,
                    "the rule fails before it warns, where \(isBelow ? "less" : "more") is worse",
                    help: "exchange the limits, or state the direction")
            }
        }
        if let fail, side == .above ? fail.clear > fail.at : fail.clear < fail.at {
            collector.report(
                .contradictingLimits, at: fail.place,
                "'clear' is on the bad side of 'at', where \(side == .above ? "more" : "less") is worse",
                help: "write a 'clear' \(side == .above ? "below" : "above") 'at'")
        }
    }

    // MARK: Waivers

    private func readWaivers(_ policy: MappingDecoder, _ rules: [PolicyRule]) -> [Waiver] {
        guard policy.has("waivers") else { return [] }
        return policy.elements("waivers").compactMap { node in
            guard
                let fields = MappingDecoder(
                    node, .policyWaiver, owner: "the waiver", policy.collector)
            else { return nil }
            let found = measure(fields, "rule")
            let subject = found.map { pattern(fields, $0) }
            let (expires, owner) = (fields.day("expires"), fields.text("owner"))
            let reason = fields.text("reason")
            let maxValue = Self.number(
                fields, "max_value", noPercentage: found.flatMap(Self.noPercentage))
            guard let found, let subject, let place = fields.place("rule") else { return nil }
            let isUsed = rules.contains {
                $0.measure.id == found.id && $0.subject.overlaps(subject, of: found)
            }
            if !isUsed {
                policy.collector.report(
                    .waiverWithoutRule, at: place,
                    "no rule checks \(subject.text(found))",
                    help: "write the waiver's rule and subject as the rule has them")
            }
            guard let expires, let owner, let reason else { return nil }
            return Waiver(
                measure: found, subject: subject, expires: expires, owner: owner, reason: reason,
                maxValue: maxValue, place: place)
        }
    }
}

extension MappingDecoder {
    fileprivate func state(_ key: String) -> GateState? {
        word(key, among: [GateState.indeterminate, .pass, .warn, .fail].map(\.rawValue))
            .flatMap(GateState.init(rawValue:))
    }
}

extension MetricDefinition {
    /// The side that the measure's own direction says is bad.
    fileprivate var side: PolicyRule.Side? {
        switch direction {
        case .higherIsWorse: .above
        case .lowerIsWorse: .below
        case .neither: nil
        }
    }
}
