import Money

/// Legs between firms as they were read: one entry a row, parallel legs kept apart, days where they are known.
///
/// Structure of arrays, because a list may have millions of rows. ``WeightedDigraph`` is the form that the
/// measures work on; this one still knows the days.
public struct EdgeList: Sendable {
    /// Firm names; a firm is named by its index everywhere else.
    public var names: [String]
    /// Paying firm of each row.
    public var tails: [Int32]
    /// Receiving firm of each row.
    public var heads: [Int32]
    /// Amounts in integer units, `scale` units to 1.0 of the input.
    public var weights: [Int64]
    /// Day of each row, `nil` where it is unknown; empty when no row has one.
    public var days: [Day?]
    /// Integer units per 1.0 of the input: a power of ten.
    public var scale: Int64
    /// Financing or order, of each row; `nil` where the rows do not say.
    public var kinds: [EdgeKind]?

    public init(
        names: [String], tails: [Int32] = [], heads: [Int32] = [], weights: [Int64] = [],
        days: [Day?] = [], scale: Int64 = 1, kinds: [EdgeKind]? = nil
    ) {
        self.names = names
        self.tails = tails
        self.heads = heads
        self.weights = weights
        self.days = days
        self.scale = scale
        self.kinds = kinds
    }

    /// Legs of firms named `0`, `1`, … `firms − 1`, for networks that are made rather than read.
    public init(firms: Int, legs: [(from: Int, to: Int, weight: Int64)], scale: Int64 = 1) {
        self.init(
            names: (0..<max(0, firms)).map(String.init),
            tails: legs.map { Int32(clamping: $0.from) },
            heads: legs.map { Int32(clamping: $0.to) },
            weights: legs.map(\.weight), scale: scale)
    }

    /// Number of rows.
    public var count: Int { weights.count }

    func validate() throws(GraphError) {
        guard names.count < Int(Int32.max), count < Int(Int32.max) / 4 else {
            throw .tooLarge(firms: names.count, legs: count)
        }
        guard tails.count == count, heads.count == count, days.isEmpty || days.count == count,
            kinds == nil || kinds?.count == count
        else { throw .malformedList("the columns of the edge list differ in length") }
        var power = scale
        while power >= 10, power % 10 == 0 { power /= 10 }
        guard power == 1 else { throw .malformedList("the scale \(scale) is not a power of ten") }
        let firms = Int32(names.count)
        for leg in 0..<count {
            guard tails[leg] >= 0, tails[leg] < firms, heads[leg] >= 0, heads[leg] < firms else {
                throw .unknownFirm(leg: leg)
            }
            guard weights[leg] >= 0 else { throw .negativeWeight(leg: leg) }
        }
    }

    /// Row numbers ordered by (tail, head, row): two stable counting sorts, O(firms + rows).
    func rowsByFirms() -> [Int32] {
        func sorted(_ rows: [Int32], by key: [Int32]) -> [Int32] {
            var start = [Int32](repeating: 0, count: names.count + 1)
            for row in rows { start[Int(key[Int(row)]) + 1] += 1 }
            for firm in 0..<names.count { start[firm + 1] += start[firm] }
            var result = [Int32](repeating: 0, count: rows.count)
            for row in rows {
                let firm = Int(key[Int(row)])
                result[Int(start[firm])] = row
                start[firm] += 1
            }
            return result
        }
        return sorted(sorted((0..<Int32(count)).map { $0 }, by: heads), by: tails)
    }
}
