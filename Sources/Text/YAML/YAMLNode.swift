/// A node of a YAML document, with its place. Scalars stay text: nothing is resolved to a number, a date or a truth value.
public struct YAMLNode: Sendable {
    /// How a scalar is written.
    public enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// What a node holds.
    public enum Content: Sendable {
        case scalar(String, Style)
        case sequence([YAMLNode], isFlow: Bool)
        case mapping([Entry], isFlow: Bool)
        /// Something that the reader refused and has reported (an alias): nothing more is said about it.
        case refused
    }

    /// One `key: value` of a mapping.
    public struct Entry: Sendable {
        public var key: String
        public var keyPlace: Place
        public var value: YAMLNode
    }

    /// A position between characters; lines and columns count from 1.
    public struct Position: Sendable, Hashable, Comparable {
        public var line: Int
        public var column: Int

        public static func < (a: Position, b: Position) -> Bool {
            (a.line, a.column) < (b.line, b.column)
        }
    }

    public var content: Content
    public var place: Place
    /// The first position after the node. For a block collection that is where the next token begins.
    public var end: Position

    /// What the node is, in words for messages: `a list`.
    public var kindName: String {
        switch content {
        case .scalar(let text, .plain) where text.isEmpty: "nothing"
        case .scalar: "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .refused: "an alias"
        }
    }
}

/// Bounds on what is read, so that hostile input costs bounded memory and time.
public struct ReadLimits: Sendable {
    /// Bytes of one file.
    public var fileBytes = 8 << 20
    /// Bytes of all files of a model together.
    public var totalBytes = 64 << 20
    /// Files of a model.
    public var files = 4096
    /// Bytes of one line.
    public var lineBytes = 1 << 20
    /// Nesting of lists and mappings.
    public var depth = 64
    /// Scalars, lists and mappings of one file.
    public var nodes = 1_000_000
    /// Problems that are collected before reading stops to list more.
    public var diagnostics = 10_000
    /// What all legs together may come to, in minor units of the base currency: 2^59 − 1, a sixteenth of what 64 bits hold, so that every measure can add and
    /// the exact solvers have room for their prices.
    public var totalUnits = Int64.max >> 4
    /// Bytes of one text, such as a note: it stands in every table and figure that shows it.
    static let textBytes = 4096
    /// Characters of a name or a title.
    static let nameLength = 300

    public init() {}
}
