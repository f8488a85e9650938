import CKernels

/// The sums of the regression for one end of window, growing by one row as the start moves back:
/// the plain twin of the C kernel, for any lag. Both round at the same places.
///
/// The regression is `Δy_t = a + b·y_{t−1} + Σ_{i≤p} c_i·Δy_{t−i} + e_t`; the statistic is t(b) with
/// n − p − 2 degrees of freedom. See `ExplosiveSequences`.
struct BackwardScan {
    private let levels: UnsafeBufferPointer<Double>
    private let lag: Int
    private let variables: Int
    private let end: Int
    private let centre: Double
    private var sumLevel = 0.0
    private var products: [Double]
    private var row: [Double]
    private var sums: [Double]
    private var gram: [Double]
    private(set) var rows = 0

    init(levels: UnsafeBufferPointer<Double>, lag: Int, end: Int) {
        self.levels = levels
        self.lag = lag
        self.end = end
        variables = lag + 2
        centre = levels[end - 1]
        products = [Double](repeating: 0, count: variables * (variables + 1) / 2)
        row = [Double](repeating: 0, count: variables)
        sums = row
        gram = [Double](repeating: 0, count: variables * variables)
    }

    /// Adds the row of observation `t`.
    mutating func add(_ t: Int) {
        row[0] = levels[t - 1] - centre
        for i in 0...lag {
            // The last variable is the difference explained, those before it are its lags.
            row[i == 0 ? lag + 1 : i] = levels[t - i] - levels[t - i - 1]
        }
        sumLevel += row[0]
        var s = 0
        for i in 0..<variables {
            products[s].addProduct(row[i], row[0])
            s += 1
            for j in stride(from: 1, through: i, by: 1) {
                products[s] += row[i] * row[j]
                s += 1
            }
        }
        rows += 1
    }

    private func raw(_ i: Int) -> Double { products[i * (i + 1) / 2 + i] }

    /// `sign(t)·t²` of the window that starts with row `t`, which was added last; `nil` when the
    /// window does not vary, when its lags are collinear or when the fit is perfect.
    mutating func square(from t: Int) -> Double? {
        let tolerance = OUROBOROS_BSADF_TOLERANCE
        let last = lag + 1
        let negativeReciprocal = -1 / Double(rows)
        sums[0] = sumLevel
        for i in 0...lag {
            sums[i == 0 ? last : i] = levels[end - i] - levels[t - 1 - i]
        }
        var valid = true
        var s = 0
        for i in 0..<variables {
            let negativeMean = sums[i] * negativeReciprocal
            gram[i * variables] = products[s].addingProduct(sums[0] * negativeReciprocal, sums[i])
            s += 1
            for j in stride(from: 1, through: i, by: 1) {
                gram[i * variables + j] = products[s].addingProduct(negativeMean, sums[j])
                s += 1
            }
        }
        var p = lag
        while p >= 2 {
            let pivot = gram[p * variables + p]
            valid = valid && pivot > tolerance * raw(p)
            let inverse = 1 / pivot
            for i in 0..<variables where i < p || i == last {
                let left = i < p ? gram[p * variables + i] : gram[i * variables + p]
                let factor = left * inverse
                for j in 0...i where j < p || j == last {
                    let right = j < p ? gram[p * variables + j] : gram[j * variables + p]
                    gram[i * variables + j].addProduct(-factor, right)
                }
            }
            p -= 1
        }
        var level = gram[0]
        var cross = gram[last * variables]
        var response = gram[last * variables + last]
        var whole = raw(last)
        if lag > 0 {
            let pivot = gram[variables + 1]
            let left = gram[variables]
            let right = gram[last * variables + 1]
            valid = valid && pivot > tolerance * raw(1)
            let scaled = pivot * level
            level = scaled.addingProduct(-left, left)
            cross = (pivot * cross).addingProduct(-left, right)
            response = (pivot * response).addingProduct(-right, right)
            whole *= pivot
            valid = valid && level > tolerance * scaled
        }
        valid = valid && response > tolerance * whole
        let total = level * response
        let rest = total.addingProduct(-cross, cross)
        valid = valid && rest > tolerance * total
        guard valid else { return nil }
        return cross * Double(rows - lag - 2) * abs(cross) / rest
    }
}
