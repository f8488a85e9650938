import CGSL

/// Factorisations of a symmetric matrix, given and returned row by row.
public enum SymmetricFactors {
    /// The lower triangle `L` with `L Lᵀ` the matrix; `nil` when it is not positive definite.
    ///
    /// - Throws: ``StatisticsError`` for values that do not fit the order, or no memory.
    public static func cholesky(_ values: [Double], order: Int) throws(StatisticsError) -> [Double]?
    {
        let matrix = try matrix(values, order)
        // GSL's only complaint here is a matrix that is not positive definite.
        guard gsl_linalg_cholesky_decomp1(matrix.pointer) == 0 else { return nil }
        var lower = [Double](repeating: 0, count: values.count)
        for row in 0..<order {
            for column in 0...row { lower[row * order + column] = matrix[row, column] }
        }
        return lower.allSatisfy(\.isFinite) ? lower : nil
    }

    /// Eigenvalues, largest first, and eigenvectors in the columns of `vectors`, each with its largest component positive.
    ///
    /// - Throws: ``StatisticsError`` for values that do not fit the order, no memory, or no convergence.
    public static func eigen(
        _ values: [Double], order: Int
    ) throws(StatisticsError) -> (values: [Double], vectors: [Double]) {
        let matrix = try matrix(values, order)
        let eigenvalues = try Vector(count: order)
        let eigenvectors = try Matrix(rows: order, columns: order)
        guard let workspace = gsl_eigen_symmv_alloc(order) else {
            throw .memory(elements: order * order)
        }
        defer { gsl_eigen_symmv_free(workspace) }
        try GSL.check(
            gsl_eigen_symmv(
                matrix.pointer, eigenvalues.pointer, eigenvectors.pointer, workspace),
            "gsl_eigen_symmv")
        try GSL.check(
            gsl_eigen_symmv_sort(
                eigenvalues.pointer, eigenvectors.pointer, GSL_EIGEN_SORT_VAL_DESC),
            "gsl_eigen_symmv_sort")
        var vectors = [Double](repeating: 0, count: order * order)
        for column in 0..<order {
            let parts = (0..<order).map { eigenvectors[$0, column] }
            let largest = parts.max { abs($0) < abs($1) } ?? 0
            for row in 0..<order {
                vectors[row * order + column] = largest < 0 ? -parts[row] : parts[row]
            }
        }
        return (eigenvalues.values(), vectors)
    }

    private static func matrix(_ values: [Double], _ order: Int) throws(StatisticsError) -> Matrix {
        guard order > 0, values.count == order * order else {
            throw .shape("\(values.count) values are no square matrix of order \(order)")
        }
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(index: index)
        }
        var matrix = try Matrix(rows: order, columns: order)
        for row in 0..<order {
            for column in 0..<order { matrix[row, column] = values[row * order + column] }
        }
        return matrix
    }
}
