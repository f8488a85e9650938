/// One regression of changes on a constant, lagged changes and, if wanted, the level, by Householder
/// reflections: for choosing lags and for the null models of the bootstraps.
struct LeastSquares {
    /// Constant, lagged changes 1…p, then the level when it takes part.
    let coefficients: [Double]
    /// One a row.
    let residuals: [Double]

    var residualSum: Double { residuals.reduce(0) { $0 + $1 * $1 } }

    /// `nil` when the regressors are collinear or there are fewer rows than regressors.
    init?(levels: [Double], lag: Int, firstRow: Int, withLevel: Bool) {
        let rows = levels.count - firstRow
        let columns = 1 + lag + (withLevel ? 1 : 0)
        guard rows >= columns, firstRow > lag else { return nil }
        // Column by column, the response last.
        var matrix: [[Double]] = [[Double](repeating: 1, count: rows)]
        for i in stride(from: 1, through: lag, by: 1) {
            matrix.append((firstRow..<levels.count).map { levels[$0 - i] - levels[$0 - i - 1] })
        }
        if withLevel { matrix.append((firstRow..<levels.count).map { levels[$0 - 1] }) }
        let response = (firstRow..<levels.count).map { levels[$0] - levels[$0 - 1] }
        var work = matrix + [response]
        var diagonal = [Double](repeating: 0, count: columns)
        for k in 0..<columns {
            let original = matrix[k].reduce(0) { $0 + $1 * $1 }
            var norm = 0.0
            for r in k..<rows { norm += work[k][r] * work[k][r] }
            guard norm > 1e-20 * original, norm > 0 else { return nil }
            let alpha = work[k][k] > 0 ? -norm.squareRoot() : norm.squareRoot()
            work[k][k] -= alpha
            diagonal[k] = alpha
            let scale = 2 / (norm - 2 * alpha * (work[k][k] + alpha) + alpha * alpha)
            for c in (k + 1)..<(columns + 1) {
                var dot = 0.0
                for r in k..<rows { dot += work[k][r] * work[c][r] }
                let factor = dot * scale
                for r in k..<rows { work[c][r] -= factor * work[k][r] }
            }
        }
        var solution = [Double](repeating: 0, count: columns)
        for k in stride(from: columns - 1, through: 0, by: -1) {
            var value = work[columns][k]
            for c in (k + 1)..<max(columns, k + 1) { value -= work[c][k] * solution[c] }
            solution[k] = value / diagonal[k]
        }
        coefficients = solution
        residuals = (0..<rows).map { r in
            var value = response[r]
            for c in 0..<columns { value -= solution[c] * matrix[c][r] }
            return value
        }
    }
}
