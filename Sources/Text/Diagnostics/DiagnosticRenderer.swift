/// Writes diagnostics for people: place, severity, code, sentence, the line with the place underlined, help.
///
/// ```
/// deals/x.yaml:43:33: error[E101]: unknown entity 'awz' in leg 'compute'
///    |
/// 43 |     compute: {from: openai, to: awz, kind: purchase, amount: USD 38bn}
///    |                                 ^^^
///    = help: did you mean 'aws'?
/// ```
public struct DiagnosticRenderer: Sendable {
    /// Whether to colour with ANSI escapes.
    public var isColored: Bool
    /// Whether accepted warnings are written too, with their reason; they are counted in any case.
    public var showsAccepted: Bool
    /// Columns that an excerpt may take; longer lines are cut around the place.
    public var excerptWidth = 100

    public init(isColored: Bool = false, showsAccepted: Bool = false) {
        self.isColored = isColored
        self.showsAccepted = showsAccepted
    }

    /// All diagnostics, sorted by place, and a line that counts them.
    ///
    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - text: a file's bytes by ``Place/file``; `nil` where there is no excerpt. (`reading.files` serves as `{ reading.files[$0] }`.)
    /// - Returns: lines, each with a line feed; empty if there is nothing to say.
    public func render(
        _ diagnostics: [Diagnostic], text: (String) -> [UInt8]?
    ) -> String {
        guard !diagnostics.isEmpty else { return "" }
        var excerpts = Excerpts()
        var output = ""
        for diagnostic in diagnostics.sorted() {
            if diagnostic.acceptedReason != nil, !showsAccepted { continue }
            output += render(diagnostic, excerpts.line(diagnostic.place, text: text))
            output += "\n"
        }
        return output + DiagnosticRenderer.count(diagnostics) + "\n"
    }

    /// `3 errors, 2 warnings, 1 accepted`; `no problems`.
    public static func count(_ diagnostics: [Diagnostic]) -> String {
        let open = diagnostics.filter { $0.acceptedReason == nil }
        func part(_ severity: Diagnostic.Severity) -> String? {
            let number = open.filter { $0.severity == severity }.count
            return number == 0 ? nil : "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
        }
        var parts = [Diagnostic.Severity.error, .warning, .note].compactMap(part)
        let accepted = diagnostics.count - open.count
        if accepted > 0 { parts.append("\(accepted) accepted") }
        return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
    }

    /// One finding that is no diagnostic, in the same form: place, label, sentence, the line with the place underlined, notes.
    ///
    /// - Parameters:
    ///   - label: `fail[vendor-financing@nvidia]`.
    ///   - severity: colour of the label and of the underline.
    ///   - notes: pairs such as `help` and its text.
    ///   - text: the file's bytes; `nil`: no excerpt.
    package func render(
        at place: Place, label: String, severity: Diagnostic.Severity, message: String,
        notes: [(label: String, text: String)], text: [UInt8]?
    ) -> String {
        var excerpts = Excerpts()
        return render(
            at: place, label: label, severity: severity, message: message, notes: notes,
            line: excerpts.line(place, text: { _ in text }))
    }

    private func render(_ diagnostic: Diagnostic, _ line: Excerpts.Window?) -> String {
        var notes: [(label: String, text: String)] = []
        if let help = diagnostic.help { notes.append(("help", help)) }
        if let reason = diagnostic.acceptedReason { notes.append(("accepted", reason)) }
        return render(
            at: diagnostic.place,
            label: "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]",
            severity: diagnostic.severity, message: diagnostic.message, notes: notes, line: line)
    }

    private func render(
        at place: Place, label: String, severity: Diagnostic.Severity, message: String,
        notes: [(label: String, text: String)], line: Excerpts.Window?
    ) -> String {
        let position = "\(DisplayWidth.safe(place.file)):\(place.line):\(place.column):"
        var output =
            "\(styled(position, .bold)) \(styled(label + ":", color(severity))) "
            + "\(DisplayWidth.safe(message))\n"
        let number = String(place.line)
        let gutter = String(repeating: " ", count: number.count + 1)
        let bar = styled("|", .blue)
        if let line {
            let excerpt = Excerpt(line, length: place.length, width: excerptWidth)
            output += "\(gutter)\(bar)\n"
            output += "\(styled(number, .blue)) \(bar) \(excerpt.text)\n"
            output += "\(gutter)\(bar) \(String(repeating: " ", count: excerpt.indent))"
            output += styled(String(repeating: "^", count: excerpt.length), color(severity))
            output += "\n"
        }
        for note in notes {
            output +=
                "\(gutter)\(styled("= \(note.label):", .bold)) \(DisplayWidth.safe(note.text))\n"
        }
        return output
    }

    private enum Style: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
    }

    private func color(_ severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .blue
        }
    }

    private func styled(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Lines of files by number, cut to a window around a place: what a diagnostic costs does not depend on the length of its line.
private struct Excerpts {
    /// Scalars of a line that are looked at in front of a place, and from it on: more than any excerpt shows.
    private static let (before, behind) = (200, 300)

    private var lines: [String: [ArraySlice<UInt8>]] = [:]
    /// The place that was found last: places come sorted, so that the next is looked for from there.
    private var last: (file: String, line: Int, column: Int, offset: Int)?

    /// A part of a line.
    struct Window {
        let text: String
        /// Of the place, in the window.
        let column: Int
        /// Whether the line begins earlier, or goes on.
        let isCutBefore, isCutBehind: Bool
    }

    mutating func line(_ place: Place, text: (String) -> [UInt8]?) -> Window? {
        if lines[place.file] == nil {
            let bytes = text(place.file) ?? []
            let start = TextCheck.markLength(bytes)
            lines[place.file] = bytes[start...].split(
                separator: 0x0A, omittingEmptySubsequences: false)
        }
        guard let all = lines[place.file], place.line >= 1, place.line <= all.count else {
            return nil
        }
        var line = all[place.line - 1]
        if line.last == 0x0D { line.removeLast() }
        guard !line.isEmpty else { return nil }
        return window(line, place)
    }

    private mutating func window(_ line: ArraySlice<UInt8>, _ place: Place) -> Window {
        var column = 1
        var offset = line.startIndex
        if let last, last.file == place.file, last.line == place.line, last.column <= place.column {
            (column, offset) = (last.column, last.offset)
        }
        while column < place.column, offset < line.endIndex {
            offset = Self.next(offset, line)
            column += 1
        }
        last = (place.file, place.line, column, offset)
        var (start, skipped) = (offset, 0)
        while skipped < Self.before, start > line.startIndex {
            repeat { start -= 1 } while start > line.startIndex && line[start] & 0xC0 == 0x80
            skipped += 1
        }
        var (end, taken) = (offset, 0)
        while taken < Self.behind, end < line.endIndex {
            end = Self.next(end, line)
            taken += 1
        }
        return Window(
            text: String(decoding: line[start..<end], as: UTF8.self),
            // A place behind the end of the line stays there.
            column: skipped + 1 + max(0, place.column - column),
            isCutBefore: start > line.startIndex,
            isCutBehind: end < line.endIndex)
    }

    /// The first byte of the scalar behind the one at `offset`.
    private static func next(_ offset: Int, _ line: ArraySlice<UInt8>) -> Int {
        var next = offset + 1
        while next < line.endIndex, line[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}

/// One line cut to a width, with the columns to underline.
private struct Excerpt {
    var text = ""
    /// Columns in front of the underlined part, and its width.
    var indent = 0
    var length = 1

    init(_ window: Excerpts.Window, length placeLength: Int, width: Int) {
        let cells = window.text.unicodeScalars.map { scalar -> (text: String, width: Int) in
            if scalar == "\t" { return ("    ", 4) }
            if DisplayWidth.isUnsafe(scalar) { return ("\u{FFFD}", 1) }
            return (String(Character(scalar)), DisplayWidth.of(scalar))
        }
        let start = min(max(0, window.column - 1), cells.count)
        let end = min(start + min(placeLength, cells.count), cells.count)
        let before = cells[..<start].reduce(0) { $0 + $1.width }
        let total = cells.reduce(0) { $0 + $1.width }
        var first = 0
        var cut = false
        if window.isCutBefore || (total > width && before > width / 3) {
            // Show a third of the width in front of the place.
            var skipped = 0
            while first < start, before - skipped > width / 3 {
                skipped += cells[first].width
                first += 1
            }
            // A mark belongs to the letter before it, not to the dots.
            while first < start, cells[first].width == 0 { first += 1 }
            cut = true
        }
        if cut { text = "…" }
        var used = cut ? 1 : 0
        indent = used
        var marked = 0
        var index = first
        while index < cells.count {
            let cell = cells[index]
            if used + cell.width > width - 1, index < cells.count - 1 || window.isCutBehind {
                text += "…"
                break
            }
            text += cell.text
            used += cell.width
            if index < start { indent += cell.width }
            if index >= start, index < end { marked += cell.width }
            index += 1
        }
        length = max(1, marked)
    }
}
