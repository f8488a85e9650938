import Text

/// A2: the cash balance of a firm as a fan: quantiles of the balance at every date, with the probability that cash has run out by then.
///
/// For orientation. A fan understates the risk of running out: a path that ran out and recovered counts as solvent at the later date.
/// The exhibit says so, and prints the probability of first passage below the axis.
public struct FanChart: Sendable, Hashable {
    /// What lies between two quantiles.
    public struct Band: Sendable, Hashable {
        /// Names of the quantiles: `5th pct`, `95th pct`.
        public var lowLabel, highLabel: String
        /// One value a quarter, in the unit of the axis.
        public var low, high: [Double]

        public init(lowLabel: String, highLabel: String, low: [Double], high: [Double]) {
            self.lowLabel = lowLabel
            self.highLabel = highLabel
            self.low = low
            self.high = high
        }
    }

    /// A date of the axis.
    public struct Tick: Sendable, Hashable {
        /// Position in the series, counted from 0; may lie between two quarters.
        public var position: Double
        public var label: String
        /// Probability that cash has run out by then, as text.
        public var gone: String

        public init(position: Double, label: String, gone: String) {
            self.position = position
            self.label = label
            self.gone = gone
        }
    }

    /// A date on the line of no cash.
    public struct Marker: Sendable, Hashable {
        public var position: Double
        public var label: String

        public init(position: Double, label: String) {
            self.position = position
            self.label = label
        }
    }

    public var text: ExhibitText
    /// The widest first.
    public var bands: [Band]
    public var median: [Double]
    public var ticks: [Tick]
    public var marker: Marker?

    public init(
        text: ExhibitText, bands: [Band], median: [Double], ticks: [Tick], marker: Marker? = nil
    ) {
        self.text = text
        self.bands = bands
        self.median = median
        self.ticks = ticks
        self.marker = marker
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of values.
    public func drawn(
        theme: Theme, words: StressExhibitWords = StressExhibitWords(language: .en)
    ) -> DrawnExhibit {
        var drawing = FanChartDrawing(chart: self, theme: theme, words: words)
        return drawing.drawn()
    }
}

/// Lays out and draws a ``FanChart``.
package struct FanChartDrawing {
    private let chart: FanChart
    private let words: StressExhibitWords
    private var frame: ExhibitFrame
    private let axis: AxisScale
    private let left: Double
    private let right: Double
    private let top: Double
    private let last: Double

    private static let width = 1000.0
    private static let height = 320.0
    private static let size = 13.5

    package init(chart: FanChart, theme: Theme, words: StressExhibitWords) {
        self.chart = chart
        self.words = words
        frame = ExhibitFrame(text: chart.text, theme: theme, width: Self.width)
        let values = chart.bands.flatMap { $0.low + $0.high } + chart.median + [0]
        let finite = values.filter(\.isFinite)
        axis = AxisScale(low: finite.min() ?? 0, high: finite.max() ?? 1)
        let labels = axis.ticks.map { textWidth($0.label, size: Self.size) }.max() ?? 0
        left = ExhibitFrame.margin + min(110, labels) + 10
        let ends = chart.bands.flatMap { [$0.lowLabel, $0.highLabel] }
        let widest =
            (ends.map { textWidth($0, size: Self.size) }
            + [textWidth(words.median, size: Self.size, weight: .bold)]).max() ?? 0
        right = Self.width - ExhibitFrame.margin - min(150, widest) - 10
        top = frame.bodyTop + (chart.marker == nil ? 14 : 42)
        last = Double(max(1, chart.median.count - 1))
    }

    private func x(_ position: Double) -> Double {
        left + (right - left) * (position.isFinite ? min(1, max(0, position / last)) : 0)
    }

    private func y(_ value: Double) -> Double {
        top + Self.height * (1 - (value.isFinite ? min(1, max(0, axis.place(value))) : 0))
    }

    package mutating func drawn() -> DrawnExhibit {
        let theme = frame.theme
        drawBands()
        for tick in axis.ticks {
            frame.canvas.line(
                from: Point(x: left, y: y(tick.value)), to: Point(x: right, y: y(tick.value)),
                paint: .stroke(theme.rest, width: 0.5))
            frame.canvas.text(
                tick.label, at: Point(x: left - 8, y: y(tick.value) + Self.size * 0.36),
                size: Self.size, colour: theme.muted, anchor: .end)
        }
        frame.canvas.line(
            from: Point(x: left, y: y(0)), to: Point(x: right, y: y(0)),
            paint: .stroke(theme.financing, width: 2))
        let points = chart.median.enumerated().filter { $0.element.isFinite }.map {
            Point(x: x(Double($0.offset)), y: y($0.element))
        }
        frame.canvas.polyline(points, paint: .stroke(theme.ink, width: 3), title: words.median)
        drawMarker()
        drawEnds()
        let bottom = drawAxis(y: top + Self.height + 4)
        return frame.finished(bodyBottom: bottom, notes: [words.fanUnderstates])
    }

    private mutating func drawBands() {
        let theme = frame.theme
        for (index, band) in chart.bands.enumerated() {
            let count = min(band.low.count, band.high.count)
            let steps = (0..<count).filter { band.low[$0].isFinite && band.high[$0].isFinite }
            guard steps.count > 1 else { continue }
            let upper = steps.map { Point(x: x(Double($0)), y: y(band.high[$0])) }
            let lower = steps.reversed().map { Point(x: x(Double($0)), y: y(band.low[$0])) }
            let share = 0.18 + 0.42 * Double(index + 1) / Double(chart.bands.count + 1)
            frame.canvas.polygon(
                upper + lower,
                paint: .fill(theme.background.mixed(with: theme.commerce, share: share)),
                title: "\(band.lowLabel) – \(band.highLabel)")
        }
    }

    private mutating func drawMarker() {
        guard let marker = chart.marker else { return }
        let theme = frame.theme
        let place = x(marker.position)
        let label = fitted(marker.label, width: 420, size: Self.size, weight: .bold)
        let half = textWidth(label, size: Self.size, weight: .bold) / 2
        let centre = min(
            max(place, ExhibitFrame.margin + half), Self.width - ExhibitFrame.margin - half)
        frame.canvas.line(
            from: Point(x: place, y: top - 14), to: Point(x: place, y: y(0)),
            paint: .stroke(theme.financing, width: 1.5))
        frame.canvas.circle(
            centre: Point(x: place, y: y(0)), radius: 6,
            paint: SVGCanvas.Paint(
                fill: theme.background, stroke: theme.financing, strokeWidth: 3),
            title: marker.label)
        frame.canvas.text(
            label, at: Point(x: centre, y: top - 20), size: Self.size, weight: .bold,
            colour: theme.financing, anchor: .middle)
    }

    /// Names of the quantiles beside their ends, moved apart where they would touch.
    private mutating func drawEnds() {
        var ends: [(y: Double, label: String, isMedian: Bool)] = []
        for band in chart.bands {
            if let low = band.low.last { ends.append((y(low), band.lowLabel, false)) }
            if let high = band.high.last { ends.append((y(high), band.highLabel, false)) }
        }
        if let median = chart.median.last { ends.append((y(median), words.median, true)) }
        let order = ends.enumerated().sorted {
            ($0.element.y, $0.offset) < ($1.element.y, $1.offset)
        }.map(\.element)
        let spacing = Self.size + 2
        var places: [Double] = []
        for end in order {
            places.append(max(end.y, (places.last ?? -Double.infinity) + spacing))
        }
        // What was pushed out at the bottom goes back up.
        var limit = top + Self.height + 4
        for index in places.indices.reversed() {
            places[index] = min(places[index], limit)
            limit = places[index] - spacing
        }
        for (end, place) in zip(order, places) {
            let weight: FontWeight = end.isMedian ? .bold : .regular
            frame.canvas.text(
                fitted(end.label, width: 150, size: Self.size, weight: weight),
                at: Point(x: right + 8, y: place + Self.size * 0.36), size: Self.size,
                weight: weight, colour: end.isMedian ? frame.theme.ink : frame.theme.muted)
        }
    }

    /// - Returns: the lower edge.
    private mutating func drawAxis(y: Double) -> Double {
        let theme = frame.theme
        let size = Self.size
        frame.canvas.text(
            fitted(words.goneByThen, width: right - left, size: size, weight: .regular),
            at: Point(x: left, y: y + 46), size: size, colour: theme.muted)
        var edge = -Double.infinity
        for tick in chart.ticks {
            let wide = max(
                textWidth(tick.label, size: size),
                textWidth(tick.gone, size: size, weight: .bold))
            let place = x(tick.position)
            let low = place - wide / 2
            guard low > edge + 8, low >= 4, place + wide / 2 <= Self.width - 4 else { continue }
            edge = place + wide / 2
            frame.canvas.line(
                from: Point(x: place, y: y - 4), to: Point(x: place, y: y + 3),
                paint: .stroke(theme.muted, width: 1))
            frame.canvas.text(
                tick.label, at: Point(x: place, y: y + 20), size: size, colour: theme.muted,
                anchor: .middle)
            frame.canvas.text(
                tick.gone, at: Point(x: place, y: y + 68), size: size, weight: .bold,
                colour: theme.ink, anchor: .middle)
        }
        return y + 72
    }
}
