import Ledger
import Testing
import Text

@testable import Imports

@Suite struct GraphTableTests {
    static let graphML = """
        <?xml version="1.0"?><graphml xmlns="g"><key id="w" for="edge" attr.name="weight"/><key id="k" for="edge" attr.name="kind"/>
        <key id="l" for="node" attr.name="label"/><graph edgedefault="directed">
        <node id="a"><data key="l">LabCo</data></node><node id="CloudCo"/>
        <edge source="a" target="CloudCo"><data key="w">3.5</data><data key="k">purchase</data></edge>
        <edge source="CloudCo" target="a"><data key="k">equity</data></edge></graph></graphml>
        """
    static let gexf = """
        <gexf><graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="kind"/></attributes>
        <nodes><node id="a" label="LabCo"/><node id="CloudCo"/></nodes><edges>
        <edge source="a" target="CloudCo" weight="3.5"><attvalues><attvalue for="0" value="purchase"/></attvalues></edge>
        <edge source="CloudCo" target="a"><attvalues><attvalue for="0" value="equity"/></attvalues></edge></edges></graph></gexf>
        """
    static let pajek =
        "*Vertices 2\n1 \"LabCo\" 0 0 ellipse\n2 x label CloudCo\n*Arcs\n1 2 3.5 kind purchase\n2 1\n"

    static let rules = """
        import: net
        reads: {kind: table}
        columns: {payer: source, payee: target, amount: weight, kind: kind}
        defaults: {status: announced, kind: equity}
        scale: bn
        currency: {default: USD}
        on_missing: {date: known}
        known: 2026-07-01

        """

    @Test(arguments: [graphML, gexf, pajek])
    func `edges are rows, and one without a weight is unknown`(_ text: String) throws {
        let plan = try ImportBench.plan(text, rules: Self.rules, file: "net")
        #expect(plan.obstacles == [])
        #expect(plan.counts.added == 2, "\(plan.diagnostics)")
        let model = try #require(LedgerReader.read(folder: ImportBench.applied(plan)).model)
        let legs = model.deals.filter { $0.id != "own-order" }.flatMap(\.claims).flatMap(\.legs)
        #expect(
            legs.map {
                "\($0.from ?? "") \($0.to ?? "") \($0.kind?.rawValue ?? "") \($0.amount?.text ?? "")"
            } == [
                "labco cloudco purchase USD 3.5bn", "cloudco labco equity undisclosed",
            ])
    }

    @Test(arguments: [
        graphML.replacing("\"directed\"", with: "\"undirected\""),
        pajek.replacing("*Arcs", with: "*Edges"),
        gexf.replacing("</graph>", with: ""),
        "<!DOCTYPE graphml [<!ENTITY a \"b\">]>"
            + graphML.replacing("<?xml version=\"1.0\"?>", with: ""),
    ])
    func `networks without directions, broken ones and entities are refused`(_ text: String) throws
    {
        let plan = try ImportBench.plan(text, rules: Self.rules, file: "net")
        #expect(plan.obstacles.count == 1)
        #expect([.importForm, .importLimit].contains(plan.obstacles[0].code))
    }
}
