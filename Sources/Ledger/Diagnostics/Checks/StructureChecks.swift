import Text

/// E140: nobody pays itself; a segment and its parent are one firm.
enum SelfDealingCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for deal in context.model.deals {
            for leg in deal.claims.flatMap(\.legs) {
                guard let from = leg.from, let to = leg.to,
                    context.consolidated(from) == context.consolidated(to)
                else { continue }
                let firm = context.consolidated(from)
                found.append(
                    Diagnostic(
                        .selfDealing, at: leg.places["to"] ?? leg.place,
                        from == to
                            ? "leg '\(leg.id)' goes from '\(from)' to itself"
                            : "leg '\(leg.id)' goes from '\(from)' to '\(to)', which are both '\(firm)'",
                        help: "segments are consolidated into their parents; name the outside party"
                    ))
            }
        }
        return found
    }
}

/// E141 and E142: parents, citations, supersession and inclusion lead somewhere, not round.
enum LoopCheck {
    @Sendable static func run(_ context: CheckContext) -> [Diagnostic] {
        var parents: [Edge] = []
        var cites: [Edge] = []
        var supersedes: [Edge] = []
        var parts: [Edge] = []
        var legParts: [Edge] = []
        for reference in context.references {
            let edge = Edge(from: reference.subject, to: reference.id, place: reference.place)
            switch reference.relation {
            case .mention: break
            case .parent: parents.append(edge)
            case .cites: cites.append(edge)
            case .supersedes: supersedes.append(edge)
            case .supersededBy:
                supersedes.append(Edge(from: edge.to, to: edge.from, place: edge.place))
            case .partOf: parts.append(edge)
            case .legPartOf: legParts.append(edge)
            }
        }
        var found = loops(parents).map {
            Diagnostic(
                .parentCycle, at: $0.place, "the parents go round: \($0.words)",
                help: "one of them is at the top and has no parent")
        }
        found += loopDiagnostics(cites, "sources repeat each other")
        found += loopDiagnostics(supersedes, "deals supersede each other")
        found += loopDiagnostics(parts, "deals are part of each other")
        found += loopDiagnostics(legParts, "legs are part of each other")
        return found
    }

    private struct Edge {
        var from: String
        var to: String
        var place: Place
    }

    private struct Loop {
        var words: String
        var place: Place
    }

    private static func loopDiagnostics(_ edges: [Edge], _ what: String) -> [Diagnostic] {
        loops(edges).map {
            Diagnostic(
                .linkLoop, at: $0.place, "\(what): \($0.words)", help: "take one of the links out")
        }
    }

    /// One loop for each edge that leads back to a node on the way to it (depth first, with an explicit stack). O(nodes + edges).
    private static func loops(_ edges: [Edge]) -> [Loop] {
        let outgoing = Dictionary(grouping: edges, by: \.from)
        var isDone: Set<String> = []
        var found: [Loop] = []
        for edge in edges where !isDone.contains(edge.from) {
            var path: [String] = [edge.from]
            var next: [Int] = [0]
            var onPath: Set<String> = [edge.from]
            while let node = path.last {
                let index = next[next.count - 1]
                let list = outgoing[node] ?? []
                guard index < list.count else {
                    isDone.insert(node)
                    onPath.remove(node)
                    path.removeLast()
                    next.removeLast()
                    continue
                }
                next[next.count - 1] += 1
                let target = list[index].to
                if onPath.contains(target) {
                    let start = path.firstIndex(of: target) ?? 0
                    let names = (path[start...] + [target]).map { "'\($0)'" }
                    let shown =
                        names.count > 8 ? names.prefix(4) + ["…"] + names.suffix(3) : names[...]
                    found.append(
                        Loop(
                            words: shown.joined(separator: " → "), place: list[index].place))
                } else if !isDone.contains(target) {
                    path.append(target)
                    next.append(0)
                    onPath.insert(target)
                }
            }
        }
        return found
    }
}
