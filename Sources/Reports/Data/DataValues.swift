import Ledger
import Money

/// The version of every JSON document's layout.
public let schemaVersion = 1

/// Money in JSON: an exact decimal string and a currency, never a binary number.
public struct MoneyData: Encodable, Sendable, Hashable {
    public let amount: String
    public let currency: String

    public init(_ money: Money) {
        amount = money.decimalString
        currency = money.currency.code
    }

    public init(minorUnits: Int64, _ currency: Currency) {
        self.init(Money(minorUnits: minorUnits, currency: currency))
    }
}

/// An amount of the ledger with its wording.
public struct AmountData: Encodable, Sendable {
    let basis: String
    let low: MoneyData?
    let stated: MoneyData?
    let high: MoneyData?

    init(_ amount: Amount) {
        basis = amount.basis.rawValue
        low = amount.low.map(MoneyData.init)
        stated = amount.stated.map(MoneyData.init)
        high = amount.high.map(MoneyData.init)
    }
}

/// Money by firmness layer, each layer's own part.
public struct LayeredData: Encodable, Sendable {
    let paid: MoneyData
    let binding: MoneyData
    let announced: MoneyData
    let reported: MoneyData
    let estimated: MoneyData

    init(_ amount: LayeredAmount, _ currency: Currency) {
        paid = MoneyData(minorUnits: amount.paid, currency)
        binding = MoneyData(minorUnits: amount.binding, currency)
        announced = MoneyData(minorUnits: amount.announced, currency)
        reported = MoneyData(minorUnits: amount.reported, currency)
        estimated = MoneyData(minorUnits: amount.estimated, currency)
    }
}
