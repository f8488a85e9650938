/// E3: what each payer has promised, in layers from paid to estimated.
///
/// Lengths are proportional to amounts; the layers are exclusive (they add up to the total).
public struct FirmnessBars: Sendable, Hashable {
    /// One layer of a bar.
    public struct Segment: Sendable, Hashable {
        public var firmness: ExhibitFirmness
        /// USD bn, not negative.
        public var amount: Double
        /// The amount as text; drawn where the layer has room for it.
        public var label: String

        public init(firmness: ExhibitFirmness, amount: Double, label: String) {
            self.firmness = firmness
            self.amount = amount
            self.label = label
        }
    }

    /// One payer.
    public struct Row: Sendable, Hashable {
        public var name: String
        public var segments: [Segment]
        /// The total as text.
        public var totalLabel: String

        public init(name: String, segments: [Segment], totalLabel: String) {
            self.name = name
            self.segments = segments
            self.totalLabel = totalLabel
        }
    }

    public var text: ExhibitText
    public var rows: [Row]
    /// The sum of each layer over all payers, as text, for the legend. Layers not named here get no entry.
    public var totals: [Segment]

    public init(text: ExhibitText, rows: [Row], totals: [Segment]) {
        self.text = text
        self.rows = rows
        self.totals = totals
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
        let nameSize = rows.count > 30 ? 12.5 : 14.0
        // On a narrow page the name stands over its bar.
        let over = isNarrow ? 18.0 : 0
        let line = rows.count > 30 ? 23.0 : 34.0
        let step = line + over
        let barHeight = line * 0.68
        var names = 60.0
        var totalWidth = 0.0
        var largest = 0.0
        for row in rows {
            names = max(names, textWidth(row.name, size: nameSize, weight: .bold))
            totalWidth = max(totalWidth, textWidth(row.totalLabel, size: nameSize, weight: .bold))
            let amounts = row.segments.map(\.amount).filter { $0.isFinite && $0 > 0 }
            largest = max(largest, amounts.reduce(0, +))
        }
        names = min(names, isNarrow ? width - 2 * ExhibitFrame.margin : 220)
        totalWidth = min(totalWidth, isNarrow ? 140 : 200)
        let left = ExhibitFrame.margin + (isNarrow ? 0 : names + 12)
        // Gaps between layers and the least width of a layer come on top of the scale.
        let scale =
            largest > 0 ? (width - ExhibitFrame.margin - totalWidth - 26 - left) / largest : 0

        let keys = ExhibitFirmness.allCases.compactMap { firmness -> ExhibitFrame.Key? in
            guard let total = totals.first(where: { $0.firmness == firmness }) else { return nil }
            let colour = theme.colour(firmness)
            let sign: ExhibitFrame.Key.Sign =
                firmness == .estimated ? .outlined(colour) : .swatch(colour)
            return ExhibitFrame.Key(
                sign: sign, label: strings.name(firmness) + " " + total.label)
        }
        var y = frame.legend(keys, left: left, top: frame.bodyTop + 8) + 8 + step / 2
        for row in rows {
            let name = fitted(row.name, width: names, size: nameSize, weight: .bold)
            frame.canvas.text(
                name,
                at: isNarrow
                    ? Point(x: left, y: y - 4)
                    : Point(x: left - 12, y: y + nameSize * 0.36), size: nameSize,
                weight: .bold, colour: theme.ink, anchor: isNarrow ? .start : .end)
            y += over
            var x = left
            for firmness in ExhibitFirmness.allCases {
                for segment in row.segments where segment.firmness == firmness {
                    guard segment.amount > 0, segment.amount.isFinite else { continue }
                    let length = max(1.5, segment.amount * scale)
                    StackedSegment(
                        colour: theme.colour(firmness), isOutlined: firmness == .estimated,
                        label: segment.label,
                        title: "\(row.name), \(strings.name(firmness)): \(segment.label)"
                    ).draw(x: x, y: y, width: length, height: barHeight, on: &frame)
                    x += length + 1.5
                }
            }
            frame.canvas.text(
                fitted(row.totalLabel, width: totalWidth + 1, size: nameSize, weight: .bold),
                at: Point(x: x + 8, y: y + nameSize * 0.36), size: nameSize,
                weight: .bold, colour: theme.ink)
            y += line
        }
        return frame.finished(bodyBottom: y - step / 2)
    }
}
