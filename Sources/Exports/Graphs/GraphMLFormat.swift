import Analysis
import FlowNetwork
import Ledger
import Money
import Text

/// GraphML 1.0 (Brandes, Eiglsperger, Herman, Himsolt, Marshall 2002): firms are nodes, money of one firmness is an edge.
struct GraphMLFormat: ExportFormat {
    let name = "graphml"
    let summary = "network for Gephi, yEd, igraph, networkx"
    let hasLayer = true

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        let analysis = subject.analysis
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

            """
        func key(_ id: String, _ owner: String, _ name: String, _ type: String, _ about: String) {
            xml +=
                "  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"><desc>\(xmlEscaped(about))</desc></key>\n"
        }
        key("label", "node", "label", "string", "name")
        for attribute in EntityAttribute.all {
            key("n-\(attribute.name)", "node", attribute.name, "string", attribute.meaning)
        }
        key(
            "weight", "edge", "weight", "double",
            "money in \(analysis.network.currency.code); none: not counted or unknown")
        for attribute in MoneyEdge.attributes {
            key("e-\(attribute.name)", "edge", attribute.name, "string", attribute.meaning)
        }
        xml +=
            "  <graph id=\"\(xmlEscaped(analysis.ledger.model.id))\" edgedefault=\"directed\">\n"
            + "    <desc>\(xmlEscaped(subject.caption))</desc>\n"
        func data(_ id: String, _ text: String) {
            if !text.isEmpty { xml += "<data key=\"\(id)\">\(xmlEscaped(text))</data>" }
        }
        let firms = subject.firms
        for (firm, label) in zip(firms, subject.labels(firms)) {
            xml += "    <node id=\"\(xmlEscaped(firm.id))\">"
            data("label", label)
            for attribute in EntityAttribute.all {
                data("n-\(attribute.name)", attribute.text(firm, analysis))
            }
            xml += "</node>\n"
        }
        for edge in subject.edges {
            let (from, to) = (firms[edge.from].id, firms[edge.to].id)
            xml +=
                "    <edge id=\"\(xmlEscaped(edge.id))\" source=\"\(xmlEscaped(from))\" target=\"\(xmlEscaped(to))\">"
            data("weight", edge.money?.decimalString ?? "")
            for attribute in MoneyEdge.attributes {
                data("e-\(attribute.name)", attribute.text(edge, analysis))
            }
            xml += "</edge>\n"
        }
        xml += "  </graph>\n</graphml>\n"
        return [ExportFile(path: "network.graphml", text: xml)]
    }
}

extension ExportSubject {
    /// What a file holds, in a line.
    var caption: String {
        "\(analysis.ledger.model.title): money that is \(layer.name) or firmer, as known on \(analysis.ledger.asOf), in \(analysis.network.currency.code)"
    }
}
