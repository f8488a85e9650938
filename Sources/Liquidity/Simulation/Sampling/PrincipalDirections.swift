import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The directions in (quarters × factors) along which the firms' cumulative revenue shocks vary most.
///
/// Cumulative shocks are a random walk with correlated steps: their covariance is min(s, t) ⊗ D C D, with D the firms' opening revenue times
/// volatility (of a quarter in the mean, where quarters differ). The eigenvectors of min(s, t) over T quarters are known in closed form, and in terms of the steps they are the orthonormal
/// cosines `u_k(t) = 2/√(2T+1) · cos((2k−1)(2t−1)π / (2(2T+1)))`, with eigenvalues `1/(4 sin²((2k−1)π / (2(2T+1))))` (Åkesson & Lehoczky 1998).
struct PrincipalDirections: Sendable {
    /// A direction: wave `wave` of principal component `component`.
    struct Direction: Sendable, Hashable {
        let wave: Int
        let component: Int
    }

    /// `A = D⁻¹ Q √Λ` with `D C D = Q Λ Qᵀ`: turns independent normals of components into the firms' shocks.
    let factor: ShockFactor
    /// Largest variance first.
    let directions: [Direction]
    /// `u_k(t)` as `[wave][quarter]`.
    let waves: [[Double]]
    let firms: Int
    let quarters: Int

    init(_ model: CompiledModel) throws(SimulationError) {
        let count = model.firms.count
        let quarters = model.quarters
        let scales = model.firms.map { $0.meanVolatility(of: quarters) * $0.externalRevenue }
        let largest = scales.max() ?? 0
        // A firm without shocks keeps a little weight, so that D can be inverted: too little in the order of the directions to matter (1e-6 of the
        // variance), enough to keep round-off, which D⁻¹ on both sides enlarges by the inverse square, near 1e-10.
        let weights = scales.map { largest > 0 ? max($0, 1e-3 * largest) : 1 }
        let weighted = (0..<count * count).map {
            model.shocks.correlation[$0] * weights[$0 / count] * weights[$0 % count]
        }
        let eigen: (values: [Double], vectors: [Double])
        do throws(StatisticsError) {
            eigen = try SymmetricFactors.eigen(weighted, order: count)
        } catch { throw .shape("principal directions of the shocks: \(error)") }
        let roots = eigen.values.map { max(0, $0).squareRoot() }
        factor = ShockFactor(
            values: (0..<count * count).map {
                eigen.vectors[$0] * roots[$0 % count] / weights[$0 / count]
            }, isLower: false)
        let period = Double(2 * quarters + 1)
        let variances = (0..<quarters).map { wave in
            let sine = sin(Double(2 * wave + 1) * .pi / (2 * period))
            return 1 / (4 * sine * sine)
        }
        var ranked: [(Direction, Double)] = []
        for wave in 0..<quarters {
            for component in 0..<count {
                ranked.append(
                    (
                        Direction(wave: wave, component: component),
                        variances[wave] * max(0, eigen.values[component])
                    ))
            }
        }
        ranked.sort {
            $0.1 == $1.1
                ? ($0.0.wave, $0.0.component) < ($1.0.wave, $1.0.component) : $0.1 > $1.1
        }
        directions = ranked.prefix(SobolPoints.dimensionLimit).map(\.0)
        let most = directions.map(\.wave).max() ?? 0
        let norm = 2 / period.squareRoot()
        waves = (0...most).map { wave -> [Double] in
            (0..<quarters).map { quarter -> Double in
                let odd = (2 * wave + 1) * (2 * quarter + 1)
                return norm * cos(Double(odd) * .pi / (2 * period))
            }
        }
        firms = count
        self.quarters = quarters
    }
}

extension ShockFactor {
    init(values: [Double], isLower: Bool) {
        self.values = values
        self.isLower = isLower
    }
}
