import Foundation
import Liquidity
import Testing

@Suite("The schema of scenarios for editors")
struct ScenarioSchemaTests {
    @Test("the committed schema is the one that the reader's tables give")
    func committed() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "scenario.schema.json")
        if ProcessInfo.processInfo.environment["OUROBOROS_RECORD"] != nil {
            try ScenarioSchema.json().write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path); look at it and run again without recording")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == ScenarioSchema.json())
    }

    @Test("the schema is JSON, and every reference in it has its definition")
    func references() throws {
        let text = ScenarioSchema.json()
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let definitions = try #require(object?["definitions"] as? [String: Any])
        for match in text.matches(of: /#\/definitions\/([A-Za-z]+)/) {
            #expect(definitions[String(match.1)] != nil, "\(match.1)")
        }
    }
}
