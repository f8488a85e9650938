import Text

/// A part of a ledger file: what is written, and what is read back to be kept.
indirect enum LedgerNode {
    case text(String)
    case list([LedgerNode], isFlow: Bool)
    case map([(key: String, value: LedgerNode)], isFlow: Bool)

    init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let text, _): self = .text(text)
        case .sequence(let items, let isFlow):
            self = .list(items.map(LedgerNode.init), isFlow: isFlow)
        case .mapping(let entries, let isFlow):
            self = .map(entries.map { ($0.key, LedgerNode($0.value)) }, isFlow: isFlow)
        case .refused: self = .text("")
        }
    }

    /// Entries of a mapping; empty for anything else.
    var entries: [(key: String, value: LedgerNode)] {
        if case .map(let entries, _) = self { return entries }
        return []
    }

    var items: [LedgerNode] {
        if case .list(let items, _) = self { return items }
        return []
    }

    subscript(_ key: String) -> LedgerNode? { entries.first { $0.key == key }?.value }

    var string: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    /// YAML that means the node; ``LedgerFormatter`` gives it its canonical form.
    func lines(indent: Int) -> [String] {
        let pad = String(repeating: " ", count: indent)
        switch self {
        case .text(let text): return [pad + ScalarText.line(text, .plain)]
        case .list(let items, false):
            return items.flatMap { item -> [String] in
                if item.isInline { return ["\(pad)- \(item.flow)"] }
                var lines = item.lines(indent: indent + 2)
                lines[0] = "\(pad)- " + lines[0].dropFirst(indent + 2)
                return lines
            }
        case .map(let entries, false):
            return entries.flatMap { key, value -> [String] in
                let name = "\(pad)\(ScalarText.key(key)):"
                if case .text(let text) = value {
                    return ["\(name) \(ScalarText.line(text, .plain))"]
                }
                return value.isInline
                    ? ["\(name) \(value.flow)"] : [name] + value.lines(indent: indent + 2)
            }
        case .list, .map: return [pad + flow]
        }
    }

    private var isInline: Bool {
        switch self {
        case .text: true
        case .list(let items, let isFlow): isFlow || items.isEmpty
        case .map(let entries, let isFlow): isFlow || entries.isEmpty
        }
    }

    private var flow: String {
        switch self {
        case .text(let text): ScalarText.flow(text, .plain)
        case .list(let items, _): "[\(items.map(\.flow).joined(separator: ", "))]"
        case .map(let entries, _):
            "{\(entries.map { "\(ScalarText.flow($0.key, .plain)): \($0.value.flow)" }.joined(separator: ", "))}"
        }
    }
}
