import Money

extension Amount {
    /// Whether both wordings can be true of one number: their ranges meet.
    ///
    /// Amounts of different currencies and undisclosed ones never contradict each other, and never support each other: see ``supports(_:)``.
    package func agrees(with other: Amount) -> Bool {
        guard let low = low, let otherLow = other.low, low.currency == otherLow.currency else {
            return true
        }
        if let high, high.minorUnits < otherLow.minorUnits { return false }
        if let otherHigh = other.high, otherHigh.minorUnits < low.minorUnits { return false }
        return true
    }

    /// Whether both give a number, of one currency, and their ranges meet: `up to USD 20bn` and `USD 10bn..20bn`.
    package func supports(_ other: Amount) -> Bool {
        guard let stated, let otherStated = other.stated, stated.currency == otherStated.currency
        else { return false }
        return agrees(with: other)
    }

    /// The smallest range that holds all of the amounts; `nil` for an empty list, mixed currencies or none disclosed.
    static func covering(_ amounts: [Amount]) -> Amount? {
        let disclosed = amounts.filter { $0.stated != nil }
        let lows = disclosed.compactMap { $0.low?.minorUnits }
        guard let first = disclosed.first?.stated, let low = lows.min(),
            disclosed.allSatisfy({ $0.stated?.currency == first.currency })
        else { return nil }
        let highs = disclosed.compactMap { ($0.high ?? $0.stated)?.minorUnits }
        let high = highs.max() ?? low
        func money(_ units: Int64) -> Money { Money(minorUnits: units, currency: first.currency) }
        return Amount(
            basis: .range, low: money(low), stated: money(low + (high - low) / 2),
            high: disclosed.contains { $0.high == nil } ? nil : money(high))
    }

    /// The amount as the ledger writes it: `up to USD 100bn`.
    public var text: String {
        switch basis {
        case .undisclosed: return "undisclosed"
        case .range:
            guard let low, let high else { return stated.map { "at least \($0.shortText)" } ?? "" }
            return "\(low.shortText)..\(high.shortNumber)"
        case .exact: return stated?.shortText ?? ""
        case .about, .atLeast, .upTo: return "\(basis.rawValue) \(stated?.shortText ?? "")"
        }
    }
}

extension Money {
    /// `USD 38bn`: exact, with the largest scale that needs no more than three decimals.
    public var shortText: String { "\(currency.code) \(shortNumber)" }

    var shortNumber: String {
        let unit = Int128(currency.minorUnitsPerUnit)
        let scales: [(String, Int128)] = [
            ("tn", 1_000_000_000_000), ("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1000),
        ]
        let magnitude = Int128(minorUnits.magnitude)
        for (name, scale) in scales
        where magnitude >= scale * unit && magnitude % (scale * unit / 1000) == 0 {
            let thousandths = magnitude / (scale * unit / 1000)
            var text = "\(thousandths / 1000)"
            var fraction = String(thousandths % 1000 + 1000).dropFirst()
            while fraction.last == "0" { fraction.removeLast() }
            if !fraction.isEmpty { text += ".\(fraction)" }
            return (minorUnits < 0 ? "-" : "") + text + name
        }
        return decimalString
    }
}
