import Money

/// What stands in the books about money that was lent, on the day of a claim: amounts as sources word them, or minor units once resolved.
///
/// A balance falls as a loan is repaid. That is no announcement taken back: what was paid stays paid, and ``balance`` says how much of it is still owed.
public struct LegBook<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Owed on the day.
    public var balance: Value?
    /// Paid back up to the day.
    public var repaid: Value?
    /// Value of what secures it, as the source puts it.
    public var collateral: Value?
    /// Set aside against losses on it.
    public var provision: Value?
    /// Of the balance, what is late.
    public var pastDue: Value?
    /// Given up as lost up to the day.
    public var writtenOff: Value?

    public init(
        balance: Value? = nil, repaid: Value? = nil, collateral: Value? = nil,
        provision: Value? = nil, pastDue: Value? = nil, writtenOff: Value? = nil
    ) {
        self.balance = balance
        self.repaid = repaid
        self.collateral = collateral
        self.provision = provision
        self.pastDue = pastDue
        self.writtenOff = writtenOff
    }

    /// Keys of the format, in the order of the documentation, with the field that each fills.
    fileprivate static var keys:
        [(name: String, field: any WritableKeyPath<Self, Value?> & Sendable)]
    {
        [
            ("balance", \.balance), ("repaid", \.repaid), ("collateral", \.collateral),
            ("provision", \.provision), ("past_due", \.pastDue), ("written_off", \.writtenOff),
        ]
    }
}

/// The keys, made once: a key path of a generic type takes microseconds to make, and every leg of a ledger needs them.
enum LegBookKeys {
    static let worded = LegBook<Amount>.keys
    static let resolved = LegBook<Int64>.keys
}
