/// E2: who pays whom, as a matrix of cells: rows pay, columns receive.
///
/// A cell has one part for each family of flows, stacked; its shade grows with the root of the
/// amount. Pairs that pay each other are boxed. Sized to its data: 60 firms make a large picture
/// with small cells, and still a number in each.
public struct PayerReceiverMatrix: Sendable, Hashable {
    /// A row: who pays.
    public struct Payer: Sendable, Hashable {
        public var name: String
        /// What the row adds up to, as text.
        public var totalLabel: String

        public init(name: String, totalLabel: String) {
            self.name = name
            self.totalLabel = totalLabel
        }
    }

    /// The flow of one family from one firm to another. Several of a pair share its cell; those
    /// whose names are not among the rows and columns are not drawn.
    public struct Flow: Sendable, Hashable {
        public var from, to: String
        public var family: ExhibitFamily
        /// USD bn; `nil` when undisclosed.
        public var amount: Double?
        /// The amount as text, as short as a cell: `22.4`.
        public var label: String

        public init(
            from: String, to: String, family: ExhibitFamily, amount: Double?, label: String
        ) {
            self.from = from
            self.to = to
            self.family = family
            self.amount = amount
            self.label = label
        }
    }

    public var text: ExhibitText
    public var payers: [Payer]
    public var receivers: [String]
    public var flows: [Flow]

    public init(text: ExhibitText, payers: [Payer], receivers: [String], flows: [Flow]) {
        self.text = text
        self.payers = payers
        self.receivers = receivers
        self.flows = flows
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: O(flows × log flows + rows + columns).
    public func drawn(theme: Theme, strings: ExhibitStrings = .english) -> DrawnExhibit {
        var drawing = PayerReceiverDrawing(matrix: self, theme: theme, strings: strings)
        return drawing.drawn()
    }
}
