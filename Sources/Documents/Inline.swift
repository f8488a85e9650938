/// A span of running text.
public indirect enum Inline: Sendable, Hashable {
    /// Text as it should read; renderers make it safe.
    case text(String)
    case strong([Inline])
    case emphasis([Inline])
    /// Fixed-width text: an id, a command.
    case code(String)
    /// Links other than `https`, `http`, `mailto` and relative ones are rendered as their text alone.
    case link([Inline], url: String)
    /// A reference to the footnote of this id; numbered by order of first reference.
    case footnote(String)
    case lineBreak
}

extension Inline: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .text(value) }
}

/// Whether a target may become a link: relative, or of a scheme that runs nothing.
package func isSafeLink(_ url: String) -> Bool {
    if url.unicodeScalars.contains(where: { $0.value < 0x21 || $0.value == 0x7F }) { return false }
    guard let colon = url.firstIndex(of: ":") else { return !url.isEmpty }
    let scheme = url[..<colon]
    if scheme.contains(where: { "/?#".contains($0) }) { return true }
    return ["https", "http", "mailto"].contains(scheme.lowercased())
}
