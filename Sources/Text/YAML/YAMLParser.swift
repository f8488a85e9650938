import CYAML

/// Reads one YAML document into a tree of nodes through libyaml's events.
///
/// Refused, each with its place: anchors, aliases, tags, further documents, keys that are not text, nesting and size above the limits. Of two
/// equal keys the first is kept and the second reported. Depth is bounded by ``ReadLimits/depth`` and the stack is an array, so no input can
/// exhaust the program's own stack.
package struct YAMLParser {
    private let file: String
    private let limits: ReadLimits
    private let report: (Diagnostic) -> Void
    private var stack: [Frame] = []
    private var root: YAMLNode?
    private var nodeCount = 0
    private var saidAnchor = false
    private var saidTag = false

    /// A list or mapping that is still open.
    private struct Frame {
        var isMapping: Bool
        var isFlow: Bool
        var place: Place
        var items: [YAMLNode] = []
        var entries: [YAMLNode.Entry] = []
        var key: (text: String, place: Place, isValid: Bool)?
        var lines: [String: Int] = [:]
    }

    /// - Parameters:
    ///   - bytes: text that has passed ``TextCheck``.
    ///   - report: is called for each problem, in the order of the text.
    /// - Returns: the document's root; `nil` if the file cannot be used at all (the reason has been reported).
    package static func parse(
        _ bytes: [UInt8], file: String, limits: ReadLimits, report: @escaping (Diagnostic) -> Void
    ) -> YAMLNode? {
        var parser = YAMLParser(file: file, limits: limits, report: report)
        return parser.run(bytes)
    }

    private init(file: String, limits: ReadLimits, report: @escaping (Diagnostic) -> Void) {
        self.file = file
        self.limits = limits
        self.report = report
    }

    private mutating func run(_ bytes: [UInt8]) -> YAMLNode? {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
            report(
                Diagnostic(
                    .unreadable, at: Place(file: file, line: 1, column: 1),
                    "there is not enough memory to read the file"))
            return nil
        }
        defer { yaml_parser_delete(parser) }
        let skipped = TextCheck.markLength(bytes)
        return bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeBufferPointer(rebasing: buffer[skipped...])
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, text.baseAddress, text.count)
            return readDocument(parser)
        }
    }

    private mutating func readDocument(
        _ parser: UnsafeMutablePointer<yaml_parser_t>
    ) -> YAMLNode? {
        var event = yaml_event_t()
        var documents = 0
        while true {
            guard yaml_parser_parse(parser, &event) == 1 else {
                report(YAMLProblem.diagnostic(parser, file: file))
                return nil
            }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT:
                if documents == 0 {
                    report(
                        Diagnostic(
                            .emptyFile, at: Place(file: file, line: 1, column: 1),
                            "the file holds nothing but comments and blanks",
                            help: "fill it, or take it out of `files` in model.yaml"))
                }
                return root
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                if documents > 1 {
                    report(
                        Diagnostic(
                            .severalDocuments, at: place(event),
                            "a second document begins here; a ledger file holds one",
                            help: "put each document into a file of its own"))
                    return root
                }
            case YAML_ALIAS_EVENT:
                refuseAnchor(at: place(event))
                guard
                    add(
                        YAMLNode(content: .refused, place: place(event), end: end(event)))
                else { return nil }
            case YAML_SCALAR_EVENT:
                guard add(scalar(event)) else { return nil }
            case YAML_SEQUENCE_START_EVENT:
                let data = event.data.sequence_start
                guard
                    open(
                        event, isMapping: false,
                        isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE,
                        anchor: data.anchor != nil, tag: data.tag != nil)
                else { return nil }
            case YAML_MAPPING_START_EVENT:
                let data = event.data.mapping_start
                guard
                    open(
                        event, isMapping: true, isFlow: data.style == YAML_FLOW_MAPPING_STYLE,
                        anchor: data.anchor != nil, tag: data.tag != nil)
                else { return nil }
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                guard close(end: end(event)) else { return nil }
            default: break
            }
        }
    }

    private mutating func scalar(_ event: yaml_event_t) -> YAMLNode {
        let data = event.data.scalar
        if data.anchor != nil { refuseAnchor(at: place(event)) }
        if data.tag != nil { refuseTag(at: place(event)) }
        let text =
            data.value.map {
                String(decoding: UnsafeBufferPointer(start: $0, count: data.length), as: UTF8.self)
            } ?? ""
        let style: YAMLNode.Style =
            switch data.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        refuseControls(text, at: place(event))
        return YAMLNode(content: .scalar(text, style), place: place(event), end: end(event))
    }

    /// Escapes of double quotes bring what ``TextCheck`` refuses in the bytes: control characters, marks of byte order, no characters.
    private func refuseControls(_ text: String, at place: Place) {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFEFF, 0xFFFE, 0xFFFF: break
            default: guard ControlCharacter.isOne(scalar) else { continue }
            }
            report(
                Diagnostic(
                    .badCharacter, at: place,
                    "the text holds the character \(ControlCharacter.name(scalar)), which is not allowed in a ledger",
                    help: "take it out; an escape does not make it text"))
            return
        }
    }

    private mutating func open(
        _ event: yaml_event_t, isMapping: Bool, isFlow: Bool, anchor: Bool, tag: Bool
    ) -> Bool {
        if anchor { refuseAnchor(at: place(event)) }
        if tag { refuseTag(at: place(event)) }
        guard stack.count < limits.depth else {
            report(
                Diagnostic(
                    .tooDeep, at: start(event),
                    "lists and mappings are nested deeper than \(limits.depth)",
                    help: "no part of the format needs more than ten levels"))
            return false
        }
        stack.append(Frame(isMapping: isMapping, isFlow: isFlow, place: start(event)))
        return true
    }

    private mutating func close(end: YAMLNode.Position) -> Bool {
        guard let frame = stack.popLast() else { return true }
        let content: YAMLNode.Content =
            frame.isMapping
            ? .mapping(frame.entries, isFlow: frame.isFlow)
            : .sequence(frame.items, isFlow: frame.isFlow)
        return add(YAMLNode(content: content, place: frame.place, end: end))
    }

    /// - Returns: whether reading can go on.
    private mutating func add(_ node: YAMLNode) -> Bool {
        nodeCount += 1
        guard nodeCount <= limits.nodes else {
            report(
                Diagnostic(
                    .tooManyNodes, at: node.place,
                    "the file holds more than \(limits.nodes) values", help: "split the file"))
            return false
        }
        guard !stack.isEmpty else {
            root = node
            return true
        }
        let top = stack.count - 1
        guard stack[top].isMapping else {
            stack[top].items.append(node)
            return true
        }
        if let key = stack[top].key {
            stack[top].key = nil
            if key.isValid {
                stack[top].entries.append(
                    YAMLNode.Entry(key: key.text, keyPlace: key.place, value: node))
            }
            return true
        }
        guard case .scalar(let text, _) = node.content else {
            if case .refused = node.content {
            } else {
                report(
                    Diagnostic(
                        .badKey, at: node.place, "a key must be text, not \(node.kindName)"))
            }
            stack[top].key = ("", node.place, false)
            return true
        }
        if let line = stack[top].lines[text] {
            report(
                Diagnostic(
                    .duplicateKey, at: node.place,
                    "the key '\(text)' stands twice in one mapping; the first is on line \(line)",
                    help: "remove one of them; nothing is overwritten in a ledger"))
            stack[top].key = (text, node.place, false)
        } else {
            stack[top].lines[text] = node.place.line
            stack[top].key = (text, node.place, true)
        }
        return true
    }

    private mutating func refuseAnchor(at place: Place) {
        guard !saidAnchor else { return }
        saidAnchor = true
        report(
            Diagnostic(
                .anchor, at: place, "anchors and aliases are refused in a ledger",
                help: "write the value out where it is needed"))
    }

    private mutating func refuseTag(at place: Place) {
        guard !saidTag else { return }
        saidTag = true
        report(
            Diagnostic(
                .tag, at: place, "tags (`!name`) are refused in a ledger",
                help: "remove the tag; every value is read as text"))
    }

    private func start(_ event: yaml_event_t) -> Place {
        Place(
            file: file, line: Int(event.start_mark.line) + 1,
            column: Int(event.start_mark.column) + 1)
    }

    private func end(_ event: yaml_event_t) -> YAMLNode.Position {
        YAMLNode.Position(
            line: Int(event.end_mark.line) + 1, column: Int(event.end_mark.column) + 1)
    }

    /// The event's place, underlined to its end if that is on the same line.
    private func place(_ event: yaml_event_t) -> Place {
        var place = start(event)
        if event.end_mark.line == event.start_mark.line {
            place.length = max(1, Int(event.end_mark.column) - Int(event.start_mark.column))
        }
        return place
    }
}
