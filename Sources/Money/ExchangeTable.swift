/// Dated exchange rates, and the conversion of amounts into the base currency.
package struct ExchangeTable: Sendable {
    private let base: Currency
    private let rates: [ExchangeRate]

    package init(base: Currency, rates: [ExchangeRate]) {
        self.base = base
        self.rates = rates
    }

    /// Units of `quote` per unit of the base currency, of the date nearest to `day` (the earlier one of two equally near).
    package func rate(of quote: Currency, near day: Day) -> (rate: Double, date: PartialDate)? {
        func distance(_ date: PartialDate) -> Int {
            if day < date.first { return date.first - day }
            if day > date.last { return day - date.last }
            return 0
        }
        let direct = rates.filter { $0.base == base && $0.quote == quote }
        if let nearest = direct.min(by: {
            (distance($0.date), $0.date.first) < (distance($1.date), $1.date.first)
        }) {
            return (nearest.rate, nearest.date)
        }
        let inverse = rates.filter { $0.base == quote && $0.quote == base && $0.rate > 0 }
        return inverse.min {
            (distance($0.date), $0.date.first) < (distance($1.date), $1.date.first)
        }
        .map { (1 / $0.rate, $0.date) }
    }

    /// Minor units of the base currency, rounded to nearest; `nil` without a rate.
    package func convert(_ money: Money, on day: Day) -> Int64? {
        if money.currency == base { return money.minorUnits }
        guard let (rate, _) = rate(of: money.currency, near: day), rate > 0 else { return nil }
        let units = money.doubleValue / rate * Double(base.minorUnitsPerUnit)
        guard units.magnitude <= Double(Money.minorUnitLimit) else {
            return nil
        }
        return Int64(units.rounded())
    }

    /// The amount in the base currency; `nil` when it is undisclosed or no rate is known.
    package func convert(_ amount: Amount, on day: Day) -> Amount? {
        guard let stated = amount.stated, let statedUnits = convert(stated, on: day) else {
            return nil
        }
        func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: base) }
        return Amount(
            basis: amount.basis,
            low: amount.low.flatMap { convert($0, on: day) }.map(money),
            stated: money(statedUnits),
            high: amount.high.flatMap { convert($0, on: day) }.map(money))
    }
}

extension [ExchangeRate] {
    /// The rates that a day could know: those of its date or before. Of a pair that has only later ones, all.
    public func known(by day: Day) -> [ExchangeRate] {
        func pair(_ rate: ExchangeRate) -> Set<Currency> { [rate.base, rate.quote] }
        let past = filter { $0.date.first <= day }
        let known = Set(past.map(pair))
        return filter { $0.date.first <= day || !known.contains(pair($0)) }
    }
}
