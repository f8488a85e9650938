import CGSL

/// A dense matrix of doubles, row by row, that frees its memory with its owner.
///
/// ```swift
/// var matrix = try Matrix(rows: 2, columns: 2)
/// matrix[0, 0] = 3
/// ```
public struct Matrix: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_matrix>
    public let rows: Int
    public let columns: Int

    /// All zeros.
    ///
    /// - Throws: ``StatisticsError/shape(_:)`` without rows or columns, ``StatisticsError/memory(elements:)``.
    public init(rows: Int, columns: Int) throws(StatisticsError) {
        guard rows > 0, columns > 0 else {
            throw .shape("a matrix needs rows and columns, not \(rows) × \(columns)")
        }
        let (elements, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard !overflow, elements <= Int.max / 8, GSL.handlerIsOff,
            let pointer = gsl_matrix_calloc(rows, columns)
        else { throw .memory(elements: overflow ? .max : elements) }
        self.pointer = pointer
        self.rows = rows
        self.columns = columns
    }

    deinit { gsl_matrix_free(pointer) }

    /// The element at a row and column, both from 0; outside is a programmer's error.
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(row >= 0 && row < rows && column >= 0 && column < columns)
            return gsl_matrix_get(pointer, row, column)
        }
        set {
            precondition(row >= 0 && row < rows && column >= 0 && column < columns)
            gsl_matrix_set(pointer, row, column, newValue)
        }
    }
}

/// A vector of doubles that frees its memory with its owner.
struct Vector: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_vector>
    let count: Int

    init(count: Int) throws(StatisticsError) {
        guard count > 0 else { throw .shape("a vector needs elements") }
        guard GSL.handlerIsOff, let pointer = gsl_vector_calloc(count) else {
            throw .memory(elements: count)
        }
        self.pointer = pointer
        self.count = count
    }

    init(_ values: [Double]) throws(StatisticsError) {
        try self.init(count: values.count)
        for (index, value) in values.enumerated() { gsl_vector_set(pointer, index, value) }
    }

    deinit { gsl_vector_free(pointer) }

    borrowing func values() -> [Double] { (0..<count).map { gsl_vector_get(pointer, $0) } }
}

/// The row order of a factorisation.
struct Permutation: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_permutation>

    init(count: Int) throws(StatisticsError) {
        guard count > 0 else { throw .shape("a permutation needs elements") }
        guard GSL.handlerIsOff, let pointer = gsl_permutation_calloc(count) else {
            throw .memory(elements: count)
        }
        self.pointer = pointer
    }

    deinit { gsl_permutation_free(pointer) }
}
