import Text

/// E10: how what a buyer has promised is shared out among its providers, year by year, with the concentration that results.
///
/// Bars are shares of one; every provider has a number that stands in its part of the bar, so that colour is not needed.
public struct ProviderShares: Sendable, Hashable {
    /// One bar.
    public struct Column: Sendable, Hashable {
        /// The year.
        public var label: String
        /// Share of each provider, 0…1, in the order of ``ProviderShares/providers``.
        public var shares: [Double]
        /// The Herfindahl index as text.
        public var concentration: String
        /// The amount that is shared out, as text.
        public var total: String

        public init(label: String, shares: [Double], concentration: String, total: String) {
            self.label = label
            self.shares = shares
            self.concentration = concentration
            self.total = total
        }
    }

    /// Bars under one heading.
    public struct Panel: Sendable, Hashable {
        public var title: String
        public var columns: [Column]

        public init(title: String, columns: [Column]) {
            self.title = title
            self.columns = columns
        }
    }

    public var text: ExhibitText
    /// Names, the largest first.
    public var providers: [String]
    public var panels: [Panel]

    public init(text: ExhibitText, providers: [String], panels: [Panel]) {
        self.text = text
        self.providers = providers
        self.panels = panels
    }

    private static let width = 1000.0
    private static let barHeight = 300.0
    private static let gap = 34.0
    private static let labelSize = 12.0

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of bars times providers.
    public func drawn(theme: Theme, strings: ExhibitStrings = .english) -> DrawnExhibit {
        var frame = ExhibitFrame(text: text, theme: theme, strings: strings, width: Self.width)
        let left = ExhibitFrame.margin + 50
        let keys = providers.enumerated().map { index, name in
            ExhibitFrame.Key(
                sign: .swatch(Self.colour(index, of: providers.count, theme)),
                label: "\(index + 1) \(name)")
        }
        let top = frame.legend(keys, left: left, top: frame.bodyTop + 8) + 34
        let bars = panels.reduce(0) { $0 + $1.columns.count }
        let room =
            Self.width - ExhibitFrame.margin - left - Self.gap * Double(max(0, panels.count - 1))
        let step = bars > 0 ? min(96, room / Double(bars)) : 96
        let bottom = top + Self.barHeight
        let rows = [bottom + 20, bottom + 40, bottom + 60]
        for (y, caption) in zip(rows.dropFirst(), ["HHI", strings.total]) {
            frame.canvas.text(
                fitted(caption, width: 46, size: Self.labelSize, weight: .regular),
                at: Point(x: left - 6, y: y), size: Self.labelSize, colour: theme.muted,
                anchor: .end)
        }
        var x = left
        for panel in panels {
            let span = step * Double(panel.columns.count)
            frame.canvas.text(
                fitted(panel.title, width: max(span, 40), size: 14, weight: .bold),
                at: Point(x: x, y: top - 12), size: 14, weight: .bold, colour: theme.ink)
            for column in panel.columns {
                draw(column, x: x, width: step, top: top, on: &frame)
                let texts = [column.label, column.concentration, column.total]
                for (index, text) in texts.enumerated() {
                    let weight: FontWeight = index == 0 ? .bold : .regular
                    frame.canvas.text(
                        fitted(text, width: step - 4, size: Self.labelSize, weight: weight),
                        at: Point(x: x + step / 2, y: rows[index]), size: Self.labelSize,
                        weight: weight, colour: theme.ink, anchor: .middle)
                }
                x += step
            }
            x += Self.gap
        }
        return frame.finished(bodyBottom: rows[2] + 4)
    }

    private func draw(
        _ column: Column, x: Double, width: Double, top: Double, on frame: inout ExhibitFrame
    ) {
        let bar = width * 0.84
        let start = x + (width - bar) / 2
        var y = top + Self.barHeight
        for (index, share) in column.shares.prefix(providers.count).enumerated() {
            guard share.isFinite, share > 0 else { continue }
            let height = min(1, share) * Self.barHeight
            y -= height
            let colour = Self.colour(index, of: providers.count, frame.theme)
            let percent = PercentFormat.text(share, in: frame.strings.language)
            frame.canvas.rectangle(
                x: start, y: y + 0.5, width: bar, height: max(0.5, height - 1),
                paint: .fill(colour), title: "\(column.label), \(providers[index]): \(percent)")
            let size = 11.0
            guard height >= size + 4 else { continue }
            let long = "\(index + 1): \(percent)"
            let label =
                textWidth(long, size: size) + 4 <= bar ? long : "\(index + 1)"
            guard textWidth(label, size: size) + 2 <= bar else { continue }
            frame.canvas.text(
                label, at: Point(x: start + bar / 2, y: y + height / 2 + size * 0.36), size: size,
                colour: frame.theme.readable(on: colour), anchor: .middle)
        }
    }

    /// Three hues, each strong and pale; what is left over is grey.
    private static func colour(_ index: Int, of count: Int, _ theme: Theme) -> Colour {
        let hues = [theme.commerce, theme.financing, theme.contingent]
        guard index < 2 * hues.count else { return theme.rest }
        let hue = hues[index % hues.count]
        return index < hues.count ? hue : hue.mixed(with: theme.background, share: 0.55)
    }
}
