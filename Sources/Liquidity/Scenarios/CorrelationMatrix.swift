/// Correlations of the firms' revenue shocks.
struct CorrelationMatrix: Sendable, Hashable {
    let count: Int
    /// Row by row.
    private(set) var values: [Double]

    /// Eigenvalues below this make the matrix useless for Cholesky.
    static let tolerance = 1e-9

    init(count: Int, values: [Double]) {
        self.count = count
        self.values = values
    }

    /// - Parameters:
    ///   - common: of every pair that `pairs` does not give.
    ///   - pairs: the later of two entries for one pair counts.
    init(firms: [String], common: Double, pairs: [(String, String, Double)]) {
        count = firms.count
        values = (0..<count * count).map { $0 % (firms.count + 1) == 0 ? 1 : common }
        for (first, second, value) in pairs {
            guard let i = firms.firstIndex(of: first), let j = firms.firstIndex(of: second), i != j
            else { continue }
            values[i * count + j] = value
            values[j * count + i] = value
        }
    }

    /// Every correlation of different firms moved by `shift`, as far as it stays in −1…1.
    func shifted(by shift: Double) -> CorrelationMatrix {
        var result = self
        for index in values.indices where index % (count + 1) != 0 {
            result.values[index] = min(1, max(-1, values[index] + shift))
        }
        return result
    }

    /// The largest part of a shift after which the matrix is still positive definite, by bisection to 2⁻⁴⁰.
    func shiftedAsFarAsValid(by shift: Double) -> CorrelationMatrix {
        let whole = shifted(by: shift)
        guard whole.leastEigenvalue <= Self.tolerance else { return whole }
        var (good, bad) = (0.0, 1.0)
        for _ in 0..<40 {
            let middle = (good + bad) / 2
            if shifted(by: shift * middle).leastEigenvalue > Self.tolerance {
                good = middle
            } else {
                bad = middle
            }
        }
        return shifted(by: shift * good)
    }

    /// Smallest eigenvalue, by cyclic Jacobi rotations (Golub & Van Loan, 8.5); error near 10⁻¹⁴. Cost: O(n³) a sweep, at most 60.
    var leastEigenvalue: Double {
        var a = values
        let n = count
        guard n > 1 else { return 1 }
        for _ in 0..<60 {
            var off = 0.0
            for p in 0..<n { for q in 0..<n where p != q { off += a[p * n + q] * a[p * n + q] } }
            if off < 1e-28 { break }
            for p in 0..<n - 1 {
                for q in p + 1..<n where a[p * n + q] != 0 {
                    let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
                    let t =
                        (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot()
                    let s = t * c
                    for k in 0..<n {
                        let (x, y) = (a[k * n + p], a[k * n + q])
                        a[k * n + p] = c * x - s * y
                        a[k * n + q] = s * x + c * y
                    }
                    for k in 0..<n {
                        let (x, y) = (a[p * n + k], a[q * n + k])
                        a[p * n + k] = c * x - s * y
                        a[q * n + k] = s * x + c * y
                    }
                }
            }
        }
        return (0..<n).map { a[$0 * n + $0] }.min() ?? 1
    }
}
