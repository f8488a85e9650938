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
        var controllers: [Edge] = []
        var cites: [Edge] = []
        var supersedes: [Edge] = []
        var parts: [Edge] = []
        var legParts: [Edge] = []
        var pledges: [Edge] = []
        for reference in context.references {
            let edge = Edge(from: reference.subject, to: reference.id, place: reference.place)
            switch reference.relation {
            case .mention: break
            case .parent: parents.append(edge)
            case .controlledBy: controllers.append(edge)
            case .cites: cites.append(edge)
            case .supersedes: supersedes.append(edge)
            case .supersededBy:
                supersedes.append(Edge(from: edge.to, to: edge.from, place: edge.place))
            case .partOf: parts.append(edge)
            case .legPartOf: legParts.append(edge)
            case .securedBy: pledges.append(edge)
            }
        }
        var found = loops(parents).map {
            Diagnostic(
                .parentCycle, at: $0.place, "the parents go round: \($0.words)",
                help: "one of them is at the top and has no parent")
        }
        found += chains(parents, most: mostParents, "parents stand above")
        found += chains(controllers, most: mostParents, "controllers stand above")
        found += chains(cites, most: mostLinks, "sources are cited one behind the other from")
        found += chains(supersedes, most: mostLinks, "deals supersede each other from")
        found += chains(parts, most: mostLinks, "deals are part of each other from")
        found += chains(legParts, most: mostLinks, "legs are part of each other from")
        found += chains(pledges, most: mostLinks, "legs rest on each other from")
        found += loopDiagnostics(controllers, "firms control each other")
        found += loopDiagnostics(cites, "sources repeat each other")
        found += loopDiagnostics(supersedes, "deals supersede each other")
        found += loopDiagnostics(parts, "deals are part of each other")
        found += loopDiagnostics(legParts, "legs are part of each other")
        found += loopDiagnostics(pledges, "legs rest on each other")
        return found
    }

    /// Parents above an entity that the resolution follows.
    static let mostParents = 16
    /// Links of one kind in a row.
    static let mostLinks = 100

    /// Where chains get longer than `most`: once for each, at the first link that is too far from the chain's end. O(nodes + edges).
    private static func chains(_ edges: [Edge], most: Int, _ what: String) -> [Diagnostic] {
        let outgoing = Dictionary(grouping: edges, by: \.from)
        // Longest way down from a node; 0 while it is being found, so that loops end.
        var lengths: [String: Int] = [:]
        var found: [Diagnostic] = []
        for edge in edges where lengths[edge.from] == nil {
            var path: [(node: String, next: Int, longest: Int)] = [(edge.from, 0, 0)]
            lengths[edge.from] = 0
            while let (node, next, longest) = path.last {
                let list = outgoing[node] ?? []
                if next < list.count {
                    let target = list[next].to
                    path[path.count - 1].next += 1
                    if let length = lengths[target] {
                        path[path.count - 1].longest = max(longest, length + 1)
                    } else {
                        // It is looked at again when its length is known.
                        path[path.count - 1].next = next
                        lengths[target] = 0
                        path.append((target, 0, 0))
                    }
                    continue
                }
                lengths[node] = longest
                path.removeLast()
                if longest == most + 1, let first = list.first {
                    found.append(
                        Diagnostic(
                            .chainTooLong, at: first.place,
                            "more than \(most) \(what) '\(node)'",
                            help: "name what is at the end of the chain directly"))
                }
            }
        }
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
