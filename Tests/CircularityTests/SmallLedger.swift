import Ledger
import Money
import Text

/// Small ledgers built in code: deals between `a` and `b`, amounts in billions.
struct SmallLedger {
    var model: LedgerModel
    private static let place = Place(file: "test.yaml", line: 1, column: 1)

    init(entities: [String] = ["a", "b", "c"]) {
        model = LedgerModel(
            id: "test", title: "Test", baseCurrency: .usd, defaultAsOf: Self.day("2026-07-15"))
        for id in entities {
            model.entities.append(Entity(id: id, name: id, place: Self.place))
        }
        guard let grade = Grade("A1") else { return }
        model.sources.append(
            Source(
                id: "filing", title: "filing", kind: .filing, grade: grade,
                published: PartialDate("2024-01-01"), place: Self.place))
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(daysSince1970: 0) }

    func cents(_ billions: Int64) -> Int64 { billions * 100_000_000_000 }
    func usd(_ billions: Int64) -> Money { .usd(cents: cents(billions)) }

    /// `nil` billions: undisclosed.
    func leg(
        _ id: String, _ billions: Int64?, basis: AmountBasis = .exact, from: String = "a",
        to: String = "b", kind: LegKind = .equity, paid: Int64? = nil, partOf: [String] = [],
        binding: Binding = .binding
    ) -> Leg {
        var leg = Leg(id: id, place: Self.place)
        (leg.from, leg.to, leg.kind, leg.binding) = (from, to, kind, binding)
        leg.amount = billions.map { Amount(basis, usd($0)) } ?? .undisclosed
        leg.paid = paid.map { Amount(.exact, usd($0)) }
        leg.partOf = partOf
        return leg
    }

    func claim(_ status: DealStatus?, _ date: String, _ legs: Leg?...) -> Claim {
        Claim(
            source: "filing", status: status, date: PartialDate(Self.day(date)),
            known: Self.day(date), legs: legs.compactMap { $0 }, place: Self.place)
    }

    mutating func deal(_ id: String, _ claims: [Claim], links: DealLinks = DealLinks()) {
        model.deals.append(
            Deal(
                id: id, title: id, parties: ["a", "b"], claims: claims, links: links,
                place: Self.place))
    }

    func resolved(_ day: String = "2026-07-15") -> ResolvedLedger {
        model.resolved(asOf: Self.day(day))
    }
}
