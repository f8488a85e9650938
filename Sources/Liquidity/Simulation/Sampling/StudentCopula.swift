import CGSL
import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A t copula with normal margins: firms are hit together in the tails, and each alone looks as under the Gaussian one.
///
/// With ε the correlated normals of a quarter and W a χ² variable with ν degrees of freedom, `ε √(ν/W)` is multivariate t; each component is then
/// mapped to a normal by `Φ⁻¹(T_ν(·))`. (t margins on log revenue would have an infinite mean of revenue.) The map is a table of GSL's distribution
/// functions over asinh t with cubic Hermite interpolation, within 10⁻⁹ of the exact one.
struct StudentCopula: Sendable {
    private let degrees: Double
    /// Nodes over asinh t from 0: value and slope.
    private let values, slopes: [Double]
    private let step: Double

    private static let nodes = 8192
    /// The table ends where GSL's tails do, or at t = 10¹².
    private static let furthest = 1e12
    private static let leastTail = 1e-290

    init(degrees: Double) {
        self.degrees = degrees
        var end = asinh(Self.furthest)
        if gsl_cdf_tdist_Q(Self.furthest, degrees) < Self.leastTail {
            var low = 0.0
            for _ in 0..<60 {
                let middle = (low + end) / 2
                if gsl_cdf_tdist_Q(sinh(middle), degrees) < Self.leastTail {
                    end = middle
                } else {
                    low = middle
                }
            }
            end = low
        }
        let step = end / Double(Self.nodes - 1)
        var values = [0.0]
        var slopes = [gsl_ran_tdist_pdf(0, degrees) / gsl_ran_ugaussian_pdf(0)]
        for node in 1..<Self.nodes {
            let y = Double(node) * step
            let t = sinh(y)
            let z = gsl_cdf_ugaussian_Qinv(gsl_cdf_tdist_Q(t, degrees))
            values.append(z)
            slopes.append(gsl_ran_tdist_pdf(t, degrees) / gsl_ran_ugaussian_pdf(z) * cosh(y))
        }
        self.step = step
        self.values = values
        self.slopes = slopes.map { $0 * step }
    }

    /// The normal number at the same quantile as `t`.
    func normal(_ t: Double) -> Double {
        let place = min(asinh(abs(t)) / step, Double(Self.nodes - 1))
        let node = min(Int(place), Self.nodes - 2)
        let x = place - Double(node)
        let (a, b) = (values[node], values[node + 1])
        let (da, db) = (slopes[node], slopes[node + 1])
        let value =
            a + x * (da + x * ((3 * (b - a) - 2 * da - db) + x * (2 * (a - b) + da + db)))
        return t < 0 ? -value : value
    }

    /// Correlated normals, `[quarter * firms + firm][lane]`, to shocks with t dependence.
    func transform(
        _ shocks: inout [Double], firms: Int, quarters: Int, generator: Philox, firstPath: Int
    ) {
        let lanes = PathKernel.lanes
        for quarter in 0..<quarters {
            for lane in 0..<lanes {
                let scale =
                    (degrees
                    / chiSquared(generator, path: UInt64(firstPath + lane), quarter: quarter))
                    .squareRoot()
                for firm in 0..<firms {
                    let place = (quarter * firms + firm) * lanes + lane
                    shocks[place] = normal(shocks[place] * scale)
                }
            }
        }
    }

    /// Trials of a draw at the most: each is refused with a probability below 5%.
    private static let trials = 64

    /// A χ² number: twice a gamma one by the squeeze of Marsaglia & Tsang (2000).
    private func chiSquared(_ generator: Philox, path: UInt64, quarter: Int) -> Double {
        let shape = degrees / 2
        let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        for trial in 0..<Self.trials {
            let number = (quarter * Self.trials + trial) * 2
            let normal = PathStream.mixing.normals(generator, path: path, number: number)[0]
            let root = 1 + c * normal
            guard root > 0 else { continue }
            let v = root * root * root
            let (u, other) = PathStream.mixing.uniformPair(
                generator, path: path, number: number + 1)
            guard log(u) < 0.5 * normal * normal + d - d * v + d * log(v) else { continue }
            let boost = shape < 1 ? pow(other, 1 / shape) : 1
            return max(2 * d * v * boost, .leastNormalMagnitude)
        }
        return degrees
    }
}
