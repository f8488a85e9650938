import Money
import Text

/// The JSON schema (draft-07) of a model's files, for completion and checks in editors.
///
/// It is made from the tables that the reader itself uses (``MappingSpec``), and serves every kind of file: the top-level keys tell them apart.
/// What a schema cannot say (references, sums, dates that contradict each other) is left to the reader.
public enum LedgerSchema {
    /// The text of `ledger.schema.json`.
    public static func json() -> String {
        document(
            title: "Ouroboros ledger",
            description: "Any file of a model; see Documentation/ledger-format.md",
            files: [MappingSpec.model] + FileKind.allCases.map(\.spec) + [.outcomeFile],
            definitions: definitions.map { ($0, schema($1)) })
    }

    /// A schema of files that are told apart by their top-level keys.
    package static func json(
        title: String, description: String, files: [MappingSpec], definitions: [MappingSpec]
    ) -> String {
        document(
            title: title, description: description, files: files,
            definitions: definitions.map { ($0.name, schema($0)) })
    }

    private static func document(
        title: String, description: String, files: [MappingSpec],
        definitions: [JSONValue.Member]
    ) -> String {
        var properties: [JSONValue.Member] = []
        for key in files.flatMap(\.keys) { properties.append((key.name, value(key))) }
        let kinds: [JSONValue] = files.map { spec in
            let required = spec.keys.filter(\.isRequired).map(\.name)
            return required.isEmpty
                ? .object([
                    (
                        "anyOf",
                        .array(spec.keys.map { .object([("required", .strings([$0.name]))]) })
                    )
                ])
                : .object([("required", .strings(required))])
        }
        return JSONValue.object([
            ("$schema", .string("http://json-schema.org/draft-07/schema#")),
            ("title", .string(title)),
            ("description", .string(description)),
            ("type", .string("object")),
            ("additionalProperties", .bool(false)),
            ("properties", .object(properties)),
            ("anyOf", .array(kinds)),
            ("definitions", .object(definitions)),
        ]).document(listsOnOneLine: true)
    }

    private static var definitions: [(String, MappingSpec)] {
        let mappings: [MappingSpec] = [
            .files, .vocabulary, .prose, .entity, .identifiers, .source, .rate, .fact, .deal,
            .claim, .leg,
            .links, .pay,
            .tranche, .condition, .amount, .converted, .aggregate, .aggregateClaim, .refutation,
            .resolution,
            .conflict, .statement, .passThroughRule, .factorFact, .spendingFact, .outcome,
            .acceptance,
        ]
        return mappings.map { (name(of: $0), $0) }
    }

    /// Two mappings are called "claim" in messages; a schema needs names of its own.
    private static func name(of spec: MappingSpec) -> String {
        let isAggregate = spec.key("horizon") != nil
        return isAggregate ? "aggregateClaim" : spec.name
    }

    private static func schema(_ spec: MappingSpec) -> JSONValue {
        var parts: [JSONValue.Member] = [
            ("type", .string("object")), ("additionalProperties", .bool(false)),
            ("properties", .object(spec.keys.map { ($0.name, value($0)) })),
        ]
        let required = spec.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { parts.append(("required", .strings(required))) }
        return .object(parts)
    }

    private static func value(_ key: KeySpec) -> JSONValue {
        let schema = schema(key.value)
        // Beside `$ref` draft-07 ignores other keywords, so that the description goes around it.
        if case .object(let parts) = schema, parts.first?.0 == "$ref" {
            return .object([
                ("description", .string(key.about)), ("allOf", .array([schema])),
            ])
        }
        guard case .object(let parts) = schema else { return schema }
        return .object([("description", .string(key.about))] + parts)
    }

    /// Editors resolve plain scalars (`2026` becomes a number), so text is allowed to be any scalar.
    private static let scalar: [JSONValue.Member] = [
        ("type", .strings(["string", "number", "boolean"]))
    ]

    private static func pattern(_ text: String) -> JSONValue {
        .object([("type", .string("string")), ("pattern", .string(text))])
    }

    private static let idPattern = "^[a-z0-9][a-z0-9.-]*$"

    private static func schema(_ value: ValueSpec) -> JSONValue {
        switch value {
        case .text, .partialDate, .day: .object(scalar)
        case .id: .object(scalar + [("pattern", .string(idPattern))])
        case .legReference:
            .object(
                scalar + [("pattern", .string("^[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?$"))])
        case .flag: .object([("type", .string("boolean"))])
        case .currency: .object([("enum", .strings(Currency.known.map(\.code)))])
        case .grade: pattern("^[A-F][1-6]$")
        case .term: pattern("^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$")
        case .amountText: amountText
        case .money: pattern("^[A-Z]{3} \(number)$")
        case .amountOr:
            .object([
                ("anyOf", .array([amountText, reference(.amount)]))
            ])
        case .quantity:
            pattern("^(about |at least |up to )?\(number)(\\.\\.\(number))?( ?%| [^ ]).*$")
        case .word(let words): .object([("enum", .strings(words))])
        case .number, .count: .object([("type", .string("number"))])
        case .limit:
            .object([
                ("type", .strings(["number", "string"])), ("pattern", .string("^\(number)( ?%)?$")),
            ])
        case .list(let element):
            .object([("type", .string("array")), ("items", schema(element))])
        case .oneOrMany(let element):
            .object([
                (
                    "anyOf",
                    .array([
                        schema(element),
                        .object([("type", .string("array")), ("items", schema(element))]),
                    ])
                )
            ])
        case .mapping(let spec): reference(spec)
        case .table(let element):
            .object([("type", .string("object")), ("additionalProperties", schema(element))])
        case .either(let one, let other):
            .object([("anyOf", .array([schema(one), schema(other)]))])
        case .tableByMetric:
            .object([
                ("type", .string("object")), ("additionalProperties", .bool(false)),
                (
                    "properties",
                    .object(
                        FactMetric.all.map {
                            (
                                $0.id,
                                .object([
                                    ("description", .string($0.meaning)),
                                    ("type", .string("array")),
                                    ("items", reference(.fact)),
                                ])
                            )
                        })
                ),
            ])
        }
    }

    private static let number = "-?[0-9]+(\\.[0-9]+)?(k|m|bn|tn)?"

    private static var amountText: JSONValue {
        pattern(
            "^(undisclosed|(about |at least |up to )?[A-Z]{3} \(number)(\\.\\.\(number))?)$")
    }

    private static func reference(_ spec: MappingSpec) -> JSONValue {
        .object([("$ref", .string("#/definitions/\(name(of: spec))"))])
    }
}
