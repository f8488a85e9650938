/// A document with its comments attached to what they stand by.
package struct FormatNode {
    package enum Content {
        case scalar(String, YAMLNode.Style)
        case sequence([FormatEntry])
        case mapping([FormatEntry])
    }
    package var content: Content
    /// Whether it may stand in brackets on one line: it did, and no comment stands inside.
    package var isFlow: Bool
    /// Comments after the last entry, indented like it.
    package var tail: [Comment] = []
}

/// An item of a list, or a key with its value.
package struct FormatEntry {
    /// `nil` for an item of a list.
    package var key: String?
    package var leading: [Comment]
    /// Whether a blank line stands in front (of the leading comments, if there are any).
    package var followsBlank: Bool
    /// Whether a blank line stands between the leading comments and the entry.
    package var hasGap: Bool
    package var trailing: Comment?
    package var value: FormatNode
}

/// Attaches comments and puts the keys of known mappings in order.
package struct FormatTreeBuilder {
    private let comments: [Comment]
    private var next = 0
    /// Last line of what was visited so far: a blank line is one that nothing stands on.
    private var lastLine = 0
    /// Comments in front of the first entry: they belong to the file, not to the entry.
    package private(set) var head: (comments: [Comment], hasGap: Bool) = ([], false)
    private var isFirst = true

    package init(comments: [Comment]) { self.comments = comments }

    /// Comments behind everything.
    package mutating func rest() -> [Comment] {
        defer { next = comments.count }
        return Array(comments[next...])
    }

    package mutating func build(_ node: YAMLNode, spec: ValueSpec?) -> FormatNode {
        switch node.content {
        case .refused:
            return FormatNode(content: .scalar("", .plain), isFlow: true)
        case .scalar(let text, let style):
            lastLine = lineOfLastCharacter(node)
            return FormatNode(content: .scalar(text, style), isFlow: true)
        case .sequence(let items, let isFlow):
            let canFlow = isFlow && !hasCommentInside(node)
            let element = spec?.element
            var entries: [FormatEntry] = []
            for item in items {
                entries.append(
                    entry(nil, at: item.place.line, item, spec: element, inFlow: canFlow))
            }
            var result = FormatNode(content: .sequence(entries), isFlow: canFlow)
            finish(node, isFlow: isFlow, &result)
            return result
        case .mapping(let pairs, let isFlow):
            let canFlow = isFlow && !hasCommentInside(node)
            var entries: [FormatEntry] = []
            for pair in pairs {
                entries.append(
                    entry(
                        pair.key, at: pair.keyPlace.line, pair.value,
                        spec: spec?.value(of: pair.key),
                        inFlow: canFlow))
            }
            if let known = spec?.mappingSpec {
                let order = Dictionary(
                    known.keys.enumerated().map { ($0.element.name, $0.offset) }
                ) { first, _ in first }
                entries = entries.enumerated().sorted {
                    (order[$0.element.key ?? ""] ?? .max, $0.offset)
                        < (order[$1.element.key ?? ""] ?? .max, $1.offset)
                }.map(\.element)
            }
            var result = FormatNode(content: .mapping(entries), isFlow: canFlow)
            finish(node, isFlow: isFlow, &result)
            return result
        }
    }

    private mutating func entry(
        _ key: String?, at line: Int, _ value: YAMLNode, spec: ValueSpec?, inFlow: Bool
    ) -> FormatEntry {
        var leading: [Comment] = []
        while next < comments.count, comments[next].line < line {
            leading.append(comments[next])
            next += 1
        }
        let above = leading.last?.line ?? lastLine
        let hasGap = !leading.isEmpty && line > above + 1
        var followsBlank = leading.first?.followsBlank ?? (line > lastLine + 1)
        if isFirst {
            isFirst = false
            head = (leading, hasGap)
            leading = []
            followsBlank = false
        }
        lastLine = max(lastLine, line)
        var result = FormatEntry(
            key: key, leading: leading, followsBlank: followsBlank && !inFlow,
            hasGap: hasGap && !leading.isEmpty,
            trailing: nil, value: FormatNode(content: .scalar("", .plain), isFlow: true))
        // `key:   # comment` in front of a block that begins on a later line, or of a block scalar.
        if key != nil, value.place.line > line || value.isBlockScalar {
            takeTrailing(line, &result)
        }
        result.value = build(value, spec: spec)
        if result.trailing == nil, value.isOnItsLines { takeTrailing(lastLine, &result) }
        return result
    }

    private mutating func takeTrailing(_ line: Int, _ entry: inout FormatEntry) {
        guard next < comments.count, comments[next].line == line, !comments[next].isAlone else {
            return
        }
        entry.trailing = comments[next]
        next += 1
    }

    /// After the last entry of a block: comments that are indented like it still belong to it.
    private mutating func finish(_ node: YAMLNode, isFlow: Bool, _ result: inout FormatNode) {
        if isFlow {
            // Comments in front of the closing bracket.
            while next < comments.count,
                (comments[next].line, comments[next].column) < (node.end.line, node.end.column)
            {
                result.tail.append(comments[next])
                next += 1
            }
            lastLine = node.end.line
            return
        }
        while next < comments.count, comments[next].isAlone,
            comments[next].column >= node.place.column, comments[next].column > 1,
            comments[next].line < node.end.line || node.end.column == 1
        {
            guard comments[next].line <= node.end.line else { break }
            result.tail.append(comments[next])
            lastLine = comments[next].line
            next += 1
        }
    }

    private func hasCommentInside(_ node: YAMLNode) -> Bool {
        guard next < comments.count else { return false }
        // Comments of lines above are still to come when a flow value stands below its key.
        var index = next
        while index < comments.count, comments[index].line < node.place.line { index += 1 }
        guard index < comments.count else { return false }
        return (comments[index].line, comments[index].column) < (node.end.line, node.end.column)
    }

    private func lineOfLastCharacter(_ node: YAMLNode) -> Int {
        // A block scalar ends where the next token's line begins.
        node.isBlockScalar && node.end.column == 1 ? node.end.line - 1 : node.end.line
    }
}

extension YAMLNode {
    fileprivate var isBlockScalar: Bool {
        switch content {
        case .scalar(_, .literal), .scalar(_, .folded): true
        default: false
        }
    }

    /// Whether a comment behind its last character belongs to it: scalars and bracketed collections.
    fileprivate var isOnItsLines: Bool {
        switch content {
        case .scalar: !isBlockScalar
        case .sequence(_, let isFlow), .mapping(_, let isFlow): isFlow
        case .refused: true
        }
    }
}

extension ValueSpec {
    /// The form of a list's items.
    fileprivate var element: ValueSpec? {
        switch self {
        case .list(let element), .oneOrMany(let element): element
        default: nil
        }
    }

    /// The keys of the mapping that the value is, where they are known.
    fileprivate var mappingSpec: MappingSpec? {
        switch self {
        case .mapping(let spec): spec
        case .amountOr(let spec): spec
        case .either(let one, let other): one.mappingSpec ?? other.mappingSpec
        default: nil
        }
    }

    /// The form of the value under a key.
    fileprivate func value(of key: String) -> ValueSpec? {
        switch self {
        case .table(let value): value
        case .tableByMetric(let spec): .list(.mapping(spec))
        default: mappingSpec?.key(key)?.value
        }
    }
}
