import Statistics

/// A factor `A` of the correlation matrix of the shocks, `A Aᵀ = C`: correlated shocks are `A z` with independent `z`.
struct ShockFactor: Sendable {
    /// n × n, row by row.
    let values: [Double]
    /// Nothing above the diagonal.
    let isLower: Bool

    /// Eigenvalues above this are rounding of a matrix that is positive semi-definite.
    static let eigenvalueTolerance = -1e-10

    /// GSL's Cholesky factor; where the matrix is singular (firms that move as one), `Q √Λ` of its eigenvectors.
    ///
    /// - Throws: ``SimulationError/correlation(_:)``.
    init(_ correlation: [Double], firms names: [String]) throws(SimulationError) {
        try Self.check(correlation, names)
        let count = names.count
        if let lower = try Self.numerics({ () throws(StatisticsError) in
            try SymmetricFactors.cholesky(correlation, order: count)
        }) {
            (values, isLower) = (lower, true)
            return
        }
        let (eigenvalues, vectors) = try Self.numerics { () throws(StatisticsError) in
            try SymmetricFactors.eigen(correlation, order: count)
        }
        let last = count - 1
        guard eigenvalues[last] >= Self.eigenvalueTolerance else {
            let weights = (0..<count).map { abs(vectors[$0 * count + last]) }
            let order = weights.indices.sorted {
                weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1]
            }
            throw .correlation(
                .notPositive(
                    eigenvalue: eigenvalues[last], first: names[order[0]],
                    second: names[order[min(1, last)]]))
        }
        let roots = eigenvalues.map { max(0, $0).squareRoot() }
        values = (0..<count * count).map { vectors[$0] * roots[$0 % count] }
        isLower = false
    }

    private static func check(
        _ correlation: [Double], _ names: [String]
    ) throws(SimulationError) {
        let count = names.count
        guard correlation.count == count * count else {
            throw .correlation(.size(values: correlation.count, firms: count))
        }
        for row in 0..<count {
            let own = correlation[row * count + row]
            guard own == 1 else { throw .correlation(.diagonal(firm: names[row], value: own)) }
            for column in 0..<row {
                let value = correlation[row * count + column]
                let mirrored = correlation[column * count + row]
                for value in [value, mirrored] where !(abs(value) <= 1) {
                    throw .correlation(
                        .outside(first: names[row], second: names[column], value: value))
                }
                guard abs(value - mirrored) <= 1e-12 else {
                    throw .correlation(
                        .asymmetric(
                            first: names[row], second: names[column], values: [value, mirrored]))
                }
            }
        }
    }

    /// GSL's own words where it fails on a matrix that was checked.
    private static func numerics<Value>(
        _ body: () throws(StatisticsError) -> Value
    ) throws(SimulationError) -> Value {
        do throws(StatisticsError) { return try body() } catch {
            throw .shape("correlations of the shocks: \(error)")
        }
    }
}
