import Testing

@testable import Ledger
@testable import Text

@Suite("Sums of a whole ledger")
struct TotalTests {
    private func codes(_ amount: String) throws -> [String] {
        var limits = ReadLimits()
        limits.totalUnits = 200_000_000_000_00
        return LedgerReader.read(
            folder: try Fixtures.changed([
                ("deals.yaml", "            amount: USD 38bn\n", amount)
            ]), limits: limits
        ).diagnostics.map(\.code.rawValue)
    }

    @Test(
        "whatever says how large a leg is counts: its amount, what was paid, the books, the tranches",
        arguments: [
            "            amount: USD 300bn\n",
            "            amount: undisclosed\n            paid: USD 300bn\n",
            "            amount: undisclosed\n            balance: USD 300bn\n",
            "            amount: undisclosed\n            repaid: USD 300bn\n",
            "            amount: USD 1bn\n            tranches: [{amount: USD 150bn}, {amount: USD 150bn}]\n",
            "            tranches: [{count: 10, amount: USD 30bn}]\n",
            "            tranches: [{count: 1000, amount: USD 99tn, paid: 2025-03-01}]\n",
        ])
    func beyond(_ amount: String) throws {
        #expect(try codes(amount).contains("E124"))
    }

    @Test("sums of the same leg are not added to each other")
    func within() throws {
        let twice = "            amount: USD 100bn\n            paid: USD 100bn\n"
        #expect(try !codes(twice).contains("E124"))
    }

    @Test("what is let in is what the exact solvers take")
    func limit() {
        #expect(ReadLimits().totalUnits == (1 << 59) - 1)
    }
}
