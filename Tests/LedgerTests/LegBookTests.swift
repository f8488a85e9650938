import Testing

@testable import Ledger
@testable import Money
@testable import Text

@Suite("What came back of what was paid")
struct LegBookTests {
    /// The loan of Chip to Lab, billions, by day of what is known.
    private static let loan = """
          chip-lab-loan-2024:
            title: Chip lends to Lab
            parties: [chip, lab]
            claims:
              - source: filing
                status: in_force
                date: 2025-11-04
                legs:
                  loan: {from: chip, to: lab, kind: debt, amount: USD 8bn, balance: USD 6bn, settles: cash, binding: binding}
              - source: filing
                status: in_force
                date: 2026-03-31
                known: 2026-04-30
                legs:
                  loan: {balance: USD 2bn, collateral: USD 1bn, provision: USD 0.5bn, past_due: USD 0.1bn}
              - source: filing
                event: result
                date: 2026-06-30
                known: 2026-07-10
                legs:
                  loan: {repaid: USD 4bn, written_off: USD 0.2bn}

        """

    private func leg(on day: String, _ text: String = loan) throws -> ResolvedLeg {
        let folder = try Fixtures.changed([("deals.yaml", "aggregates:\n", text + "aggregates:\n")])
        let reading = LedgerReader.read(folder: folder)
        #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        let model = try #require(reading.model)
        let deals = model.resolved(asOf: try #require(Day(day))).deals
        return try #require(deals.last?.legs.first)
    }

    private static func billions(_ units: Int64?) -> Double? {
        units.map { Double($0) / 1e11 }
    }

    @Test("a balance that falls takes back no dollar that was paid")
    func falls() throws {
        let before = try leg(on: "2026-01-01")
        #expect(Self.billions(before.stated.paid) == 6)
        #expect(Self.billions(before.stated.binding) == 2)
        #expect(Self.billions(before.outstanding) == 6)
        let after = try leg(on: "2026-05-01")
        #expect(after.stated == before.stated)
        #expect(Self.billions(after.outstanding) == 2)
        #expect(Self.billions(after.book.collateral) == 1)
        #expect(Self.billions(after.book.provision) == 0.5)
        #expect(Self.billions(after.book.pastDue) == 0.1)
        #expect(after.book.writtenOff == nil)
        #expect(Self.billions(try leg(on: "2026-07-15").book.writtenOff) == 0.2)
    }

    @Test("without a balance, what is neither repaid nor written off is still owed")
    func repaid() throws {
        let text = Self.loan.replacing("balance: USD 6bn", with: "paid: USD 6bn")
            .replacing("balance: USD 2bn, ", with: "")
        #expect(try leg(on: "2026-05-01", text).outstanding == nil)
        #expect(Self.billions(try leg(on: "2026-07-15", text).outstanding) == 1.8)
    }

    @Test("a leg of which only a balance is known has an amount")
    func balanceAlone() throws {
        let text = Self.loan.replacing("amount: USD 8bn, ", with: "")
        let found = try leg(on: "2026-01-01", text)
        #expect(!found.isUndisclosed)
        #expect(Self.billions(found.stated.paid) == 6)
    }
}
