import Analysis
import Ledger
import Money
import Text

/// The canonical text of a baseline: sorted, one value a line, so that a change of it reads well in a review.
extension Baseline {
    public var text: String {
        var lines = ["{", "  \"schemaVersion\": 1,", "  \"model\": \(JSONString.quoted(model)),"]
        if let place { lines.append("  \"place\": \(JSONString.quoted(place)),") }
        lines += block(
            "values",
            values.sorted { $0.key < $1.key }.map { id, entry in
                let value = NumberText.stored(entry.value, standardError: entry.standardError)
                let error = entry.standardError.map {
                    ", \"standardError\": \(NumberText.significant($0, 2))"
                }
                return "\(JSONString.quoted(id)): {\"value\": \(value)\(error ?? "")}"
            }, indent: "  ", end: "},")
        if runs.isEmpty {
            lines.append("  \"runs\": []")
        } else {
            lines.append("  \"runs\": [")
            for (index, run) in runs.enumerated() {
                lines.append(
                    "    {\"asOf\": \"\(run.asOf)\", \"modelHash\": \(JSONString.quoted(run.modelHash)),"
                )
                lines += block(
                    "memory",
                    run.memory.sorted { $0.key < $1.key }.map { id, memory in
                        "\(JSONString.quoted(id)): {\"reached\": \(memory.hasReached), \"failing\": \(memory.isFailing)}"
                    }, indent: "     ", end: index + 1 < runs.count ? "}}," : "}}")
            }
            lines.append("  ]")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private func block(
        _ key: String, _ entries: [String], indent: String, end: String
    ) -> [String] {
        guard !entries.isEmpty else { return ["\(indent)\"\(key)\": {\(end)"] }
        return ["\(indent)\"\(key)\": {"]
            + entries.enumerated().map {
                "\(indent)  \($0.element)\($0.offset + 1 < entries.count ? "," : "")"
            } + [indent + end]
    }
}

/// The keys of a baseline.
extension MappingSpec {
    static let baseline = MappingSpec(
        "baseline",
        [
            .required("schemaVersion", .word(["1"]), "version of the format: 1"),
            .required("model", .text, "id of the model"),
            .optional("place", .text, "where the model lies, from the file's folder"),
            .required("values", .table(.mapping(baselineValue)), "value by verdict"),
            .required("runs", .list(.mapping(baselineRun)), "runs that hysteresis remembers"),
        ])

    static let baselineValue = MappingSpec(
        "baselineValue",
        [
            .required("value", .number(limitRange), "the value"),
            .optional("standardError", .number(0...1e15), "its Monte-Carlo standard error"),
        ])

    static let baselineRun = MappingSpec(
        "baselineRun",
        [
            .required("asOf", .day, "day of the run"),
            .required("modelHash", .text, "hash of the model"),
            .required("memory", .table(.mapping(baselineMemory)), "what it saw, by verdict"),
        ])

    static let baselineMemory = MappingSpec(
        "baselineMemory",
        [
            .required("reached", .flag, "whether the limit was reached"),
            .required("failing", .flag, "whether the rule failed after the run"),
        ])
}

/// Reads a baseline. JSON is a part of YAML, so that the ledger's reader gives every mistake its place.
public enum BaselineReader {
    /// - Parameters:
    ///   - bytes: the file as it is.
    ///   - file: its path as diagnostics show it.
    ///   - model: id of the model that it has to be about.
    ///   - place: where that model lies from the file's folder; `nil` for a model that states its id.
    /// - Throws: ``InvalidInput`` with everything that is wrong.
    public static func read(
        _ bytes: [UInt8], file: String, model: String, place: String? = nil,
        limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) -> Baseline {
        let collector = DiagnosticCollector(limit: limits.diagnostics)
        let baseline = SingleFile.root(bytes, file: file, limits: limits, collector).flatMap {
            decode($0, file: file, model: model, place: place, collector)
        }
        guard let baseline, !collector.hasErrors else {
            throw InvalidInput(collector.diagnostics.sorted())
        }
        return baseline
    }

    private static func decode(
        _ root: YAMLNode, file: String, model: String, place: String?,
        _ collector: DiagnosticCollector
    ) -> Baseline? {
        guard let fields = MappingDecoder(root, .baseline, owner: "the baseline", collector) else {
            return nil
        }
        _ = fields.word("schemaVersion", among: ["1"])
        var baseline = Baseline(
            model: fields.text("model") ?? model, place: fields.text("place"), file: file)
        if let place, let other = baseline.place, other != place, baseline.model == model {
            fields.report(
                .foreignBaseline, "place",
                "the baseline is of the model at '\(other)', not of its twin at '\(place)'",
                help:
                    "name the right file with --baseline, or delete this one and write it anew with --update-baseline; an `id` in each model.yaml tells models apart wherever they lie"
            )
        }
        if baseline.model != model {
            fields.report(
                .foreignBaseline, "model",
                "the baseline is of the model '\(baseline.model)', not of '\(model)'",
                help:
                    "name the right file with --baseline, or delete this one and write it anew with --update-baseline"
            )
        }
        for entry in fields.table("values") {
            guard
                let value = MappingDecoder(
                    entry.value, .baselineValue, owner: "value '\(entry.key)'",
                    place: entry.keyPlace, collector), let number = value.number("value")
            else { continue }
            baseline.values[entry.key] = Baseline.Value(
                number, standardError: value.number("standardError"), place: entry.keyPlace)
        }
        for node in fields.elements("runs") {
            guard let run = MappingDecoder(node, .baselineRun, owner: "the run", collector) else {
                continue
            }
            var memory: [String: Baseline.Memory] = [:]
            for entry in run.table("memory") {
                guard
                    let seen = MappingDecoder(
                        entry.value, .baselineMemory, owner: "memory of '\(entry.key)'",
                        place: entry.keyPlace, collector), let reached = seen.flag("reached"),
                    let failing = seen.flag("failing")
                else { continue }
                memory[entry.key] = Baseline.Memory(hasReached: reached, isFailing: failing)
            }
            guard let asOf = run.day("asOf"), let hash = run.text("modelHash") else { continue }
            baseline.runs.append(Baseline.Run(asOf: asOf, modelHash: hash, memory: memory))
        }
        return baseline
    }
}
