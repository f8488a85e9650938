/// E1: the circuits of a network, one chain a row, with the amount that can travel all the way round.
///
/// ```swift
/// let drawn = CircuitLadder(text: text, rows: rows).drawn(theme: .light)
/// ```
///
/// A row's bar is its thinnest leg (the bottleneck of the circuit), ringed in the chain. A circuit
/// with a leg of unknown amount has no bar: its thinnest leg is unknown too. Rows share legs, so
/// the exhibit says that bars must not be added up.
public struct CircuitLadder: Sendable, Hashable {
    /// One flow of a chain.
    public struct Leg: Sendable, Hashable {
        /// Names of the two firms.
        public var from, to: String
        public var family: ExhibitFamily
        public var firmness: ExhibitFirmness
        /// USD bn; `nil` when undisclosed.
        public var amount: Double?
        /// The amount as text.
        public var label: String

        public init(
            from: String, to: String, family: ExhibitFamily, firmness: ExhibitFirmness,
            amount: Double?, label: String
        ) {
            self.from = from
            self.to = to
            self.family = family
            self.firmness = firmness
            self.amount = amount
            self.label = label
        }
    }

    /// One circuit: legs in order of travel, the last one back to the first firm.
    public struct Row: Sendable, Hashable {
        /// Short name: `C1`.
        public var id: String
        public var legs: [Leg]
        /// USD bn that go round in the headline's layer; the rest of the bar is softer and drawn lighter. `nil`: all of it.
        public var firm: Double?

        public init(id: String, legs: [Leg], firm: Double? = nil) {
            self.id = id
            self.legs = legs
            self.firm = firm
        }

        /// Index of the first leg of least amount; `nil` if the amount of a leg is undisclosed or no
        /// amount at all, or if there is no leg.
        package var thinnest: Int? {
            var best: (index: Int, amount: Double)?
            for (index, leg) in legs.enumerated() {
                guard let amount = leg.amount, amount.isFinite, amount >= 0 else { return nil }
                if let found = best, found.amount <= amount { continue }
                best = (index, amount)
            }
            return best?.index
        }
    }

    public var text: ExhibitText
    public var rows: [Row]
    /// What the ids of rows tell apart, below the legend.
    public var note: String?
    /// The headline's layer, for the legend of bars that are softer in part.
    public var firmLabel: String

    public init(text: ExhibitText, rows: [Row], note: String? = nil, firmLabel: String = "") {
        self.text = text
        self.rows = rows
        self.note = note
        self.firmLabel = firmLabel
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of legs.
    public func drawn(
        theme: Theme, strings: ExhibitStrings = .english, form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        var drawing = CircuitLadderDrawing(
            ladder: self, theme: theme, strings: strings, form: form)
        return drawing.drawn()
    }
}

extension CircuitLadder.Leg {
    /// Under which a page finds the leg in the network and in the matrix.
    package var flowKey: String { FlowMap.key(from: from, to: to, family: family) }
}
