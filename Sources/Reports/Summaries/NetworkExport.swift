import Analysis
import FlowNetwork
import Ledger

/// A network as text for other tools: Graphviz or Mermaid.
public struct NetworkExport: Sendable {
    /// A flow with its label, between named nodes.
    private struct Edge {
        let from: Int
        let to: Int
        let label: String
        let isDashed: Bool
        let family: LegKind.Family?
    }

    private let names: [String]
    private let edges: [Edge]

    /// Live legs of a model, one edge each.
    public init(_ analysis: Analysis) {
        let context = ReportContext(analysis)
        names = analysis.network.firms.map(\.name)
        edges = analysis.network.legs.filter(\.isLive).map { leg in
            let kind = context.words.common.kind(leg.kind)
            return Edge(
                from: leg.from, to: leg.to,
                label: (leg.isDerived ? "\(EvidenceMark.estimated.symbol) " : "")
                    + (leg.stated.total > 0
                        ? "\(kind) \(context.money(leg.stated.total))" : kind),
                isDashed: (leg.stated.firmest ?? leg.resolved.firmness ?? .estimated) > .binding,
                family: leg.family)
        }
    }

    /// Legs of a bare network.
    public init(_ network: WeightedDigraph) {
        names = network.names
        edges = (0..<network.legCount).map { leg in
            Edge(
                from: Int(network.tail[leg]), to: Int(network.head[leg]),
                label: network.text(network.weight[leg]),
                isDashed: false, family: nil)
        }
    }

    /// Graphviz DOT.
    public var dot: String {
        var text = "digraph ouroboros {\n  node [shape=box, style=rounded];\n"
        for (index, name) in usedNames {
            text += "  n\(index) [label=\"\(Self.escapedDOT(name))\"];\n"
        }
        for edge in edges {
            var attributes = "label=\"\(Self.escapedDOT(edge.label))\""
            if edge.isDashed { attributes += ", style=dashed" }
            switch edge.family {
            case .financing?: attributes += ", color=\"#c2410c\""
            case .commerce?: attributes += ", color=\"#1d5fd6\""
            default: break
            }
            text += "  n\(edge.from) -> n\(edge.to) [\(attributes)];\n"
        }
        return text + "}\n"
    }

    /// A Mermaid flowchart.
    public var mermaid: String {
        var text = "flowchart LR\n"
        for (index, name) in usedNames {
            text += "  n\(index)[\"\(Self.escapedMermaid(name))\"]\n"
        }
        for edge in edges {
            let line = edge.isDashed ? "-.->" : "-->"
            text += "  n\(edge.from) \(line)|\"\(Self.escapedMermaid(edge.label))\"| n\(edge.to)\n"
        }
        return text
    }

    /// Names of the nodes that an edge touches, with their numbers.
    private var usedNames: [(Int, String)] {
        var used = [Bool](repeating: false, count: names.count)
        for edge in edges { (used[edge.from], used[edge.to]) = (true, true) }
        return names.indices.filter { used[$0] }.map { ($0, names[$0]) }
    }

    private static func escapedDOT(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\"", "\\": result += "\\\(character)"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
    }

    private static func escapedMermaid(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\"": result += "#quot;"
            case "#": result += "#35;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
    }
}
