import Text

/// E4: when the cash of a firm first runs out, as a quantile dotplot (Kay, Kola, Hullman and Munson 2016).
///
/// ```swift
/// CashOutDots(text: text, quarters: quarters, periods: years, never: "not by end-2030", neverShare: "22%")
///     .drawn(theme: .light)
/// ```
///
/// Fifty dots, each one fiftieth of the paths: dot *k* stands in the first quarter by which at least (*k* − ½)/50 of the paths
/// have run out. Paths that have not run out by the horizon are censored: their dots are hollow and stand apart.
public struct CashOutDots: Sendable, Hashable {
    /// A quarter of the horizon.
    public struct Quarter: Sendable, Hashable {
        /// `2028 Q2`
        public var label: String
        /// Probability that cash has run out by the end of the quarter, 0…1; what falls below an earlier one is raised to it.
        public var probability: Double

        public init(label: String, probability: Double) {
            self.label = label
            self.probability = probability
        }
    }

    /// Quarters under one label of the axis: a year.
    public struct Period: Sendable, Hashable {
        public var label: String
        /// How many quarters it holds.
        public var quarters: Int
        /// Probability by its end, as text: `≤ 18%`.
        public var cumulative: String

        public init(label: String, quarters: Int, cumulative: String) {
            self.label = label
            self.quarters = quarters
            self.cumulative = cumulative
        }
    }

    /// A day at the end of a quarter, up to which dots are counted.
    public struct Marker: Sendable, Hashable {
        /// Position of the last quarter before the day.
        public var quarter: Int
        /// The day as text.
        public var label: String

        public init(quarter: Int, label: String) {
            self.quarter = quarter
            self.label = label
        }
    }

    /// Dots of one exhibit.
    public static let dots = 50

    public var text: ExhibitText
    public var quarters: [Quarter]
    /// In order, from the first quarter on.
    public var periods: [Period]
    public var marker: Marker?
    /// Under the censored dots: `not by end-2030`, and their share as text.
    public var never, neverShare: String

    public init(
        text: ExhibitText, quarters: [Quarter], periods: [Period], marker: Marker? = nil,
        never: String, neverShare: String
    ) {
        self.text = text
        self.quarters = quarters
        self.periods = periods
        self.marker = marker
        self.never = never
        self.neverShare = neverShare
    }

    /// Dots of each quarter, and those of no quarter.
    public var stacks: (byQuarter: [Int], never: Int) {
        var counts: [Int] = []
        var placed = 0
        for quarter in quarters {
            let share = quarter.probability
            // Dots whose level is reached: (k − ½)/50 ≤ share.
            let level = share.isFinite ? min(1, max(0, share)) * Double(Self.dots) + 0.5 : 0
            let reached = max(placed, min(Self.dots, Int(level)))
            counts.append(reached - placed)
            placed = reached
        }
        return (counts, Self.dots - placed)
    }

    /// Dots up to the end of the marked quarter.
    public var dotsBeforeMarker: Int? {
        marker.map { stacks.byQuarter.prefix(max(0, $0.quarter + 1)).reduce(0, +) }
    }

    /// Draws the exhibit.
    ///
    /// - Complexity: linear in the number of quarters.
    public func drawn(
        theme: Theme, words: StressExhibitWords = StressExhibitWords(language: .en),
        form: ExhibitForm = .wide
    ) -> DrawnExhibit {
        var drawing = CashOutDotsDrawing(
            exhibit: self, theme: theme, words: words, width: form.width)
        return drawing.drawn()
    }
}
