extension YAMLNode.Entry {
    /// Whether it may be the end of a value that a comma cut off: `{title: a, b}` has the keys `title` and `b`.
    fileprivate var isCutOff: Bool {
        if case .scalar("", .plain) = value.content { return true }
        return false
    }

    fileprivate static let commaHelp =
        "inside braces a comma ends a value: put a text that has one in quotes, '…, …'"
}

/// One mapping of the format while it is decoded: gives out its values by key and reports what is wrong with them.
///
/// A value that cannot be read is reported at its place and comes back as `nil`, so that the rest is still read.
package struct MappingDecoder {
    /// What the mapping is, for messages: `leg 'compute'`.
    package let owner: String
    /// Where problems of the mapping as a whole are shown.
    package let place: Place
    package let collector: DiagnosticCollector
    private let spec: MappingSpec
    private let entries: [String: YAMLNode.Entry]
    /// Whether a key was not known, so that a value may be missing because of a slip.
    package let hasUnknownKeys: Bool
    /// First position of the mapping (with its key) and the first after it.
    package let from: YAMLNode.Position
    package let until: YAMLNode.Position

    /// - Parameters:
    ///   - node: what should be a mapping of `spec`; anything else is reported.
    ///   - owner: for messages: `leg 'compute'`.
    ///   - place: the key in front of the mapping, where there is one.
    package init?(
        _ node: YAMLNode, _ spec: MappingSpec, owner: String, place: Place? = nil,
        _ collector: DiagnosticCollector
    ) {
        let pairs: [YAMLNode.Entry]
        var isFlow = false
        switch node.content {
        case .refused: return nil
        case .mapping(let entries, let inBraces):
            pairs = entries
            isFlow = inBraces
        case .scalar, .sequence:
            collector.report(
                .wrongShape, at: node.place,
                "\(owner) must be a mapping, not \(node.kindName)",
                help: "its keys are \(spec.keys.map(\.name).joined(separator: ", "))")
            return nil
        }
        self.owner = owner
        self.place = place ?? node.place
        self.collector = collector
        self.spec = spec
        from = YAMLNode.Position(line: self.place.line, column: self.place.column)
        until = node.end
        var known: [String: YAMLNode.Entry] = [:]
        for pair in pairs {
            if spec.key(pair.key) != nil {
                known[pair.key] = pair
            } else {
                collector.report(
                    .unknownKey, at: pair.keyPlace, "unknown key '\(pair.key)' in \(owner)",
                    help: isFlow && pair.isCutOff
                        ? YAMLNode.Entry.commaHelp
                        : collector.didYouMean(
                            pair.key, in: spec.keys.map(\.name),
                            otherwise:
                                "the keys here are \(spec.keys.map(\.name).joined(separator: ", "))"
                        ))
            }
        }
        entries = known
        hasUnknownKeys = known.count < pairs.count
        for key in spec.keys where key.isRequired && known[key.name] == nil {
            collector.report(
                .missingKey, at: self.place, "\(owner) has no '\(key.name)'",
                help: "add '\(key.name):' (\(key.about))")
        }
    }

    package func has(_ key: String) -> Bool { node(key) != nil }
    package func place(_ key: String) -> Place? { node(key)?.place }
    package func keyPlace(_ key: String) -> Place? { entries[key]?.keyPlace }

    /// Places of all values that are present, by key.
    package var places: [String: Place] { entries.mapValues(\.value.place) }

    package func node(_ key: String) -> YAMLNode? {
        assert(spec.key(key) != nil, "the key \(key) is not in the table of \(spec.name)")
        return entries[key]?.value
    }

    package func report(
        _ code: DiagnosticCode, _ key: String, _ message: String, help: String? = nil
    ) {
        collector.report(code, at: place(key) ?? place, message, help: help)
    }

    // MARK: Scalars

    package func text(_ key: String) -> String? {
        guard let node = node(key), let text = collector.text(node, "'\(key)' of \(owner)") else {
            return nil
        }
        return key == "name" || key == "title"
            ? collector.shortText(text, at: node.place, "'\(key)' of \(owner)") : text
    }

    package func id(_ key: String) -> String? {
        node(key).flatMap { collector.id($0, "'\(key)' of \(owner)") }
    }

    /// An id that must be defined somewhere; the reference is checked when everything is read.
    package func reference(
        _ key: String, to target: Reference.Target, relation: Reference.Relation = .mention,
        subject: String = ""
    ) -> String? {
        guard let node = node(key), let id = id(key) else { return nil }
        collector.refer(
            Reference(
                target: target, id: id, place: node.place, owner: owner, relation: relation,
                subject: subject))
        return id
    }

    package func value<Value>(
        _ key: String, _ code: DiagnosticCode, _ what: String, _ help: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(key) else { return nil }
        if let value = parse(text) { return value }
        report(code, key, "'\(text)' in '\(key)' of \(owner) is not \(what)", help: help)
        return nil
    }

    package func flag(_ key: String) -> Bool? {
        value(key, .unknownWord, "true or false", "write true or false") {
            $0 == "true" ? true : $0 == "false" ? false : nil
        }
    }

    package func word<Word: CaseIterable & RawRepresentable>(
        _ key: String, _ type: Word.Type
    ) -> Word? where Word.RawValue == String {
        guard let text = text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        unknownWord(key, text, Word.allCases.map(\.rawValue))
        return nil
    }

    package func word(_ key: String, among words: [String]) -> String? {
        guard let text = text(key) else { return nil }
        if words.contains(text) { return text }
        unknownWord(key, text, words)
        return nil
    }

    private func unknownWord(_ key: String, _ text: String, _ words: [String]) {
        report(
            .unknownWord, key, "'\(text)' is not a '\(key)' of \(owner)",
            help: collector.didYouMean(
                text, in: words, otherwise: "write one of \(words.joined(separator: ", "))"))
    }

    /// A decimal number in the range that the key's table gives, read as binary floating point (a rate or a share, never money).
    package func number(_ key: String) -> Double? {
        guard case .number(let range)? = spec.key(key)?.value, let node = node(key) else {
            return nil
        }
        return collector.number(node, "'\(key)' of \(owner)", in: range)
    }

    package func count(_ key: String) -> Int? {
        guard case .count(let range)? = spec.key(key)?.value, let text = text(key) else {
            return nil
        }
        guard text.count <= 18, text.allSatisfy(\.isASCIIDigit), let number = Int(text),
            range.contains(number)
        else {
            report(
                .badNumber, key, "'\(text)' in '\(key)' of \(owner) is not a count in its range",
                help: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    package func grammar<Value>(
        _ key: String, _ parse: (String) throws(GrammarProblem) -> Value
    ) -> Value? {
        guard let node = node(key), let text = text(key) else { return nil }
        return collector.grammar(text, at: node.place, owner, parse)
    }

    // MARK: Lists and tables

    /// Elements of a list, or the value itself where a list of one may be written without brackets.
    package func elements(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        switch node.content {
        case .sequence(let items, _): return items
        case .scalar(let text, _):
            if case .oneOrMany? = spec.key(key)?.value, !text.isEmpty { return [node] }
        case .mapping, .refused: break
        }
        if case .refused = node.content { return [] }
        report(
            .wrongShape, key, "'\(key)' of \(owner) must be a list, not \(node.kindName)",
            help: "write [a, b], or one element a line, each behind '- '")
        return []
    }

    package func ids(_ key: String) -> [String] {
        elements(key).compactMap { collector.id($0, "'\(key)' of \(owner)") }
    }

    package func references(
        _ key: String, to target: Reference.Target, relation: Reference.Relation = .mention,
        subject: String = ""
    ) -> [String] {
        elements(key).compactMap { node in
            guard let id = collector.id(node, "'\(key)' of \(owner)") else { return nil }
            collector.refer(
                Reference(
                    target: target, id: id, place: node.place, owner: owner, relation: relation,
                    subject: subject))
            return id
        }
    }

    /// Entries of a mapping from ids (or language codes) to values.
    package func table(_ key: String) -> [YAMLNode.Entry] {
        guard let node = node(key) else { return [] }
        switch node.content {
        case .mapping(let entries, _): return entries
        case .refused: return []
        case .scalar, .sequence:
            report(
                .wrongShape, key, "'\(key)' of \(owner) must be a mapping, not \(node.kindName)")
            return []
        }
    }

    /// Texts by language code.
    package func texts(_ key: String, _ what: String) -> [String: String] {
        var isFlow = false
        if case .mapping(_, true)? = node(key)?.content { isFlow = true }
        return table(key).reduce(into: [:]) { texts, entry in
            let what = "\(what) '\(entry.key)' of \(owner)"
            if isFlow, entry.isCutOff {
                collector.report(
                    .emptyValue, at: entry.keyPlace, "\(what) is empty",
                    help: YAMLNode.Entry.commaHelp)
                return
            }
            texts[entry.key] = collector.text(entry.value, what).flatMap {
                collector.shortText($0, at: entry.value.place, what)
            }
        }
    }
}
