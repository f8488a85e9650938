/// The keys that a mapping of the format may have: the one table that the decoder, the formatter and the JSON schema share.
package struct MappingSpec: Sendable {
    /// What the mapping describes: `leg`.
    package let name: String
    /// In the order of the documentation, which is the order `fmt` writes.
    package let keys: [KeySpec]

    package init(_ name: String, _ keys: [KeySpec]) {
        self.name = name
        self.keys = keys
    }

    package func key(_ name: String) -> KeySpec? { keys.first { $0.name == name } }
}

/// One key of a mapping.
package struct KeySpec: Sendable {
    package let name: String
    package let value: ValueSpec
    package let isRequired: Bool
    /// For editors: what the value means.
    package let about: String

    package static func required(_ name: String, _ value: ValueSpec, _ about: String) -> KeySpec {
        KeySpec(name: name, value: value, isRequired: true, about: about)
    }
    package static func optional(_ name: String, _ value: ValueSpec, _ about: String) -> KeySpec {
        KeySpec(name: name, value: value, isRequired: false, about: about)
    }
}

/// The form of a value.
package indirect enum ValueSpec: Sendable {
    case text, id, legReference, flag, currency, grade, day, partialDate, term
    case amountText, money, quantity
    /// An amount in one text, or a mapping that says more.
    case amountOr(MappingSpec)
    /// Metrics → lists of dated values of that form.
    case tableByMetric(MappingSpec)
    case word([String])
    case number(ClosedRange<Double>)
    /// A number that may be written as a percentage, as outputs print it: `0.25` or `25%`.
    case limit(ClosedRange<Double>)
    case count(ClosedRange<Int>)
    case list(ValueSpec)
    case oneOrMany(ValueSpec)
    case mapping(MappingSpec)
    /// Ids (or language codes) → values.
    case table(ValueSpec)
    /// One form or the other: a plain number, or a mapping that says more.
    case either(ValueSpec, ValueSpec)
}

extension ValueSpec {
    /// The words of an enumeration.
    package static func words<T: CaseIterable & RawRepresentable>(_ type: T.Type) -> ValueSpec
    where T.RawValue == String {
        .word(T.allCases.map(\.rawValue))
    }
}
