import Text

/// E6: what moves an outcome most, one factor at a time, the widest swing first.
///
/// A bar runs from the outcome in the base case to the outcome with the factor at its low and at its high end. A factor whose two
/// ends lie on the same side of the base case has two thin bars. A swing that the simulation cannot tell from nothing is grey.
public struct Tornado: Sendable, Hashable {
    /// The outcome at one end of a factor.
    public struct End: Sendable, Hashable {
        public var outcome: Double
        /// The outcome as text.
        public var label: String
        /// The factor's value as text: `60%`.
        public var setting: String

        public init(outcome: Double, label: String, setting: String) {
            self.outcome = outcome
            self.label = label
            self.setting = setting
        }
    }

    /// A factor.
    public struct Row: Sendable, Hashable {
        /// Name and range: `Take-up of commitments, 60–100%`.
        public var name: String
        public var low, high: End
        /// Whether the swing is larger than its error.
        public var isResolved: Bool

        public init(name: String, low: End, high: End, isResolved: Bool = true) {
            self.name = name
            self.low = low
            self.high = high
            self.isResolved = isResolved
        }
    }

    public var text: ExhibitText
    public var rows: [Row]
    /// Outcome of the base case, and as text.
    public var base: Double
    public var baseLabel: String
    /// Whether a larger outcome is the worse one.
    public var higherIsWorse: Bool

    public init(
        text: ExhibitText, rows: [Row], base: Double, baseLabel: String, higherIsWorse: Bool
    ) {
        self.text = text
        self.rows = rows
        self.base = base
        self.baseLabel = baseLabel
        self.higherIsWorse = higherIsWorse
    }

    private static let nameSize = 13.5
    private static let labelSize = 13.0
    private static let rowHeight = 44.0
    private static let barHeight = 30.0

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of factors.
    public func drawn(
        theme: Theme, words: StressExhibitWords = StressExhibitWords(language: .en),
        form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        let width = form.width
        // On a narrow page the name stands over its bar.
        let over = form == .narrow ? 38.0 : 0
        var frame = ExhibitFrame(text: text, theme: theme, width: width)
        let names = min(
            form == .narrow ? width - 2 * ExhibitFrame.margin : 290,
            max(60, rows.map { textWidth($0.name, size: Self.nameSize) }.max() ?? 0))
        let ends = rows.flatMap { [$0.low, $0.high] }
        let labels = min(
            form == .narrow ? 90 : 120,
            ends.map { textWidth($0.label, size: Self.labelSize, weight: .bold) }.max() ?? 0)
        let outcomes = (ends.map(\.outcome) + [base]).filter(\.isFinite)
        let axis = AxisScale(low: outcomes.min() ?? 0, high: outcomes.max() ?? 1)
        let left = ExhibitFrame.margin + (form == .narrow ? 8 : names + 20) + labels
        let right = width - ExhibitFrame.margin - labels - 12
        func x(_ value: Double) -> Double {
            left + (right - left) * (value.isFinite ? min(1, max(0, axis.place(value))) : 0)
        }
        let top = frame.bodyTop + 40
        let step = Self.rowHeight + over
        let bottom = top + Double(rows.count) * step
        // Lines are broken where a name stands.
        let spans =
            form == .narrow
            ? rows.indices.map { index in
                let end = top + Double(index + 1) * step
                return (end - Self.rowHeight, end)
            } : [(top - 4, bottom + 4)]
        drawAxis(axis, x: x, spans: spans, bottom: bottom, on: &frame)
        for (index, row) in rows.enumerated() {
            let y = top + Double(index) * step + over + Self.rowHeight / 2
            if form == .narrow {
                drawName(
                    row.name, width: names, y: top + Double(index) * step + over / 2 + 5,
                    isOver: true, on: &frame)
            } else {
                drawName(row.name, width: names, y: y, isOver: false, on: &frame)
            }
            draw(row, x: x, y: y, labels: labels, on: &frame)
        }
        let middle = x(base)
        for span in spans {
            frame.canvas.line(
                from: Point(x: middle, y: span.0), to: Point(x: middle, y: span.1),
                paint: .stroke(theme.ink, width: 2))
        }
        let caption = fitted(
            words.baseCase(baseLabel), width: 360, size: Self.labelSize, weight: .bold)
        let half = textWidth(caption, size: Self.labelSize, weight: .bold) / 2
        let edge = width - ExhibitFrame.margin
        frame.canvas.text(
            caption,
            at: Point(
                x: min(max(middle, ExhibitFrame.margin + half), edge - half), y: top - 15),
            size: Self.labelSize, weight: .bold, colour: theme.ink, anchor: .middle)
        var keys: [ExhibitFrame.Key] = [
            .init(sign: .swatch(Self.colour(isWorse: true, theme)), label: words.worse),
            .init(sign: .swatch(Self.colour(isWorse: false, theme)), label: words.better),
        ]
        if rows.contains(where: { !$0.isResolved }) {
            keys.append(.init(sign: .outlined(theme.estimated), label: words.unresolved))
        }
        return frame.finished(
            bodyBottom: frame.legend(keys, left: ExhibitFrame.margin, top: bottom + 34))
    }

    private func drawAxis(
        _ axis: AxisScale, x: (Double) -> Double, spans: [(Double, Double)], bottom: Double,
        on frame: inout ExhibitFrame
    ) {
        var edge = -Double.infinity
        for tick in axis.ticks {
            let place = x(tick.value)
            let half = textWidth(tick.label, size: Self.labelSize) / 2
            guard place - half > edge + 10 else { continue }
            edge = place + half
            for span in spans {
                frame.canvas.line(
                    from: Point(x: place, y: span.0), to: Point(x: place, y: span.1),
                    paint: .stroke(frame.theme.diagonal, width: 1))
            }
            frame.canvas.text(
                tick.label, at: Point(x: place, y: bottom + 21), size: Self.labelSize,
                colour: frame.theme.muted, anchor: .middle)
        }
    }

    /// One line or two; what needs more is cut.
    private func drawName(
        _ name: String, width: Double, y: Double, isOver: Bool, on frame: inout ExhibitFrame
    ) {
        let size = Self.nameSize
        var lines = wrapped(name, width: width, size: size, weight: .regular)
        if lines.count > 2 {
            lines = [
                lines[0],
                fitted(
                    lines.dropFirst().joined(separator: " "), width: width, size: size,
                    weight: .regular),
            ]
        }
        for (index, line) in lines.enumerated() {
            let shift = (Double(index) - Double(lines.count - 1) / 2) * 17
            frame.canvas.text(
                line,
                at: Point(
                    x: ExhibitFrame.margin + (isOver ? 0 : width), y: y + size * 0.36 + shift),
                size: size, colour: frame.theme.ink, anchor: isOver ? .start : .end)
        }
    }

    private func draw(
        _ row: Row, x: (Double) -> Double, y: Double, labels: Double, on frame: inout ExhibitFrame
    ) {
        let isSplit = (row.low.outcome < base) == (row.high.outcome < base)
        for (index, end) in [row.low, row.high].enumerated() {
            let height = isSplit ? Self.barHeight / 2 - 1 : Self.barHeight
            let shift = isSplit ? (Double(index) - 0.5) * (height + 2) : 0
            draw(
                end, of: row, x: x, y: y + shift, height: height,
                size: isSplit ? 12 : Self.labelSize, labels: labels, on: &frame)
        }
    }

    private func draw(
        _ end: End, of row: Row, x: (Double) -> Double, y: Double, height: Double, size: Double,
        labels: Double, on frame: inout ExhibitFrame
    ) {
        let theme = frame.theme
        let (start, stop) = (min(x(base), x(end.outcome)), max(x(base), x(end.outcome)))
        let isWorse = (end.outcome > base) == higherIsWorse
        let title = "\(row.name), \(end.setting): \(end.label)"
        let paint =
            row.isResolved
            ? SVGCanvas.Paint.fill(Self.colour(isWorse: isWorse, theme))
            : SVGCanvas.Paint(
                fill: theme.cell, stroke: theme.estimated, strokeWidth: 1.25, dash: [3, 2])
        frame.canvas.rectangle(
            x: start, y: y - height / 2, width: max(1, stop - start), height: height, radius: 2,
            paint: paint, title: title)
        let owner = "\(row.name) \(end.setting)"
        frame.canvas.note(mark: owner, .box(start, y - height / 2, max(1, stop - start), height))
        let isLeft = end.outcome < base
        frame.canvas.text(
            fitted(end.label, width: labels + 1, size: size, weight: .bold),
            at: Point(x: isLeft ? start - 8 : stop + 8, y: y + size * 0.36), size: size,
            weight: .bold, colour: theme.ink, anchor: isLeft ? .end : .start)
    }

    private static func colour(isWorse: Bool, _ theme: Theme) -> Colour {
        (isWorse ? theme.financing : theme.commerce).mixed(with: theme.background, share: 0.2)
    }
}
