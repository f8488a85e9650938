import Text

/// What is known of a measure before any model is read: what a policy's rule, `explain` and a data file say about it.
public struct MetricDefinition: Sendable, Hashable {
    /// ``MeasureID/rule``: `circulation-share`.
    public let id: String
    /// A few words.
    public let title: LocalizedText
    /// How it follows from the inputs, in words.
    public let formula: String
    public let unit: MeasureUnit
    /// Which side is worse.
    public let direction: Direction
    public let kind: Kind
    /// Forms that a subject may have; an empty form is the whole model.
    public let subjects: [[Subject]]

    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case higherIsWorse = "higher"
        case lowerIsWorse = "lower"
        /// A description: neither side is better.
        case neither
    }

    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Computed from the ledger: fit to fail a gate.
        case structural
        /// For a reader: not meant to fail a gate.
        case advisory
    }

    /// A part of a subject. Parts are joined by `/`.
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        /// `announced`
        case layer
        /// Id of a firm or another entity.
        case firm
        /// Id of a deal.
        case deal
        /// Ids of firms joined by `~`, from the first in alphabetical order, in the direction of the money.
        case circuit
        /// `circular_financing`, `reciprocal_trade`, `cross_holding`
        case circuitClass = "class"
        /// `circular`, `other_between`, `outward`, `inward`, `outside`
        case bulletinClass = "bulletin"
        /// `filing`, `release`, `news`, `analyst`, `dataset`, `assumption`, `derived`
        case evidence
        /// `weights` or `swap`
        case nullModel = "null"
        /// A calendar year.
        case year
        /// Path of a series.
        case series
        /// Id of a scenario.
        case scenario
        /// A day, a quarter (`2027-Q4`) or an age.
        case time
    }

    public init(
        _ id: String, _ title: LocalizedText, _ unit: MeasureUnit, _ direction: Direction,
        of subjects: [[Subject]] = [[]], kind: Kind = .structural, formula: String
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.direction = direction
        self.subjects = subjects
        self.kind = kind
        self.formula = formula
    }

    /// `layer`, `firm or firm/year`, `the whole model`
    public var subjectText: String {
        subjects.map { form in
            form.isEmpty ? "the whole model" : form.map(\.rawValue).joined(separator: "/")
        }.joined(separator: " or ")
    }
}

extension MetricDefinition {
    /// The measure that a limit `{p: …}` is about: this one where it is a p-value, else the p-value that belongs to it
    /// (`gsadf` has `gsadf-p`).
    package var probability: String { unit == .probability ? id : "\(id)-p" }
}
