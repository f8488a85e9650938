import Testing
import Text

@testable import Imports

@Suite struct RulesTests {
    private func problems(_ text: String) -> [String] {
        do throws(InvalidInput) {
            _ = try ImportRules(reading: Array(text.utf8), file: "r.yaml")
            return []
        } catch {
            return error.diagnostics.map {
                "\($0.code.rawValue) \($0.place.line):\($0.place.column)"
            }
        }
    }

    @Test(
        arguments: [
            (ImportBench.rules + "colour: red\n", ["E020 7:1"]),
            ("import: a\nreads: {kind: table}\nknown: 2026-01-01\n", ["E021 1:1"]),
            (
                "import: a\nreads: {kind: edgar-companyfacts, firm: x}\nentities: {A: a}\n",
                ["E812 3:1"]
            ),
            ("import: a\nreads: {kind: edgar-companyfacts}\n", ["E021 2:15"]),
            ("import: a\nreads: {kind: series}\nmetrics: [capex_annual]\n", ["E812 3:1"]),
            (
                "import: a\nreads: {kind: edgar-companyfacts, firm: x}\nmetrics: [capx]\n",
                ["E104 3:11"]
            ),
            (ImportBench.rules.replacing("loan: debt", with: "loan: borrowing"), ["E024 4:50"]),
            (ImportBench.rules + "scale: zillion\n", ["E024 7:8"]),
            (ImportBench.rules + "on_missing: {amount: known}\n", ["E024 7:22"]),
            (ImportBench.rules.replacing(", kind: Type", with: ""), ["E021 1:1"]),
        ] as [(String, [String])])
    func `keys are strict, and one without effect is an error`(_ text: String, _ expected: [String])
    {
        #expect(problems(text) == expected)
    }

    @Test func `rules that name no entity or column of what they are for are refused`() throws {
        let unknown = try ImportBench.plan(rules: ImportBench.rules + "entities: {AWS: awz}\n")
        #expect(unknown.obstacles.map(\.code) == [.importRule])
        let column = try ImportBench.plan(
            rules: ImportBench.rules.replacing("payee: Seller", with: "payee: Seler"))
        #expect(column.obstacles.map(\.code) == [.importColumn])
        #expect(column.obstacles.first?.help == "did you mean 'Seller'?")
        #expect(column.obstacles.first?.place.file == "imports/rules.yaml")
    }
}
