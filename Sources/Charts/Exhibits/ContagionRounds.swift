/// E8: what others lose if a firm stops paying, by the way the loss comes.
///
/// One bar a firm; lengths are proportional to money. Under each bar stands who is next.
public struct ContagionRounds: Sendable, Hashable {
    /// How a loss comes; exclusive, so that the parts add up.
    public enum Part: Int, Sendable, Hashable, CaseIterable {
        /// On the firm that stops paying.
        case direct
        /// On firms that lost because of it.
        case passedOn
        /// On top, if everyone expects the worst.
        case selfFulfilling
    }

    /// A piece of a bar.
    public struct Segment: Sendable, Hashable {
        public var part: Part
        /// USD bn, not negative.
        public var amount: Double
        public var label: String

        public init(part: Part, amount: Double, label: String) {
            self.part = part
            self.amount = amount
            self.label = label
        }
    }

    /// One firm that stops paying.
    public struct Row: Sendable, Hashable {
        public var name: String
        public var segments: [Segment]
        public var totalLabel: String
        /// Who loses most, as a sentence.
        public var next: String

        public init(name: String, segments: [Segment], totalLabel: String, next: String) {
            self.name = name
            self.segments = segments
            self.totalLabel = totalLabel
            self.next = next
        }
    }

    public var text: ExhibitText
    public var rows: [Row]
    /// Names of the parts that occur, for the legend.
    public var partNames: [Part: String]

    public init(text: ExhibitText, rows: [Row], partNames: [Part: String]) {
        self.text = text
        self.rows = rows
        self.partNames = partNames
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of segments.
    public func drawn(
        theme: Theme, strings: ExhibitStrings = .english, form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        let width = form.width
        let isNarrow = form == .narrow
        var frame = ExhibitFrame(text: text, theme: theme, strings: strings, width: width)
        let size = 14.0
        var names = 60.0
        var totals = 0.0
        var largest = 0.0
        for row in rows {
            names = max(names, textWidth(row.name, size: size, weight: .bold))
            totals = max(totals, textWidth(row.totalLabel, size: size, weight: .bold))
            let amounts = row.segments.map(\.amount).filter { $0.isFinite && $0 > 0 }
            largest = max(largest, amounts.reduce(0, +))
        }
        names = min(names, isNarrow ? width - 2 * ExhibitFrame.margin : 200)
        totals = min(totals, isNarrow ? 140 : 160)
        // On a narrow page the name stands over its bar.
        let left = ExhibitFrame.margin + (isNarrow ? 0 : names + 12)
        // Gaps between parts and their least width come on top of the scale.
        let scale = largest > 0 ? (width - ExhibitFrame.margin - totals - 26 - left) / largest : 0
        let parts = Part.allCases.filter { part in
            rows.contains { $0.segments.contains { $0.part == part && $0.amount > 0 } }
        }
        let keys = parts.map { part in
            let colour = Self.colour(part, theme)
            return ExhibitFrame.Key(
                sign: part == .selfFulfilling ? .outlined(colour) : .swatch(colour),
                label: partNames[part] ?? "")
        }
        var y = frame.legend(keys, left: left, top: frame.bodyTop + 8) + 26
        for row in rows {
            frame.canvas.text(
                fitted(row.name, width: names, size: size, weight: .bold),
                at: isNarrow
                    ? Point(x: left, y: y - 4) : Point(x: left - 12, y: y + size * 0.36),
                size: size, weight: .bold, colour: theme.ink, anchor: isNarrow ? .start : .end)
            if isNarrow { y += 18 }
            var x = left
            for part in Part.allCases {
                for segment in row.segments
                where segment.part == part && segment.amount > 0 && segment.amount.isFinite {
                    let length = max(1.5, segment.amount * scale)
                    StackedSegment(
                        colour: Self.colour(part, theme), isOutlined: part == .selfFulfilling,
                        label: segment.label, title: "\(row.name): \(segment.label)"
                    ).draw(x: x, y: y, width: length, height: 24, on: &frame)
                    x += length + 1.5
                }
            }
            frame.canvas.text(
                fitted(row.totalLabel, width: totals + 1, size: size, weight: .bold),
                at: Point(x: x + 8, y: y + size * 0.36), size: size, weight: .bold,
                colour: theme.ink)
            frame.canvas.text(
                fitted(
                    row.next, width: width - ExhibitFrame.margin - left, size: 12.5,
                    weight: .regular), at: Point(x: left, y: y + 29), size: 12.5,
                colour: theme.muted)
            y += 58
        }
        return frame.finished(bodyBottom: y - 26)
    }

    private static func colour(_ part: Part, _ theme: Theme) -> Colour {
        switch part {
        case .direct: theme.financing
        case .passedOn: theme.commerce
        case .selfFulfilling: theme.contingent
        }
    }
}
