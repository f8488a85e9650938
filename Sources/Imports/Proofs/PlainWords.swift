import Text

/// The words of a file as a person reads them, so that a quote is found whatever its spaces, line ends and marks are written with.
///
/// Runs of white space are one space; soft hyphens and characters without width are left out; curly quotation marks, apostrophes and
/// dashes are straight ones. Of a page in HTML the tags, scripts and styles are left out, and a tag that ends a line or a cell is a space.
struct PlainWords: Sendable {
    let bytes: [UInt8]

    init(_ text: String) {
        var words = PlainWords.Writer()
        for scalar in text.unicodeScalars { words.add(scalar) }
        bytes = words.bytes
    }

    /// - Parameter text: of a page, with its tags.
    init(page text: String) {
        var words = PlainWords.Writer()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.first {
            if scalar == "<", let tag = PageTag(&scalars) {
                if !tag.isInline { words.add(" ") }
                continue
            }
            if scalar == "&", let meant = PageTag.entity(&scalars) {
                words.add(meant)
                continue
            }
            words.add(scalar)
            scalars.removeFirst()
        }
        bytes = words.bytes
    }

    /// Whether a quote stands in the text. An ellipsis, with or without brackets, stands for words that are left out: the parts have to follow each other.
    func hold(_ quote: String) -> Bool {
        let parts = PlainWords.parts(quote)
        guard !parts.isEmpty else { return false }
        var from = 0
        for part in parts {
            guard let end = place(of: part, from: from) else { return false }
            from = end
        }
        return true
    }

    private static func parts(_ quote: String) -> [[UInt8]] {
        var parts: [String] = [""]
        for character in quote {
            if character == "…" {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        // What is left of `[…]` at either side of a gap.
        let last = parts.count - 1
        return parts.enumerated().map { index, part in
            var text = part[...]
            if index > 0, text.first == "]" { text.removeFirst() }
            if index < last, text.last == "[" { text.removeLast() }
            return PlainWords(String(text)).bytes
        }.filter { !$0.isEmpty }
    }

    /// The end of the first place at or behind `from` where the words stand. O(length of the text) for words of a language.
    private func place(of words: [UInt8], from: Int) -> Int? {
        guard let first = words.first, bytes.count >= words.count else { return nil }
        var at = from
        let last = bytes.count - words.count
        while at <= last {
            guard bytes[at] == first else {
                at += 1
                continue
            }
            var matched = 1
            while matched < words.count, bytes[at + matched] == words[matched] { matched += 1 }
            if matched == words.count { return at + matched }
            at += 1
        }
        return nil
    }

    private struct Writer {
        private(set) var bytes: [UInt8] = []
        private var owesSpace = false

        mutating func add(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return
            default: break
            }
            if scalar.properties.isWhitespace {
                owesSpace = !bytes.isEmpty
                return
            }
            if owesSpace { bytes.append(UInt8(ascii: " ")) }
            owesSpace = false
            switch scalar.value {
            case 0x2018, 0x2019, 0x201A, 0x2032: bytes.append(UInt8(ascii: "'"))
            case 0x201C, 0x201D, 0x201E, 0x2033: bytes.append(UInt8(ascii: "\""))
            case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
            default: bytes += Array(String(Character(scalar)).utf8)
            }
        }
    }
}

/// A tag of HTML that was read and is left out.
struct PageTag {
    /// Whether the words at its sides belong together.
    let isInline: Bool

    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]
    /// Elements whose content nobody reads.
    private static let silent: Set<String> = ["script", "style"]

    /// Takes a tag or comment from the front of the text; of a script or style the content too.
    ///
    /// - Returns: `nil` for a `<` that begins none; then nothing is taken.
    init?(_ text: inout Substring.UnicodeScalarView) {
        var rest = text.dropFirst()
        if rest.starts(with: "!--".unicodeScalars) {
            text = Self.behind("-->", rest)
            isInline = true
            return
        }
        guard let first = rest.first,
            first == "/" || first == "!" || first == "?"
                || first.properties.isAlphabetic
        else { return nil }
        let isEnd = first == "/"
        if isEnd { rest.removeFirst() }
        var name = ""
        while let scalar = rest.first, scalar != ">", scalar != "/", !scalar.properties.isWhitespace
        {
            name.unicodeScalars.append(scalar)
            rest.removeFirst()
        }
        name = name.lowercased()
        // A `>` inside a value in quotes does not end the tag.
        var mark: Unicode.Scalar?
        while let scalar = rest.first {
            rest.removeFirst()
            if let open = mark {
                if scalar == open { mark = nil }
            } else if scalar == "\"" || scalar == "'" {
                mark = scalar
            } else if scalar == ">" {
                break
            }
        }
        if !isEnd, Self.silent.contains(name) {
            rest = Self.behind("</\(name)", rest, isInAnyCase: true)
            rest = Self.behind(">", rest)
        }
        text = rest
        // Tags of inline XBRL stand in the middle of sentences.
        isInline = Self.inline.contains(name) || name.hasPrefix("ix:")
    }

    private static func behind(
        _ end: String, _ text: Substring.UnicodeScalarView, isInAnyCase: Bool = false
    ) -> Substring.UnicodeScalarView {
        let wanted = Array(end.unicodeScalars)
        var rest = text
        while !rest.isEmpty {
            let ahead = rest.prefix(wanted.count)
            let fits = ahead.elementsEqual(wanted) {
                $0 == $1 || isInAnyCase && $0.properties.lowercaseMapping == String($1)
            }
            if fits { return rest.dropFirst(wanted.count) }
            rest.removeFirst()
        }
        return rest
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ",
        "emsp": " ", "thinsp": " ", "ndash": "-", "mdash": "-", "minus": "-", "lsquo": "'",
        "rsquo": "'", "ldquo": "\"", "rdquo": "\"", "shy": "\u{AD}", "hellip": "…", "euro": "€",
        "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "reg": "®", "trade": "™", "copy": "©",
        "bull": "•", "middot": "·", "times": "×", "deg": "°",
    ]

    /// Takes `&amp;`, `&#8217;` or `&#x2019;` from the front of the text; a name that is not known is left as it stands.
    static func entity(_ text: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        let ahead = text.dropFirst().prefix(12)
        guard let end = ahead.firstIndex(of: ";") else { return nil }
        let name = String(Substring(ahead[..<end]))
        let scalar: Unicode.Scalar?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if name.hasPrefix("#") {
            scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        } else {
            scalar = named[name]
        }
        guard let scalar else { return nil }
        text = text[text.index(after: end)...]
        return scalar
    }
}
