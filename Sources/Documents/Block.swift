/// A part of a report, as a value: renderers turn it into Markdown or text.
public indirect enum Block: Sendable, Hashable {
    /// Levels 1 to 6; others are clamped.
    case heading(level: Int, [Inline])
    case paragraph([Inline])
    case table(Table)
    case exhibit(ExhibitFigure)
    case list(ordered: Bool, [[Inline]])
    case quote([Block])
    /// A quote with a purpose.
    case alert(AlertKind, [Block])
    /// Text kept as it is: a diagram, a record.
    case code(language: String, String)
    /// The text of a footnote; may stand anywhere, is rendered at the end if something refers to it.
    case footnote(id: String, [Inline])
    /// For machines; invisible.
    case comment(String)
    case rule
}

/// Purposes of an alert: the five that GitHub and GitLab know.
public enum AlertKind: String, Sendable, Hashable, CaseIterable {
    case note, tip, important, warning, caution
}

/// A table: a header row and rows of cells.
public struct Table: Sendable, Hashable {
    /// How a column is set.
    public enum Alignment: Sendable, Hashable { case left, centre, right }

    /// Head of a column.
    public struct Column: Sendable, Hashable {
        public var title: [Inline]
        public var alignment: Alignment

        public init(_ title: [Inline], _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }

        public init(_ title: String, _ alignment: Alignment = .left) {
            self.init([.text(title)], alignment)
        }
    }

    public var columns: [Column]
    /// Rows; cells that are missing are empty, cells beyond the columns are left out.
    public var rows: [[[Inline]]]

    public init(columns: [Column], rows: [[[Inline]]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A table whose heads come from the words of a language, and their alignments from the section.
    public init(_ heads: [String], _ alignments: [Alignment], rows: [[[Inline]]]) {
        self.init(columns: zip(heads, alignments).map { Column($0, $1) }, rows: rows)
    }
}

/// An exhibit in a report: one file a theme.
public struct ExhibitFigure: Sendable, Hashable {
    /// Paths relative to the report.
    public var light, dark: String
    /// The exhibit in words.
    public var alternative: String
    /// Under the exhibit; may be empty.
    public var caption: [Inline]

    public init(light: String, dark: String, alternative: String, caption: [Inline] = []) {
        self.light = light
        self.dark = dark
        self.alternative = alternative
        self.caption = caption
    }
}
