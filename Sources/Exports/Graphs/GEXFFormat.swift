import Analysis
import Ledger
import Money
import Text

/// GEXF 1.3 (Gephi): the network with time. An edge is there from the first day of payment to the last; one without these days is always there.
struct GEXFFormat: ExportFormat {
    let name = "gexf"
    let summary = "network with time for Gephi"
    let hasLayer = true

    /// Time stands in the edge itself.
    private static let attributes = MoneyEdge.attributes.filter {
        $0.name != "start" && $0.name != "end"
    }

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        let analysis = subject.analysis
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
              <meta lastmodifieddate="\(analysis.ledger.asOf)">
                <creator>ouroboros</creator>
                <description>\(xmlEscaped(subject.caption))</description>
              </meta>
              <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">

            """
        func declare(_ owner: String, _ attributes: [String]) {
            xml += "    <attributes class=\"\(owner)\" mode=\"static\">\n"
            for (index, name) in attributes.enumerated() {
                xml += "      <attribute id=\"\(index)\" title=\"\(name)\" type=\"string\"/>\n"
            }
            xml += "    </attributes>\n"
        }
        declare("node", EntityAttribute.all.map(\.name))
        declare("edge", Self.attributes.map(\.name))
        func values(_ texts: [String]) {
            guard texts.contains(where: { !$0.isEmpty }) else { return }
            xml += "<attvalues>"
            for (index, text) in texts.enumerated() where !text.isEmpty {
                xml += "<attvalue for=\"\(index)\" value=\"\(xmlEscaped(text))\"/>"
            }
            xml += "</attvalues>"
        }
        let firms = subject.firms
        xml += "    <nodes>\n"
        for (firm, label) in zip(firms, subject.labels(firms)) {
            xml += "      <node id=\"\(xmlEscaped(firm.id))\" label=\"\(xmlEscaped(label))\">"
            values(EntityAttribute.all.map { $0.text(firm, analysis) })
            xml += "</node>\n"
        }
        xml += "    </nodes>\n    <edges>\n"
        for edge in subject.edges {
            let (from, to) = (firms[edge.from].id, firms[edge.to].id)
            xml +=
                "      <edge id=\"\(xmlEscaped(edge.id))\" source=\"\(xmlEscaped(from))\" target=\"\(xmlEscaped(to))\""
            if let money = edge.money { xml += " weight=\"\(money.decimalString)\"" }
            if let days = edge.days { xml += " start=\"\(days.first)\" end=\"\(days.last)\"" }
            xml += ">"
            values(Self.attributes.map { $0.text(edge, analysis) })
            xml += "</edge>\n"
        }
        xml += "    </edges>\n  </graph>\n</gexf>\n"
        return [ExportFile(path: "network.gexf", text: xml)]
    }
}
