/// How money that was mixed is told apart when some of it is spent.
public enum TracingMethod: String, Sendable, CaseIterable {
    /// In proportion to what is there (pro rata).
    case haircut
    /// What came first goes first.
    case fifo
    /// What came last goes first.
    case lifo
}

/// A firm's money, with how much of it carries a vendor's tag; whole units throughout.
struct TaintedBalance: Sendable {
    struct Lot: Sendable {
        var total: Int64
        var tagged: Int64
    }

    private let method: TracingMethod
    /// One lot under ``TracingMethod/haircut``; the oldest first otherwise.
    private var lots: [Lot] = []
    private var first = 0
    private(set) var total: Int64 = 0
    private(set) var tagged: Int64 = 0

    init(_ method: TracingMethod) { self.method = method }

    mutating func add(_ amount: Int64, tagged part: Int64) {
        guard amount > 0 else { return }
        total += amount
        tagged += part
        if method != .haircut { lots.append(Lot(total: amount, tagged: part)) }
    }

    /// Takes out `amount`, or everything when there is less.
    ///
    /// - Returns: what was taken, and how much of it was tagged.
    mutating func draw(_ amount: Int64) -> Lot {
        let taken = min(max(0, amount), total)
        guard taken > 0 else { return Lot(total: 0, tagged: 0) }
        var part: Int64 = 0
        if method == .haircut {
            part = Self.share(of: tagged, taken, total)
        } else {
            var left = taken
            while left > 0, first < lots.count {
                let index = method == .fifo ? first : lots.count - 1
                let lot = lots[index]
                let piece = min(left, lot.total)
                let pieceTagged = Self.share(of: lot.tagged, piece, lot.total)
                part += pieceTagged
                left -= piece
                if piece < lot.total {
                    lots[index] = Lot(
                        total: lot.total - piece, tagged: lot.tagged - pieceTagged)
                } else if method == .fifo {
                    first += 1
                } else {
                    lots.removeLast()
                }
            }
        }
        total -= taken
        tagged -= part
        return Lot(total: taken, tagged: part)
    }

    /// Sets the money to a known balance: what is missing left in proportion, what is more came from outside.
    mutating func settle(at balance: Int64) {
        let target = max(0, balance)
        if target >= total {
            add(target - total, tagged: 0)
            return
        }
        var newTagged: Int64 = 0
        var newTotal: Int64 = 0
        if method != .haircut {
            var before = Lot(total: 0, tagged: 0)
            for index in first..<max(first, lots.count) {
                let lot = lots[index]
                before.total += lot.total
                // Cumulative rounding keeps every lot within itself and the sum at the balance.
                let sum = Self.share(of: target, before.total, total)
                let piece = min(lot.total, sum - newTotal)
                let part = Self.share(of: lot.tagged, piece, lot.total)
                lots[index] = Lot(total: piece, tagged: part)
                newTotal += piece
                newTagged += part
            }
        } else {
            newTotal = target
            newTagged = Self.share(of: tagged, target, total)
        }
        total = newTotal
        tagged = newTagged
    }

    /// `whole · part / of`, rounded down.
    static func share(of whole: Int64, _ part: Int64, _ of: Int64) -> Int64 {
        of > 0 && whole > 0 ? Int64(Int128(whole) * Int128(part) / Int128(of)) : 0
    }

    /// Splits `tagged` over amounts in proportion, to the unit; every part is at most its amount when `tagged` is at most their sum.
    static func split(_ tagged: Int64, over amounts: [Int64]) -> [Int64] {
        let sum = amounts.reduce(0, +)
        guard sum > 0, tagged > 0 else { return amounts.map { _ in 0 } }
        var before: Int64 = 0
        var given: Int64 = 0
        return amounts.map { amount in
            before += amount
            let next = share(of: tagged, before, sum)
            defer { given = next }
            return next - given
        }
    }
}
