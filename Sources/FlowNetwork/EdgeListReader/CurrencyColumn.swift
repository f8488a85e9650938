/// The column of a table that names the currency of its amounts. Amounts in several currencies cannot be added.
public struct CurrencyColumn: Sendable {
    static let names: Set<String> = [
        "currency", "ccy", "cur", "currency code", "iso currency", "amount currency",
        "value currency", "weight currency", "payment currency",
    ]

    /// Which column of the table, from 0.
    public let place: Int
    /// The currency of the rows so far, as the first of them writes it.
    public private(set) var currency: String?

    /// - Parameter titles: the header, blanks around each title taken off.
    /// - Returns: `nil` for a table without such a column.
    public init?(titles: [String]) {
        let found = titles.firstIndex {
            CurrencyColumn.names.contains($0.lowercased().replacing("_", with: " "))
        }
        guard let found else { return nil }
        place = found
    }

    /// Takes note of a row's currency. An empty cell says nothing.
    ///
    /// - Returns: the currency of the rows before when this one has another.
    public mutating func clash(_ text: String) -> String? {
        guard !text.isEmpty else { return nil }
        guard let currency else {
            self.currency = text
            return nil
        }
        return text == currency || text.uppercased() == currency.uppercased() ? nil : currency
    }
}
