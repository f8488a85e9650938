/// Section 8: the benign reading, what the ledger says for it, and what does not fit it.
protocol CounterCaseWords: Sendable {
    var heading: String { get }
    var benign: String { get }
    var forHeading: String { get }
    var againstHeading: String { get }
    /// Nothing of the ledger speaks against the benign reading.
    var nothingAgainst: String { get }

    // MARK: for the benign reading

    /// Money that no chain of known deals can bring back.
    func oneWay(_ amount: String, share: String, total: String) -> String
    /// What of the money already paid can have come back.
    func paid(_ most: String, share: String, total: String) -> String
    /// The part of the figure that falls away when only binding contracts are kept.
    func notBinding(_ amount: String, share: String) -> String
    /// The part of the figure that needs no third firm.
    func straightBack(_ share: String) -> String
    func notMoreThanChance(_ comparisons: [String]) -> String
    /// Firms that are financed and do not buy from whom finances them.
    func noOrderBack(_ pairs: Int, of financed: Int) -> String
    /// What sources tie of the orders of sellers that finance customers.
    func tied(_ amount: String, share: String, orders: String) -> String
    /// Loans drawn of a seller over its revenue.
    func loans(_ vendor: String, share: String, withEquity: String) -> String

    // MARK: against it

    func bindingGoesRound(_ amount: String) -> String
    func moreThanChance(_ comparisons: [String]) -> String
    func alignment(_ correlation: String, p: String) -> String
    /// What of a seller's orders its own money could pay.
    func ownMoney(_ vendor: String, share: String) -> String
    /// A customer that takes a large part of a financing seller's orders.
    func dependence(_ vendor: String, customer: String, share: String) -> String
}
