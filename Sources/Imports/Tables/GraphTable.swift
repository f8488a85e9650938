import Text

/// Networks in GraphML, GEXF and Pajek as tables of edges: `source`, `target`, `weight`, then what the file says of each edge.
///
/// An edge without a weight has an empty cell: it is unknown, not 1. (Pajek writes 1 for both; its file cannot tell.) Names are the nodes' labels, else their ids.
enum GraphTable {
    enum Form { case graphML, gexf, pajek }

    static func form(_ file: ImportFile) -> Form? {
        let head = String(decoding: file.bytes.prefix(2000), as: UTF8.self).lowercased()
        if head.contains("<graphml") { return .graphML }
        if head.contains("<gexf") { return .gexf }
        return head.drop { $0 == "\u{FEFF}" || $0.isWhitespace }.hasPrefix("*vertices")
            ? .pajek : nil
    }

    static func read(_ file: ImportFile, _ form: Form) throws(InvalidInput) -> Table {
        switch form {
        case .graphML, .gexf: try marked(file, form)
        case .pajek: try pajek(file)
        }
    }

    private struct Edge {
        var source: String
        var target: String
        var values: [String: String] = [:]
    }

    private static func table(
        _ file: ImportFile, _ edges: [Edge], _ names: [String: String], _ columns: [String],
        _ form: String,
        lines: [Int]? = nil
    ) -> Table {
        var order = ["source", "target", "weight"]
        for column in columns where !order.contains(column) { order.append(column) }
        func row(_ number: Int, _ texts: [String]) -> TableRow {
            let place = Place(file: file.name, line: number, column: 1)
            return TableRow(
                number: number, cells: texts.map { TableCell($0, place: place) }, place: place)
        }
        var rows = [row(1, order)]
        for (index, edge) in edges.enumerated() {
            rows.append(
                row(
                    lines?[index] ?? index + 2,
                    order.map { column in
                        switch column {
                        case "source": names[edge.source] ?? edge.source
                        case "target": names[edge.target] ?? edge.target
                        default: edge.values[column] ?? ""
                        }
                    }))
        }
        return Table(rows: rows, form: "\(form), \(names.count) nodes")
    }

    // MARK: XML

    private static func marked(_ file: ImportFile, _ form: Form) throws(InvalidInput) -> Table {
        var xml = XMLEvents(file.bytes, file: file.name)
        var titles: [String: String] = [:]
        var names: [String: String] = [:]
        var columns: [String] = []
        var edges: [Edge] = []
        var edge: Edge?
        var node: String?
        var key: String?
        var isEdgeClass = false
        var isReversed = false
        while let event = try xml.next() {
            switch event {
            case .start("key", let values):
                if let id = values["id"], let name = values["attr.name"] ?? values["name"] {
                    titles[id] = name
                    if values["for"] == "edge" { columns.append(name) }
                }
            case .start("attributes", let values): isEdgeClass = values["class"] == "edge"
            case .start("attribute", let values):
                guard isEdgeClass, let id = values["id"], let name = values["title"] else { break }
                titles[id] = name
                columns.append(name)
            case .start("graph", let values):
                isReversed = (values["edgedefault"] ?? values["defaultedgetype"]) == "undirected"
                guard !isReversed else {
                    throw InvalidInput([
                        Diagnostic(
                            .importForm, at: Place(file: file.name, line: 1, column: 1),
                            "the network has no directions: who pays is not said",
                            help: "export it as a directed network")
                    ])
                }
            case .start("node", let values):
                node = values["id"]
                if let id = node { names[id] = values["label"] ?? id }
            case .end("node"): node = nil
            case .start("edge", let values):
                edge = Edge(source: values["source"] ?? "", target: values["target"] ?? "")
                for name in ["id", "label", "weight", "type"] where name != "type" {
                    guard let value = values[name] else { continue }
                    // networkx writes 1.0 where an edge of GEXF has no weight of its own.
                    edge?.values[name] = value
                    if !columns.contains(name) { columns.append(name) }
                }
            case .end("edge"):
                if let done = edge { edges.append(done) }
                edge = nil
            case .start("data", let values): key = values["key"].map { titles[$0] ?? $0 }
            case .end("data"): key = nil
            case .start("attvalue", let values):
                if let id = values["for"] ?? values["id"], edge != nil {
                    edge?.values[titles[id] ?? id] = values["value"]
                }
            case .text(let text):
                guard let name = key else { break }
                if edge != nil {
                    edge?.values[name, default: ""] += text
                } else if let id = node, name == "label" {
                    names[id] = text
                }
            default: break
            }
        }
        return table(file, edges, names, columns, form == .graphML ? "GraphML" : "GEXF")
    }

    // MARK: Pajek

    private static func pajek(_ file: ImportFile) throws(InvalidInput) -> Table {
        let text = String(decoding: try FileText(file, encoding: nil).bytes, as: UTF8.self)
        var names: [String: String] = [:]
        var columns: [String] = []
        var edges: [Edge] = []
        var lines: [Int] = []
        var section = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let tokens = tokens(line)
            guard let first = tokens.first, !first.hasPrefix("%") else { continue }
            if first.hasPrefix("*") {
                section = first.lowercased()
                if section == "*edges" {
                    throw InvalidInput([
                        Diagnostic(
                            .importForm, at: Place(file: file.name, line: index + 1, column: 1),
                            "the network has edges without directions: who pays is not said",
                            help: "write them as *arcs")
                    ])
                }
                continue
            }
            guard tokens.count >= 2 else { continue }
            if section == "*vertices" {
                let label = tokens.firstIndex(of: "label").flatMap {
                    $0 + 1 < tokens.count ? tokens[$0 + 1] : nil
                }
                names[first] = label ?? tokens[1]
            } else {
                var edge = Edge(source: first, target: tokens[1])
                if tokens.count > 2 { edge.values["weight"] = tokens[2] }
                var at = 3
                while at + 1 < tokens.count {
                    edge.values[tokens[at]] = tokens[at + 1]
                    if !columns.contains(tokens[at]) { columns.append(tokens[at]) }
                    at += 2
                }
                edges.append(edge)
                lines.append(index + 1)
            }
        }
        return table(file, edges, names, columns, "Pajek", lines: lines)
    }

    /// Words, and texts in double quotes.
    private static func tokens(_ line: Substring) -> [String] {
        var result: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
                if !isQuoted { result.append(word); word = "" }
            } else if !isQuoted, character.isWhitespace {
                if !word.isEmpty { result.append(word); word = "" }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { result.append(word) }
        return result
    }
}
