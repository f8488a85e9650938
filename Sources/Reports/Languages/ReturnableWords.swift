import Circularity
import Documents
import Ledger

/// Part of section 4: what can come back as orders, and who can pay from outside.
protocol ReturnableWords: Sendable {
    var heading: String { get }
    /// What the figure is, with the file of its certificate.
    ///
    /// - Parameter traced: central value by tracing; `nil`: it depends on books that are not known.
    func explanation(data: Inline, dual: String, dated: String, traced: String?) -> [Inline]
    var layerHeads: [String] { get }
    var vendorHeads: [String] { get }
    /// That firms' amounts use the same legs.
    var vendors: String { get }
    var yearHeads: [String] { get }
    var years: String { get }

    var coverageHeading: String { get }
    var coverage: String { get }
    var coverageHeads: [String] { get }
    /// Where a year's revenue is from.
    func basis(_ basis: RevenueCurve.Basis?) -> String
    func atMost(_ share: String) -> String
    /// Buyers of which nothing can be computed.
    func unknown(_ buyers: [String]) -> String
    /// Least revenue of the web in a year, each firm by itself and together.
    func required(_ year: Int, alone: String, together: String, total: String, lastYear: Int)
        -> String

    /// One table of a buyer's orders: rows by firmness, their sum, and its parts.
    func totals(_ buyer: String, undisclosed: Int, overlapping: Int) -> String
    var totalHeads: [String] { get }
    func ownPart(_ layer: Firmness) -> String
    func sum(_ layer: Firmness) -> String
    /// Parts of the sum: purchases and leases, others, with a schedule, recorded as paid, without dates.
    var parts: [String] { get }
    /// A total that the press gives.
    func quoted(_ title: String) -> String

    var consolidatedHeading: String { get }
    func consolidated(
        firms: Int, gross: String, eliminated: String, ratio: String, left: String
    ) -> String
    var memberHeads: [String] { get }

    var supplierHeads: [String] { get }
    var suppliers: String { get }
    var bulletinHeads: [String] { get }
    var bulletin: String { get }
    func kind(_ kind: BulletinClass) -> String
    var disclosureHeads: [String] { get }
    func disclosure(width: String) -> String
    /// The amount of a leg that no source gives.
    func amount(of leg: String) -> String
    var pledgeHeads: [String] { get }
    func pledges(claimed: String, carried: String, shortfall: String?) -> String
    var notKnown: String { get }
    /// Pairs with financing and no order back.
    func missing(_ pairs: [(financier: String, financed: String, amount: String)], more: Int)
        -> String
}
