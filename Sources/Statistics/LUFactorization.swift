import CGSL

/// A square matrix factorised once, to solve with it many times: LU with partial pivoting.
///
/// ```swift
/// let factors = try LUFactorization(matrix)
/// let x = try factors.solve([1, 2])
/// ```
///
/// n³/3 multiplications to factorise, n² for a solution, n³ for the inverse.
public struct LUFactorization: ~Copyable {
    private let factors: Matrix
    private let permutation: Permutation
    /// Rows, and columns, of the matrix.
    public let order: Int

    /// Takes the matrix and overwrites it with its factors.
    public init(_ matrix: consuming Matrix) throws(StatisticsError) {
        guard matrix.rows == matrix.columns else {
            throw .shape("a \(matrix.rows) × \(matrix.columns) matrix is not square")
        }
        let permutation = try Permutation(count: matrix.rows)
        var sign: Int32 = 0
        try GSL.check(
            gsl_linalg_LU_decomp(matrix.pointer, permutation.pointer, &sign),
            "gsl_linalg_LU_decomp")
        order = matrix.rows
        self.permutation = permutation
        factors = matrix
    }

    /// The `x` with `matrix · x = right`.
    ///
    /// - Throws: ``StatisticsError/gsl(routine:message:)`` or ``StatisticsError/singular`` for a singular matrix.
    public borrowing func solve(_ right: [Double]) throws(StatisticsError) -> [Double] {
        guard right.count == order else {
            throw .shape("the right-hand side has \(right.count) values, the matrix \(order) rows")
        }
        let known = try Vector(right)
        let unknown = try Vector(count: order)
        try GSL.check(
            gsl_linalg_LU_solve(
                factors.pointer, permutation.pointer, known.pointer, unknown.pointer),
            "gsl_linalg_LU_solve")
        let values = unknown.values()
        guard values.allSatisfy(\.isFinite) else { throw .singular }
        return values
    }

    /// The inverse of the matrix.
    ///
    /// - Throws: as ``solve(_:)``.
    public borrowing func inverse() throws(StatisticsError) -> Matrix {
        let inverse = try Matrix(rows: order, columns: order)
        try GSL.check(
            gsl_linalg_LU_invert(factors.pointer, permutation.pointer, inverse.pointer),
            "gsl_linalg_LU_invert")
        for row in 0..<order {
            for column in 0..<order where !inverse[row, column].isFinite { throw .singular }
        }
        return inverse
    }
}
