/// A1: the network of firms with the circuits in colour and the rest in grey. For orientation: the
/// argument is carried by the exhibits with numbers side by side.
///
/// Positions follow graph distance (``NetworkLayout``); the same input gives the same picture.
public struct FlowMap: Sendable, Hashable {
    /// A firm.
    public struct Firm: Sendable, Hashable {
        public var name: String
        /// Money in and out, USD bn: the radius is proportional to its root.
        public var throughput: Double
        /// Throughput as text, for the title of the mark.
        public var label: String

        public init(name: String, throughput: Double, label: String) {
            self.name = name
            self.throughput = throughput
            self.label = label
        }
    }

    /// A flow. Flows of a firm to itself, or between firms not listed, are not drawn.
    public struct Flow: Sendable, Hashable {
        public var from, to: String
        public var family: ExhibitFamily
        public var firmness: ExhibitFirmness
        /// USD bn; `nil` when undisclosed.
        public var amount: Double?
        /// The amount as text; drawn on highlighted flows.
        public var label: String
        /// Part of a circuit that the exhibit is about.
        public var isHighlighted: Bool

        public init(
            from: String, to: String, family: ExhibitFamily, firmness: ExhibitFirmness,
            amount: Double?, label: String, isHighlighted: Bool
        ) {
            self.from = from
            self.to = to
            self.family = family
            self.firmness = firmness
            self.amount = amount
            self.label = label
            self.isHighlighted = isHighlighted
        }
    }

    /// Most firms and flows of one picture: the ones of most throughput, and the highlighted and
    /// then the largest flows, are drawn, and the picture says how many it leaves out.
    public static let mostFirms = 100, mostFlows = 600

    public var text: ExhibitText
    public var firms: [Firm]
    public var flows: [Flow]

    public init(text: ExhibitText, firms: [Firm], flows: [Flow]) {
        self.text = text
        self.firms = firms
        self.flows = flows
    }

    /// What a page finds the marks of a flow by.
    package static func key(from: String, to: String, family: ExhibitFamily) -> String {
        "\(from) → \(to) \(family.rawValue)"
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: O(firms³ + flows² + flows × firms), bounded by ``mostFirms`` and ``mostFlows``.
    public func drawn(theme: Theme, strings: ExhibitStrings = .english) -> DrawnExhibit {
        var drawing = FlowMapDrawing(map: self, theme: theme, strings: strings)
        return drawing.drawn()
    }
}
