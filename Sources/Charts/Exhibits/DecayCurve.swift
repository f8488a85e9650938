import Text

/// E9: the survival curve of announced dollars, with its band, the withdrawals that shape it, and how much is still followed.
///
/// A step curve: dollars are withdrawn on days, not gradually. The band is the interval of the estimate; where the count below has run down to a few
/// undertakings, nothing is drawn.
public struct DecayCurve: Sendable, Hashable {
    /// The curve from an age on.
    public struct Step: Sendable, Hashable {
        /// Days since the announcement.
        public var age: Double
        /// Shares, 0…1.
        public var survival, low, high: Double

        public init(age: Double, survival: Double, low: Double, high: Double) {
            self.age = age
            self.survival = survival
            self.low = low
            self.high = high
        }
    }

    /// A withdrawal that is named in the drawing.
    public struct Drop: Sendable, Hashable {
        public var age: Double
        public var label: String

        public init(age: Double, label: String) {
            self.age = age
            self.label = label
        }
    }

    /// What is followed at an age, below the axis.
    public struct Tick: Sendable, Hashable {
        public var age: Double
        /// `6 mo`
        public var label: String
        /// `23`
        public var followed: String

        public init(age: Double, label: String, followed: String) {
            self.age = age
            self.label = label
            self.followed = followed
        }
    }

    public var text: ExhibitText
    /// Age at which the drawing ends, days.
    public var horizon: Double
    /// Increasing ages; before the first the curve is 1.
    public var steps: [Step]
    /// Largest first.
    public var drops: [Drop]
    public var ticks: [Tick]
    /// Words at the ends of the curve: `34% standing`.
    public var endLabel: String
    /// Heading of the numbers below the axis.
    public var followedLabel: String
    /// Legend of the band.
    public var bandLabel: String
    /// Legend of the curve.
    public var curveLabel: String
    /// A second curve without a band, dashed, and its legend; empty: none.
    public var second: [Step]
    public var secondLabel: String

    public init(
        text: ExhibitText, horizon: Double, steps: [Step], drops: [Drop], ticks: [Tick],
        endLabel: String, followedLabel: String, bandLabel: String, curveLabel: String,
        second: [Step] = [], secondLabel: String = ""
    ) {
        self.second = second
        self.secondLabel = secondLabel
        self.text = text
        self.horizon = horizon
        self.steps = steps
        self.drops = drops
        self.ticks = ticks
        self.endLabel = endLabel
        self.followedLabel = followedLabel
        self.bandLabel = bandLabel
        self.curveLabel = curveLabel
    }

    /// The drawing for one theme.
    public func drawn(theme: Theme, strings: ExhibitStrings = .english) -> DrawnExhibit {
        let width = 860.0
        var frame = ExhibitFrame(text: text, theme: theme, strings: strings, width: width)
        let size = 12.5
        let end = horizon > 0 && horizon.isFinite ? horizon : 1
        let legendBottom = frame.legend(
            [
                .init(sign: .line(theme.commerce, dash: []), label: curveLabel),
                .init(
                    sign: .swatch(theme.announced.mixed(with: theme.background, share: 0.55)),
                    label: bandLabel),
            ]
                + (second.isEmpty
                    ? []
                    : [.init(sign: .line(theme.muted, dash: [6, 4]), label: secondLabel)]),
            left: ExhibitFrame.margin, top: frame.bodyTop + 8)
        let endWidth = min(170, textWidth(endLabel, size: 14, weight: .bold))
        let left = ExhibitFrame.margin + 46
        let right = width - ExhibitFrame.margin - endWidth - 12
        let top = legendBottom + 18
        let height = 250.0
        func x(_ age: Double) -> Double {
            left + (right - left) * min(max(age.isFinite ? age / end : 0, 0), 1)
        }
        func y(_ share: Double) -> Double {
            top + height * (1 - min(max(share.isFinite ? share : 0, 0), 1))
        }
        for quarter in 0...4 {
            let share = Double(quarter) / 4
            frame.canvas.line(
                from: Point(x: left, y: y(share)), to: Point(x: right, y: y(share)),
                paint: .stroke(theme.diagonal, width: 1))
            frame.canvas.text(
                PercentFormat.text(share, in: strings.language),
                at: Point(x: left - 8, y: y(share) + size * 0.36), size: size,
                colour: theme.muted, anchor: .end)
        }
        let shown = steps.filter { $0.age >= 0 && $0.age <= end }
        band(shown, x: x, y: y, end: end, on: &frame)
        if !second.isEmpty {
            curve(
                second.filter { $0.age >= 0 && $0.age <= end }, x: x, y: y, end: end,
                paint: .stroke(theme.muted, width: 2, dash: [6, 4]), on: &frame)
        }
        curve(
            shown, x: x, y: y, end: end, paint: .stroke(theme.commerce, width: 3), on: &frame)
        let last = shown.last?.survival ?? 1
        frame.canvas.text(
            fitted(endLabel, width: endWidth + 4, size: 14, weight: .bold),
            at: Point(x: right + 8, y: y(last) + 5), size: 14, weight: .bold, colour: theme.ink)
        names(shown, x: x, y: y, right: right, top: top, bottom: top + height, on: &frame)
        let bottom = axis(x: x, left: left, y: top + height, on: &frame)
        return frame.finished(bodyBottom: bottom)
    }

    private func band(
        _ steps: [Step], x: (Double) -> Double, y: (Double) -> Double, end: Double,
        on frame: inout ExhibitFrame
    ) {
        for (index, step) in steps.enumerated() {
            let until = index + 1 < steps.count ? steps[index + 1].age : end
            let (upper, lower) = (y(max(step.low, step.high)), y(min(step.low, step.high)))
            guard x(until) > x(step.age), lower > upper else { continue }
            frame.canvas.rectangle(
                x: x(step.age), y: upper, width: x(until) - x(step.age), height: lower - upper,
                paint: .fill(frame.theme.announced.mixed(with: frame.theme.background, share: 0.55))
            )
        }
    }

    private func curve(
        _ steps: [Step], x: (Double) -> Double, y: (Double) -> Double, end: Double,
        paint: SVGCanvas.Paint, on frame: inout ExhibitFrame
    ) {
        var (age, share) = (0.0, 1.0)
        for step in steps {
            frame.canvas.line(
                from: Point(x: x(age), y: y(share)), to: Point(x: x(step.age), y: y(share)),
                paint: paint)
            frame.canvas.line(
                from: Point(x: x(step.age), y: y(share)),
                to: Point(x: x(step.age), y: y(step.survival)), paint: paint,
                title:
                    "\(Int(step.age.rounded())) d: \(PercentFormat.text(step.survival, in: frame.strings.language))"
            )
            (age, share) = (step.age, step.survival)
        }
        frame.canvas.line(
            from: Point(x: x(age), y: y(share)), to: Point(x: x(end), y: y(share)), paint: paint)
    }

    /// Names of the largest withdrawals, where they find room: below the curve, to the left of their step or to the right of it.
    private func names(
        _ steps: [Step], x: (Double) -> Double, y: (Double) -> Double, right: Double, top: Double,
        bottom: Double, on frame: inout ExhibitFrame
    ) {
        let size = 12.5
        var placed: [LabelBox] = []
        var row = 0
        for drop in drops.prefix(5) {
            guard let step = steps.last(where: { $0.age <= drop.age }) else { continue }
            let edge = x(drop.age)
            let low = steps.map { min($0.low, $0.survival) }.min() ?? 0
            let lane = max(y(min(low, step.survival)), y(step.survival)) + 18 + 17 * Double(row)
            guard lane < bottom - 6 else { continue }
            let room = max(edge - x(0), right - edge) - 10
            let label = fitted(drop.label, width: room, size: size, weight: .regular)
            let fitsRight = edge + 6 + textWidth(label, size: size) <= right
            let at = Point(x: fitsRight ? edge + 6 : edge - 6, y: lane)
            let anchor: SVGCanvas.Anchor = fitsRight ? .start : .end
            let box = SVGCanvas.box(label, at: at, size: size, weight: .regular, anchor: anchor)
            row += 1
            guard !placed.contains(where: { $0.overlaps(box) }) else { continue }
            placed.append(box)
            frame.canvas.line(
                from: Point(x: edge, y: y(step.survival)), to: Point(x: edge, y: lane - 2),
                paint: .stroke(frame.theme.muted, width: 1, dash: [2, 3]))
            frame.canvas.text(label, at: at, size: size, colour: frame.theme.ink, anchor: anchor)
        }
    }

    /// - Returns: the lower edge.
    private func axis(
        x: (Double) -> Double, left: Double, y: Double, on frame: inout ExhibitFrame
    ) -> Double {
        let size = 12.5
        var edge = -Double.infinity
        for tick in ticks where tick.age <= horizon {
            let wide = max(textWidth(tick.label, size: size), textWidth(tick.followed, size: size))
            let centre = x(tick.age)
            guard centre - wide / 2 > edge + 8 else { continue }
            edge = centre + wide / 2
            frame.canvas.line(
                from: Point(x: centre, y: y), to: Point(x: centre, y: y + 5),
                paint: .stroke(frame.theme.muted, width: 1))
            frame.canvas.text(
                tick.label, at: Point(x: centre, y: y + 20), size: size, colour: frame.theme.ink,
                anchor: .middle)
            frame.canvas.text(
                tick.followed, at: Point(x: centre, y: y + 60), size: size,
                colour: frame.theme.muted, anchor: .middle)
        }
        frame.canvas.text(
            fitted(
                followedLabel, width: frame.width - 2 * ExhibitFrame.margin, size: size,
                weight: .regular),
            at: Point(x: left, y: y + 42), size: size, colour: frame.theme.muted)
        return y + 62
    }
}
