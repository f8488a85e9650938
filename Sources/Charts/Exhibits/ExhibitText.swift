import Text

/// The words around an exhibit. All of them are computed by the caller.
public struct ExhibitText: Sendable, Hashable {
    /// Prefix of ids inside the drawing, unique on a page: `e1`.
    public var id: String
    /// The finding, as a headline.
    public var title: String
    /// What is shown, and its unit.
    public var subtitle: String
    /// Where the numbers come from.
    public var source: String
    /// The exhibit in words, for a reader who does not see it.
    public var description: String

    public init(id: String, title: String, subtitle: String, source: String, description: String) {
        self.id = id
        self.title = title
        self.subtitle = subtitle
        self.source = source
        self.description = description
    }
}

/// A finished exhibit.
public struct DrawnExhibit: Sendable, Hashable {
    /// Prefix of the ids inside the drawing.
    public let id: String
    /// The document, ending with a line feed.
    public let svg: String
    /// Size in user units (96 to the inch).
    public let width, height: Double
    /// Every line of text, where it stands.
    public let labels: [LabelBox]
    /// Marks of firms that only their own labels may cover.
    public let marks: [MarkShape]

    /// Pairs of labels that overlap, as text; empty in a sound drawing.
    public var overlaps: [String] {
        var found: [String] = []
        for (index, label) in labels.enumerated() {
            for other in labels[..<index] where label.overlaps(other) {
                found.append("“\(label.text)” over “\(other.text)”")
            }
            for mark in marks where label.overlaps(mark) {
                found.append("“\(label.text)” over the mark of \(mark.owner)")
            }
        }
        return found
    }
}

extension DrawnExhibit {
    /// The drawing with ids of its own, for a page that holds it more than once.
    package func svg(idSuffix: String) -> String {
        let ids = "\(xmlEscaped(id))-"
        var text = svg
        // Quotation marks occur in attributes only: these are the ids and the one reference to them.
        for (old, new) in [
            ("\"\(ids)title \(ids)desc\"", "\"\(ids)title-\(idSuffix) \(ids)desc-\(idSuffix)\""),
            ("<title id=\"\(ids)title\">", "<title id=\"\(ids)title-\(idSuffix)\">"),
            ("<desc id=\"\(ids)desc\">", "<desc id=\"\(ids)desc-\(idSuffix)\">"),
        ] {
            if let range = text.firstRange(of: old) { text.replaceSubrange(range, with: new) }
        }
        return text
    }
}
