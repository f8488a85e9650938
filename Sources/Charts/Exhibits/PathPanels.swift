/// E11 and E12: numbers on their way through time, one line a name, beside a level that they are held against.
///
/// ```swift
/// PathPanels(text: text, panels: [panel], ticks: [.init(place: 0, label: "2026")]).drawn(theme: .light)
/// ```
///
/// Every line has its name at its end and a dash of its own, so that colour is not needed. Numbers without a path (``Mark``) stand to the right of the
/// paths, under a heading of their own.
public struct PathPanels: Sendable, Hashable {
    /// A number at a place of the horizontal axis.
    public struct Point: Sendable, Hashable {
        public var place, value: Double
        /// Both as text, for the pointer.
        public var label: String

        public init(place: Double, value: Double, label: String) {
            self.place = place
            self.value = value
            self.label = label
        }
    }

    /// One name's numbers, in order of place.
    public struct Line: Sendable, Hashable {
        /// With its last number: `Boeing 11%`.
        public var name: String
        public var points: [Point]
        /// Drawn in the accent: what the exhibit warns of.
        public var isBad: Bool

        public init(name: String, points: [Point], isBad: Bool = false) {
            self.name = name
            self.points = points
            self.isBad = isBad
        }
    }

    /// A number of today, without a path.
    public struct Mark: Sendable, Hashable {
        public var name: String
        public var value: Double

        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Lines on one axis.
    public struct Panel: Sendable, Hashable {
        public var title: String
        public var lines: [Line]
        public var marks: [Mark]
        /// A level across the panel.
        public var level: Double?
        /// Written behind the numbers of the axis.
        public var unit: String

        public init(
            title: String, lines: [Line], marks: [Mark] = [], level: Double? = nil,
            unit: String = ""
        ) {
            self.title = title
            self.lines = lines
            self.marks = marks
            self.level = level
            self.unit = unit
        }
    }

    /// A place of the horizontal axis.
    public struct Tick: Sendable, Hashable {
        public var place: Double
        public var label: String

        public init(place: Double, label: String) {
            self.place = place
            self.label = label
        }
    }

    public var text: ExhibitText
    public var panels: [Panel]
    public var ticks: [Tick]
    /// Over the marks.
    public var marksHeading: String
    /// Legend: lines of ``Line/isBad``, other lines, and the level; empty words have no entry.
    public var badLabel, otherLabel, levelLabel: String

    public init(
        text: ExhibitText, panels: [Panel], ticks: [Tick], marksHeading: String = "",
        badLabel: String = "", otherLabel: String = "", levelLabel: String = ""
    ) {
        self.text = text
        self.panels = panels
        self.ticks = ticks
        self.marksHeading = marksHeading
        self.badLabel = badLabel
        self.otherLabel = otherLabel
        self.levelLabel = levelLabel
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of points.
    public func drawn(
        theme: Theme, strings: ExhibitStrings = .english, form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        PathPanelsDrawing(exhibit: self, theme: theme, strings: strings, width: form.width)
            .drawn()
    }
}
