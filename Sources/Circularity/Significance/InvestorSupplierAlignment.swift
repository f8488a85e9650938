import FlowNetwork
import Ledger
import Statistics

/// Do investors fund their own customers more than chance would have it? (measure 10)
///
/// The correlation, over ordered pairs of different firms, of what `i` finances `j` with and what `j` buys from `i`. Its p comes from the
/// quadratic assignment procedure (Krackhardt 1988, "Predicting with networks"): the firms of one matrix are relabelled jointly,
/// rows and columns together, which keeps how unequal firms are and breaks only who faces whom. Exact and one-sided
/// (``PermutationTest``).
///
/// Cost: R · firms² operations.
public struct InvestorSupplierAlignment: Sendable, Hashable {
    /// Correlation of the amounts in a view.
    public let test: PermutationTest
    /// Firms that finance or buy in the view: those that were relabelled.
    public let firms: Int
    /// Pairs where `i` finances `j` and `j` buys from `i`; pairs where `i` finances `j`.
    public let alignedPairs: Int
    public let financedPairs: Int

    private static let blockSize = 100

    /// - Returns: `nil` when one of the matrices does not vary: no financing, or no purchase.
    /// - Throws: ``MeasureError/statistics(_:)``.
    public init?(
        of network: FlowNetwork, view: FlowView, replicates: Int = defaultReplicates,
        streams: RandomStreams, threads: Int? = nil
    ) throws(MeasureError) {
        let amounts = network.amounts(view)
        var financing: [[Int]: Double] = [:]
        var purchases: [[Int]: Double] = [:]
        for (index, leg) in network.legs.enumerated() where amounts[index] > 0 {
            switch leg.family {
            case .financing: financing[[leg.from, leg.to], default: 0] += Double(amounts[index])
            // Transposed: the seller is the row.
            case .commerce: purchases[[leg.to, leg.from], default: 0] += Double(amounts[index])
            case .other: continue
            }
        }
        try self.init(
            financing: financing, transposedPurchases: purchases, replicates: replicates,
            streams: streams, threads: threads)
    }

    /// - Parameters:
    ///   - financing: amount by `[investor, firm]`.
    ///   - transposedPurchases: amount by `[seller, buyer]`.
    init?(
        financing: [[Int]: Double], transposedPurchases: [[Int]: Double], replicates: Int,
        streams: RandomStreams, threads: Int?
    ) throws(MeasureError) {
        let present = Set(financing.keys.joined()).union(transposedPurchases.keys.joined()).sorted()
        let place = Dictionary(uniqueKeysWithValues: zip(present, present.indices))
        let n = present.count
        guard n > 1 else { return nil }
        func matrix(_ entries: [[Int]: Double]) -> [Double] {
            var values = [Double](repeating: 0, count: n * n)
            for (pair, amount) in entries {
                if let i = place[pair[0]], let j = place[pair[1]] { values[i * n + j] = amount }
            }
            return values
        }
        let (rows, columns) = (matrix(financing), matrix(transposedPurchases))
        let fixed = Self.offDiagonal(rows, Array(0..<n))
        do throws(StatisticsError) {
            guard
                let observed = try Association.correlation(
                    fixed, Self.offDiagonal(columns, Array(0..<n)))
            else { return nil }
            // Relabelling keeps the multiset of elements off the diagonal, so only the sum of products changes from order to order.
            let kernel = CrossProduct(rows: rows, columns: columns, firms: n)
            let drawn = try Blocks(items: replicates, size: Self.blockSize).map(
                threads: threads,
                throwing: { block, items -> Result<[Double], StatisticsError> in
                    do throws(StatisticsError) {
                        var generator = try streams.generator(.labelPermutation, block: block)
                        var order = Array(0..<n)
                        var values: [Double] = []
                        for _ in items {
                            try generator.shuffle(&order)
                            values.append(kernel.correlation(order))
                        }
                        return .success(values)
                    } catch { return .failure(error) }
                })
            test = try PermutationTest(observed: observed, replicates: drawn.flatMap { $0 })
        } catch { throw .statistics(error) }
        firms = n
        financedPairs = financing.count { $0.value > 0 }
        alignedPairs = financing.count { $0.value > 0 && (transposedPurchases[$0.key] ?? 0) > 0 }
    }

    /// The elements off the diagonal with rows and columns in an order, row by row.
    private static func offDiagonal(_ values: [Double], _ order: [Int]) -> [Double] {
        let n = order.count
        var result: [Double] = []
        result.reserveCapacity(n * (n - 1))
        for i in 0..<n {
            for j in 0..<n where i != j { result.append(values[order[i] * n + order[j]]) }
        }
        return result
    }
}

/// Correlations of one matrix with the relabelled other, over the elements off the diagonal.
private struct CrossProduct: Sendable {
    /// Elements of the fixed matrix that are not zero.
    private let entries: [(row: Int, column: Int, value: Double)]
    private let columns: [Double]
    private let firms: Int
    private let meanProduct: Double
    private let scale: Double

    init(rows: [Double], columns: [Double], firms n: Int) {
        var entries: [(row: Int, column: Int, value: Double)] = []
        var (sums, squares) = ((0.0, 0.0), (0.0, 0.0))
        for i in 0..<n {
            for j in 0..<n where i != j {
                let (x, y) = (rows[i * n + j], columns[i * n + j])
                if x != 0 { entries.append((i, j, x)) }
                sums = (sums.0 + x, sums.1 + y)
                squares = (squares.0 + x * x, squares.1 + y * y)
            }
        }
        let pairs = Double(n * (n - 1))
        self.entries = entries
        self.columns = columns
        firms = n
        meanProduct = sums.0 * sums.1 / pairs
        let spread =
            (squares.0 - sums.0 * sums.0 / pairs) * (squares.1 - sums.1 * sums.1 / pairs)
        scale = spread > 0 ? 1 / spread.squareRoot() : 0
    }

    func correlation(_ order: [Int]) -> Double {
        let products = entries.reduce(0.0) {
            $0 + $1.value * columns[order[$1.row] * firms + order[$1.column]]
        }
        return (products - meanProduct) * scale
    }
}
