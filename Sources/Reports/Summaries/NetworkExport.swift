import Text
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
        names = analysis.network.firms.map { SafeText.line($0.name) }
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
        names = network.names.map(SafeText.line)
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

    /// Scalar by scalar: a quote with a combining mark is one `Character` and still ends a string of DOT.
    private static func escapedDOT(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where isControl(scalar): result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Entities for everything that Mermaid or the HTML around it could take for markup: quotes, backticks (a Markdown string),
    /// percent signs (a directive), brackets and ampersands.
    private static func escapedMermaid(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"": result += "#quot;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "&": result += "#amp;"
            case "#", "`", "%", "\\", "{", "}": result += "#\(scalar.value);"
            case _ where isControl(scalar): result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// Control characters and line breaks of any kind.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
