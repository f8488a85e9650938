import Text

/// E7: one firm's money: what others have promised to put in on the left, what it has promised to pay on the right.
///
/// Widths are proportional to amounts on both sides. A party that stands on both sides is orange and bold; an undisclosed amount is a
/// dashed line.
public struct FirmFlows: Sendable, Hashable {
    /// Who puts money in, or is to be paid.
    public struct Party: Sendable, Hashable {
        public var name: String
        /// USD bn; `nil` when undisclosed.
        public var amount: Double?
        /// The amount as text.
        public var label: String
        /// Whether the party is on both sides.
        public var isTwoSided: Bool

        public init(name: String, amount: Double?, label: String, isTwoSided: Bool) {
            self.name = name
            self.amount = amount
            self.label = label
            self.isTwoSided = isTwoSided
        }
    }

    public var text: ExhibitText
    /// The firm in the middle.
    public var firm: String
    /// From top to bottom.
    public var raised, promised: [Party]
    /// What each side adds up to, as text.
    public var raisedLabel, promisedLabel: String

    public init(
        text: ExhibitText, firm: String, raised: [Party], promised: [Party], raisedLabel: String,
        promisedLabel: String
    ) {
        self.text = text
        self.firm = firm
        self.raised = raised
        self.promised = promised
        self.raisedLabel = raisedLabel
        self.promisedLabel = promisedLabel
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of parties.
    public func drawn(
        theme: Theme, words: StressExhibitWords = StressExhibitWords(language: .en)
    ) -> DrawnExhibit {
        var drawing = FirmFlowsDrawing(flows: self, theme: theme, words: words)
        return drawing.drawn()
    }
}

/// Lays out and draws a ``FirmFlows``.
package struct FirmFlowsDrawing {
    private let flows: FirmFlows
    private let words: StressExhibitWords
    private var frame: ExhibitFrame
    private let scale: Double

    private static let width = 1000.0
    private static let size = 14.0
    private static let labelWidth = 250.0
    private static let nodeWidth = 8.0
    private static let barWidth = 18.0
    /// Height that the larger side fills.
    private static let height = 400.0

    package init(flows: FirmFlows, theme: Theme, words: StressExhibitWords) {
        self.flows = flows
        self.words = words
        frame = ExhibitFrame(text: flows.text, theme: theme, width: Self.width)
        let sides = [flows.raised, flows.promised].map { side in
            side.reduce(0) { $0 + Self.finite($1.amount) }
        }
        let largest = sides.max() ?? 0
        scale = largest > 0 && largest.isFinite ? Self.height / largest : 0
    }

    private static func finite(_ amount: Double?) -> Double {
        guard let amount, amount.isFinite else { return 0 }
        return max(0, amount)
    }

    private func thickness(_ party: FirmFlows.Party) -> Double {
        max(1.5, Self.finite(party.amount) * scale)
    }

    /// Height of a party's place: its band, or its label where that is higher.
    private func slot(_ party: FirmFlows.Party) -> Double { max(thickness(party) + 8, 22) }

    package mutating func drawn() -> DrawnExhibit {
        let sides = [flows.raised, flows.promised]
        let stacks = sides.map { $0.reduce(0) { $0 + slot($1) } }
        let bands = sides.map { $0.reduce(0) { $0 + thickness($1) } }
        let bar = max(bands.max() ?? 0, 24)
        let body = max(stacks.max() ?? 0, bar)
        let centre = Self.width / 2
        let leftNode = ExhibitFrame.margin + Self.labelWidth
        let rightNode = Self.width - leftNode
        let top = frame.bodyTop + 56
        drawHeads(left: leftNode, right: rightNode, y: top - 22)
        let middle = top + body / 2
        for (side, x) in zip([Side.raised, .promised], [leftNode, rightNode]) {
            let index = side == .raised ? 0 : 1
            draw(
                side, sides[index], nodeX: x,
                barX: centre + (side == .raised ? -1 : 1) * Self.barWidth / 2,
                nodeTop: middle - stacks[index] / 2, barTop: middle - bands[index] / 2)
        }
        frame.canvas.rectangle(
            x: centre - Self.barWidth / 2, y: middle - bar / 2, width: Self.barWidth, height: bar,
            radius: 2, paint: .fill(frame.theme.bar), title: flows.firm)
        return frame.finished(
            bodyBottom: frame.legend(keys(), left: ExhibitFrame.margin, top: top + body + 18))
    }

    private enum Side { case raised, promised }

    private func keys() -> [ExhibitFrame.Key] {
        let theme = frame.theme
        var keys: [ExhibitFrame.Key] = []
        if (flows.raised + flows.promised).contains(where: \.isTwoSided) {
            keys.append(.init(sign: .swatch(theme.financing), label: words.bothSides))
        }
        if flows.raised.contains(where: { !$0.isTwoSided }) {
            keys.append(.init(sign: .swatch(theme.estimated), label: words.onlyPutsIn))
        }
        if flows.promised.contains(where: { !$0.isTwoSided }) {
            keys.append(.init(sign: .swatch(theme.commerce), label: words.onlyIsPaid))
        }
        if (flows.raised + flows.promised).contains(where: { $0.amount == nil }) {
            keys.append(.init(sign: .line(theme.muted, dash: [5, 4]), label: words.undisclosed))
        }
        return keys
    }

    /// What each side adds up to, and the firm between.
    private mutating func drawHeads(left: Double, right: Double, y: Double) {
        let theme = frame.theme
        let name = fitted(flows.firm, width: right - left - 24, size: 17, weight: .bold)
        frame.canvas.text(
            name, at: Point(x: Self.width / 2, y: y), size: 17, weight: .bold, colour: theme.ink,
            anchor: .middle)
        let heads = [
            (words.raised(flows.raisedLabel), left, SVGCanvas.Anchor.end),
            (words.promised(flows.promisedLabel), right, .start),
        ]
        for (text, x, anchor) in heads {
            frame.canvas.text(
                fitted(text, width: Self.labelWidth, size: Self.size, weight: .bold),
                at: Point(x: x, y: y), size: Self.size, weight: .bold, colour: theme.muted,
                anchor: anchor)
        }
    }

    private mutating func draw(
        _ side: Side, _ parties: [FirmFlows.Party], nodeX: Double, barX: Double, nodeTop: Double,
        barTop: Double
    ) {
        let theme = frame.theme
        let isLeft = side == .raised
        var nodeY = nodeTop
        var barY = barTop
        for party in parties {
            let thick = thickness(party)
            let place = slot(party)
            let top = nodeY + (place - thick) / 2
            let colour =
                party.isTwoSided
                ? theme.financing : isLeft ? theme.estimated : theme.commerce
            let label = party.amount == nil ? words.undisclosed : party.label
            let title =
                isLeft
                ? "\(party.name) → \(flows.firm): \(label)"
                : "\(flows.firm) → \(party.name): \(label)"
            let inner = isLeft ? nodeX + Self.nodeWidth : nodeX - Self.nodeWidth
            let (a, b) = (Point(x: inner, y: top), Point(x: barX, y: barY))
            if party.amount == nil {
                frame.canvas.cubic(
                    from: Point(x: a.x, y: a.y + thick / 2), to: Point(x: b.x, y: b.y + thick / 2),
                    paint: .stroke(colour, width: 1.5, dash: [5, 4]), title: title)
            } else {
                frame.canvas.band(
                    from: a, to: b, thickness: thick,
                    paint: .fill(colour.mixed(with: theme.background, share: 0.38)), title: title)
            }
            frame.canvas.rectangle(
                x: isLeft ? nodeX : inner, y: top, width: Self.nodeWidth, height: thick,
                paint: .fill(colour))
            drawLabel(party, label, isLeft: isLeft, nodeX: nodeX, y: nodeY + place / 2)
            nodeY += place
            barY += thick
        }
    }

    /// The name is cut before the amount is.
    private mutating func drawLabel(
        _ party: FirmFlows.Party, _ label: String, isLeft: Bool, nodeX: Double, y: Double
    ) {
        let size = Self.size
        let weight: FontWeight = party.isTwoSided ? .bold : .regular
        let room = Self.labelWidth - 10
        let amount = fitted(label, width: room * 0.6, size: size, weight: weight)
        let rest = room - textWidth(amount + " ", size: size, weight: weight)
        let name = fitted(party.name, width: rest, size: size, weight: weight)
        frame.canvas.text(
            name + " " + amount, at: Point(x: isLeft ? nodeX - 9 : nodeX + 9, y: y + size * 0.36),
            size: size, weight: weight, colour: frame.theme.ink, anchor: isLeft ? .end : .start)
    }
}
