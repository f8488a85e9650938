import Text

/// One dated exchange rate.
public struct ExchangeRate: Sendable, Hashable {
    /// One unit of this …
    public var base: Currency
    /// … buys `rate` units of this.
    public var quote: Currency
    public var date: PartialDate
    public var rate: Double
    public var source: String
    public var note: Prose?
    public var place: Place

    public init(
        base: Currency, quote: Currency, date: PartialDate, rate: Double, source: String,
        note: Prose? = nil, place: Place
    ) {
        self.base = base
        self.quote = quote
        self.date = date
        self.rate = rate
        self.source = source
        self.note = note
        self.place = place
    }
}
