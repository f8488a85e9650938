/// A series over its test: the observations above, the statistic and its boundary below, episodes shaded
/// through both.
///
/// The horizontal axis counts observations; both panels share it.
public struct SeriesChart: Sendable, Hashable {
    /// A shaded stretch of observations.
    public struct Span: Sendable, Hashable {
        /// First and last observation.
        public var start, end: Int
        /// What it is, shown where a viewer supports it.
        public var title: String

        public init(start: Int, end: Int, title: String) {
            self.start = start
            self.end = end
            self.title = title
        }
    }

    public var text: ExhibitText
    /// The observations.
    public var values: [Double]
    /// Name of the upper panel.
    public var valuesLabel: String
    /// The statistic at each observation; `nil` before the first window and where there is none.
    public var statistic: [Double?]
    /// The boundary at each observation; empty without one.
    public var boundary: [Double?]
    public var statisticLabel: String
    public var boundaryLabel: String
    public var spansLabel: String
    public var spans: [Span]
    /// Ticks of the horizontal axis: observation and label, in order.
    public var ticks: [(index: Int, label: String)] {
        get { zip(tickIndices, tickLabels).map { ($0, $1) } }
        set {
            tickIndices = newValue.map(\.index)
            tickLabels = newValue.map(\.label)
        }
    }
    private var tickIndices: [Int] = []
    private var tickLabels: [String] = []

    public init(
        text: ExhibitText, values: [Double], valuesLabel: String, statistic: [Double?],
        statisticLabel: String, boundary: [Double?] = [], boundaryLabel: String = "",
        spans: [Span] = [], spansLabel: String = "", ticks: [(index: Int, label: String)] = []
    ) {
        self.text = text
        self.values = values
        self.valuesLabel = valuesLabel
        self.statistic = statistic
        self.statisticLabel = statisticLabel
        self.boundary = boundary
        self.boundaryLabel = boundaryLabel
        self.spans = spans
        self.spansLabel = spansLabel
        self.ticks = ticks
    }

    /// Draws the chart. A series longer than the drawing is wide keeps the least and the largest value of
    /// each step.
    ///
    /// - Complexity: linear in the number of observations.
    public func drawn(
        theme: Theme, strings: ExhibitStrings = .english, form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        let width = form.width
        var frame = ExhibitFrame(text: text, theme: theme, strings: strings, width: width)
        var keys: [ExhibitFrame.Key] = [
            .init(sign: .line(theme.ink, dash: []), label: valuesLabel),
            .init(sign: .line(theme.commerce, dash: []), label: statisticLabel),
        ]
        if !boundary.isEmpty {
            keys.append(
                .init(sign: .line(theme.financing, dash: [6, 4]), label: boundaryLabel))
        }
        let shade = theme.background.mixed(with: theme.financing, share: 0.22)
        if !spans.isEmpty { keys.append(.init(sign: .swatch(shade), label: spansLabel)) }
        let left = ExhibitFrame.margin + 56
        let right = width - ExhibitFrame.margin
        let top = frame.legend(keys, left: ExhibitFrame.margin, top: frame.bodyTop + 6) + 12
        let upper = Panel(left: left, right: right, top: top, height: 230, count: values.count)
        let lower = Panel(
            left: left, right: right, top: top + 260, height: 190, count: values.count)

        for span in spans {
            let x = upper.x(span.start) - 0.5
            frame.canvas.rectangle(
                x: x, y: upper.top, width: max(1.5, upper.x(span.end) + 0.5 - x),
                height: lower.bottom - upper.top, paint: .fill(shade), title: span.title)
        }
        draw([(values.map(Optional.some), theme.ink, [])], in: upper, on: &frame)
        var lines: [([Double?], Colour, [Double])] = [(statistic, theme.commerce, [])]
        if !boundary.isEmpty { lines.append((boundary, theme.financing, [6, 4])) }
        draw(lines, in: lower, on: &frame)

        var free = -Double.infinity
        for tick in ticks where values.indices.contains(tick.index) {
            let x = lower.x(tick.index)
            let half = textWidth(tick.label, size: 12) / 2
            guard x - half > free, x + half <= width - 4 else { continue }
            frame.canvas.line(
                from: Point(x: x, y: lower.bottom), to: Point(x: x, y: lower.bottom + 5),
                paint: .stroke(theme.muted, width: 1))
            frame.canvas.text(
                tick.label, at: Point(x: x, y: lower.bottom + 19), size: 12, colour: theme.muted,
                anchor: .middle)
            free = x + half + 10
        }
        return frame.finished(bodyBottom: lower.bottom + 24)
    }

    /// Where a panel is, and where its observations are.
    private struct Panel {
        let left, right, top, height: Double
        let count: Int
        var bottom: Double { top + height }

        func x(_ index: Int) -> Double {
            count < 2 ? left : left + (right - left) * Double(index) / Double(count - 1)
        }
    }

    private func draw(
        _ lines: [(values: [Double?], colour: Colour, dash: [Double])], in panel: Panel,
        on frame: inout ExhibitFrame
    ) {
        let finite = lines.flatMap(\.values).compactMap { $0 }.filter(\.isFinite)
        let axis = AxisScale(low: finite.min() ?? 0, high: finite.max() ?? 1)
        func y(_ value: Double) -> Double {
            panel.bottom - panel.height * axis.place(value)
        }
        for tick in axis.ticks {
            let place = y(tick.value)
            frame.canvas.line(
                from: Point(x: panel.left, y: place), to: Point(x: panel.right, y: place),
                paint: .stroke(frame.theme.rest, width: 0.5))
            frame.canvas.text(
                tick.label, at: Point(x: panel.left - 8, y: place + 4), size: 12,
                colour: frame.theme.muted, anchor: .end)
        }
        for line in lines {
            for stretch in Self.stretches(line.values) {
                let points = Self.thinned(stretch, columns: Int(panel.right - panel.left)).map {
                    Point(x: panel.x($0.index), y: y($0.value))
                }
                frame.canvas.polyline(
                    points, paint: .stroke(line.colour, width: 1.6, dash: line.dash))
            }
        }
    }

    /// Runs of observations with a value.
    private static func stretches(_ values: [Double?]) -> [[(index: Int, value: Double)]] {
        var all: [[(index: Int, value: Double)]] = []
        var run: [(index: Int, value: Double)] = []
        for (index, value) in values.enumerated() {
            if let value, value.isFinite {
                run.append((index, value))
            } else if !run.isEmpty {
                all.append(run)
                run = []
            }
        }
        if !run.isEmpty { all.append(run) }
        return all
    }

    /// At most two points a column: its least and its largest value, in order of time.
    private static func thinned(
        _ run: [(index: Int, value: Double)], columns: Int
    ) -> [(index: Int, value: Double)] {
        guard run.count > 2 * columns, columns > 0 else { return run }
        var kept: [(index: Int, value: Double)] = []
        for column in 0..<columns {
            let part = run[run.count * column / columns..<run.count * (column + 1) / columns]
            guard let least = part.min(by: { $0.value < $1.value }),
                let largest = part.max(by: { $0.value < $1.value })
            else { continue }
            kept += least.index <= largest.index ? [least, largest] : [largest, least]
        }
        return kept
    }
}
