import Text

/// E11: what the gate said of historical cases in the quarters before their end.
///
/// One row a case, time from left to right up to the outcome. A stretch holds what was said until something new became known; a failure is a full
/// bar, a warning half of one, a pass a line, so that colour is not needed.
public struct AlarmHistory: Sendable, Hashable {
    public enum State: Sendable, Hashable, CaseIterable { case pass, undecided, warn, fail }

    /// From a day to the next on which something became known.
    public struct Stretch: Sendable, Hashable {
        /// Days before the outcome at its start and at its end, the first the larger.
        public var from, to: Int
        public var state: State

        public init(from: Int, to: Int, state: State) {
            self.from = from
            self.to = to
            self.state = state
        }
    }

    public struct Row: Sendable, Hashable {
        public var label: String
        /// What became of it.
        public var outcome: String
        public var stretches: [Stretch]

        public init(label: String, outcome: String, stretches: [Stretch]) {
            self.label = label
            self.outcome = outcome
            self.stretches = stretches
        }
    }

    public var text: ExhibitText
    public var rows: [Row]
    /// Years before the outcome that are shown.
    public var years: Int
    /// Words of the legend, in the order of ``State/allCases``.
    public var names: [String]
    /// Under the axis, for a number of years before the outcome; 0 is the outcome itself.
    public var axis: @Sendable (Int) -> String

    public init(
        text: ExhibitText, rows: [Row], years: Int, names: [String],
        axis: @escaping @Sendable (Int) -> String
    ) {
        self.text = text
        self.rows = rows
        self.years = max(1, years)
        self.names = names
        self.axis = axis
    }

    private static let width = 1000.0
    private static let labelWidth = 270.0
    private static let rowHeight = 34.0
    private static let barHeight = 20.0

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of stretches.
    public func drawn(theme: Theme, strings: ExhibitStrings = .english) -> DrawnExhibit {
        var frame = ExhibitFrame(text: text, theme: theme, strings: strings, width: Self.width)
        let left = ExhibitFrame.margin + Self.labelWidth
        let right = Self.width - ExhibitFrame.margin - 8
        let keys = zip(State.allCases, names).map {
            ExhibitFrame.Key(sign: .swatch(Self.colour($0, theme)), label: $1)
        }
        let top = frame.legend(keys, left: ExhibitFrame.margin, top: frame.bodyTop + 8) + 12
        let days = Double(years) * 365.25
        func x(_ before: Int) -> Double {
            right - (right - left) * min(days, max(0, Double(before))) / days
        }
        let bottom = top + Self.rowHeight * Double(rows.count)
        for year in 0...years {
            let place = right - (right - left) * Double(year) / Double(years)
            frame.canvas.line(
                from: Point(x: place, y: top), to: Point(x: place, y: bottom),
                paint: .stroke(theme.cell, width: year == 0 ? 2 : 1))
            frame.canvas.text(
                axis(year), at: Point(x: place, y: bottom + 18), size: 12, colour: theme.muted,
                anchor: year == 0 ? .end : .middle)
        }
        for (index, row) in rows.enumerated() {
            let middle = top + Self.rowHeight * (Double(index) + 0.5)
            frame.canvas.text(
                fitted(row.label, width: Self.labelWidth - 14, size: 13, weight: .bold),
                at: Point(x: ExhibitFrame.margin, y: middle - 2), size: 13, weight: .bold,
                colour: theme.ink)
            frame.canvas.text(
                fitted(row.outcome, width: Self.labelWidth - 14, size: 11, weight: .regular),
                at: Point(x: ExhibitFrame.margin, y: middle + 12), size: 11, colour: theme.muted)
            for stretch in row.stretches where Double(stretch.to) < days {
                let start = x(stretch.from)
                let height = Self.height(stretch.state)
                frame.canvas.rectangle(
                    x: start, y: middle - height / 2, width: max(1, x(stretch.to) - start),
                    height: height, paint: .fill(Self.colour(stretch.state, theme)),
                    title: "\(row.label), \(stretch.from) to \(stretch.to): \(name(stretch.state))")
            }
        }
        return frame.finished(bodyBottom: bottom + 24)
    }

    private func name(_ state: State) -> String {
        guard let place = State.allCases.firstIndex(of: state), place < names.count else {
            return ""
        }
        return names[place]
    }

    private static func height(_ state: State) -> Double {
        switch state {
        case .pass: 3
        case .undecided: 7
        case .warn: barHeight / 2
        case .fail: barHeight
        }
    }

    private static func colour(_ state: State, _ theme: Theme) -> Colour {
        switch state {
        case .pass: theme.rest
        case .undecided: theme.muted
        case .warn: theme.contingent
        case .fail: theme.financing
        }
    }
}

extension AlarmHistory {
    public static func == (a: AlarmHistory, b: AlarmHistory) -> Bool {
        a.text == b.text && a.rows == b.rows && a.years == b.years && a.names == b.names
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(rows)
        hasher.combine(years)
    }
}
