import Text

/// A tool that an assistant can call: its name, what it does, what it is given.
struct ModelTool: Sendable {
    enum Name: String, Sendable {
        case models = "list_models"
        case measures = "list_measures"
        case measure = "get_measure"
        case trace = "trace_measure"
        case check = "check_model"
        case findings = "open_findings"
    }

    struct Argument: Sendable {
        enum Kind: String, Sendable { case string, integer }

        let name: String
        let kind: Kind
        let meaning: String
        let isRequired: Bool

        init(_ name: String, _ kind: Kind, _ meaning: String, isRequired: Bool = false) {
            self.name = name
            self.kind = kind
            self.meaning = meaning
            self.isRequired = isRequired
        }
    }

    let id: Name
    let title: String
    let meaning: String
    let arguments: [Argument]

    var name: String { id.rawValue }

    private static let model = Argument(
        "model", .string, "name of the model, as list_models gives it", isRequired: true)
    private static let day = Argument(
        "as_of", .string, "day whose knowledge counts, YYYY-MM-DD; by default the model's")

    static let all = [
        ModelTool(
            id: .models, title: "Models", meaning: "The models that can be asked about.",
            arguments: []),
        ModelTool(
            id: .measures, title: "Measures",
            meaning:
                "Numbers of a model with value, interval, unit and sources, sorted by id. Filter by rule (returnable-share) or by a part of the id.",
            arguments: [
                model, day, Argument("rule", .string, "only numbers of this rule"),
                Argument("contains", .string, "only ids with this text in them"),
                Argument("limit", .integer, "numbers at the most, 1 to 500; 100 unless given"),
                Argument("offset", .integer, "numbers to pass over"),
            ]),
        ModelTool(
            id: .measure, title: "One measure", meaning: "One number of a model by its id.",
            arguments: [
                model, Argument("id", .string, "id of the number", isRequired: true), day,
            ]),
        ModelTool(
            id: .trace, title: "Trace of a measure",
            meaning:
                "One number back to the numbers, legs, facts, claims and sources it is made from.",
            arguments: [
                model, Argument("id", .string, "id of the number", isRequired: true), day,
            ]),
        ModelTool(
            id: .check, title: "Verdicts",
            meaning:
                "The model's numbers held against its own policy: pass, warn, fail, indeterminate.",
            arguments: [model, day]),
        ModelTool(
            id: .findings, title: "Open findings",
            meaning:
                "What is not in order: rules that do not pass, and warnings about the ledger that nobody accepted.",
            arguments: [model, day]),
    ]

    /// As `tools/list` gives it.
    var description: JSONValue {
        .object([
            ("name", .string(name)), ("title", .string(title)), ("description", .string(meaning)),
            (
                "inputSchema",
                .object([
                    ("type", .string("object")),
                    (
                        "properties",
                        .object(
                            arguments.map {
                                (
                                    $0.name,
                                    .object([
                                        ("type", .string($0.kind.rawValue)),
                                        ("description", .string($0.meaning)),
                                    ])
                                )
                            })
                    ),
                    (
                        "required",
                        .array(arguments.filter(\.isRequired).map { .string($0.name) })
                    ), ("additionalProperties", .bool(false)),
                ])
            ),
            (
                "annotations",
                .object([
                    ("readOnlyHint", .bool(true)), ("destructiveHint", .bool(false)),
                    ("idempotentHint", .bool(true)), ("openWorldHint", .bool(false)),
                ])
            ),
        ])
    }
}
