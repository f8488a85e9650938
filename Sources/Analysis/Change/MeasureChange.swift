/// One number before and after, and why it is another.
public struct MeasureChange: Sendable, Hashable {
    public let id: MeasureID
    public let title: String
    public let unit: MeasureUnit
    /// `nil`: the number was not there, or could not be computed.
    public let before: Double?
    public let after: Double?
    /// What each cause added; together `after − before`. Empty when one of the two is missing.
    public let parts: [Part]
    /// With which cause a number appeared or went away, where one of the two is missing.
    public let turn: ChangeCause?

    public struct Part: Sendable, Hashable {
        public let cause: ChangeCause
        public let amount: Double
    }

    public var total: Double? {
        before.flatMap { old in after.map { $0 - old } }
    }

    public func part(_ cause: ChangeCause) -> Double? {
        parts.first { $0.cause == cause }?.amount
    }

    /// - Parameters:
    ///   - states: the number at the start and after each cause, in the order of ``ChangeCause``. Where it is missing in between, the cause that brings it back has the whole step.
    init(
        id: MeasureID, title: String, unit: MeasureUnit,
        states: [(cause: ChangeCause?, value: Double?)]
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        before = states.first?.value
        after = states.last?.value
        guard var last = before, after != nil else {
            parts = []
            let isThere = after != nil
            // The last step at which it came, or went.
            turn =
                states.indices.dropFirst().last {
                    (states[$0 - 1].value != nil) != isThere && (states[$0].value != nil) == isThere
                }.flatMap { states[$0].cause }
            return
        }
        turn = nil
        parts = states.compactMap { state in
            guard let cause = state.cause else { return nil }
            guard let value = state.value else { return Part(cause: cause, amount: 0) }
            defer { last = value }
            return Part(cause: cause, amount: value - last)
        }
    }

    /// Whether anything happened at all.
    var isChange: Bool { before != after || parts.contains { $0.amount != 0 } }
}
