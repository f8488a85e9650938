import CKernels

/// The deterministic starts of the search, and the sum of squares at each for many windows that end
/// together.
///
/// At given (tc, m, ω) the basis does not depend on where the window starts: sums over the longest window,
/// added up from its end, hold those of all shorter ones.
struct LPPLSGrid {
    /// Exponents and frequencies of the starts, as places in their ranges.
    private static let mPlaces = [0.1, 0.3, 0.5, 0.7, 0.9]
    private static let omegaPlaces = stride(from: 0.025, to: 1, by: 0.05).map { $0 }
    private static let tcPlaces = 10

    /// A start and how well it fits.
    struct Candidate {
        /// Critical time after the last observation, exponent, frequency.
        let parameters: SIMD3<Double>
        let sse: Double
    }

    /// The best starts for each window, best first.
    ///
    /// - Parameters:
    ///   - series: the longest window.
    ///   - starts: offsets of the windows' first observations.
    ///   - bounds: of the search.
    ///   - keep: starts to keep for a window.
    static func best(
        series: ArraySlice<Double>, starts: [Int], bounds: LPPLSBounds, keep: Int
    ) -> [[Candidate]] {
        let count = series.count
        let pad = Int(OUROBOROS_LPPLS_PAD)
        let padded = (count + pad - 1) / pad * pad
        // Time runs backward from the end, so that a running sum is a sum over a window.
        let mean = series.reduce(0, +) / Double(count)
        var times = [Double](repeating: 0, count: padded)
        var values = times
        for (offset, value) in series.reversed().enumerated() {
            times[offset] = -Double(offset)
            values[offset] = value - mean
        }
        var y = [Double](repeating: 0, count: starts.count)
        var yy = y
        for (index, start) in starts.enumerated() {
            for offset in 0..<(count - start) {
                y[index] += values[offset]
                yy[index] += values[offset] * values[offset]
            }
        }
        var logarithms = times
        var f = times
        var g = times
        var h = times
        var unused = [Double](repeating: 0, count: Int(OUROBOROS_LPPLS_SUMS))
        var found = [[Candidate]](repeating: [], count: starts.count)
        let longest = Double(count - 1)
        for place in 0..<tcPlaces {
            // Denser near the end of the window, where the fit changes fastest.
            let share = (Double(place) + 0.5) / Double(tcPlaces)
            let tc =
                longest * (bounds.tc.lowerBound + share * share * bounds.tc.width)
            for mPlace in mPlaces {
                let m = bounds.m.lowerBound + mPlace * bounds.m.width
                for omegaPlace in omegaPlaces {
                    let omega = bounds.omega.lowerBound + omegaPlace * bounds.omega.width
                    ouroboros_lppls_basis(
                        times, values, Int64(count), tc, m, omega, &logarithms, &f, &g, &h, &unused)
                    scan(
                        values, f, g, h, count: count, starts: starts, y: y, yy: yy
                    ) { index, sse in
                        let length = Double(count - 1 - starts[index])
                        guard tc >= length * bounds.tc.lowerBound,
                            tc <= length * bounds.tc.upperBound
                        else { return }
                        insert(
                            Candidate(parameters: SIMD3(tc, m, omega), sse: sse), keep: keep,
                            into: &found[index])
                    }
                }
            }
        }
        return found
    }

    private static func insert(
        _ candidate: Candidate, keep: Int, into list: inout [Candidate]
    ) {
        let place = list.firstIndex { candidate.sse < $0.sse } ?? list.count
        guard place < keep else { return }
        list.insert(candidate, at: place)
        if list.count > keep { list.removeLast() }
    }

    /// Adds up the products from the end, stopping at each window.
    private static func scan(
        _ values: [Double], _ f: [Double], _ g: [Double], _ h: [Double], count: Int, starts: [Int],
        y: [Double], yy: [Double], visit: (Int, Double) -> Void
    ) {
        var sums = LPPLSProblem.Sums()
        var done = 0
        values.withUnsafeBufferPointer { values in
            f.withUnsafeBufferPointer { f in
                g.withUnsafeBufferPointer { g in
                    h.withUnsafeBufferPointer { h in
                        // From the shortest window, which is last in the list, to the longest.
                        for index in starts.indices.reversed() {
                            let size = count - starts[index]
                            for i in done..<size {
                                sums.f += f[i]
                                sums.g += g[i]
                                sums.h += h[i]
                                sums.ff += f[i] * f[i]
                                sums.gf += g[i] * f[i]
                                sums.gg += g[i] * g[i]
                                sums.hf += h[i] * f[i]
                                sums.hg += h[i] * g[i]
                                sums.hh += h[i] * h[i]
                                sums.yf += values[i] * f[i]
                                sums.yg += values[i] * g[i]
                                sums.yh += values[i] * h[i]
                            }
                            done = size
                            let n = Double(size)
                            guard let factor = LPPLSProblem.Factor(sums, count: n) else { continue }
                            let products =
                                SIMD3(sums.yf, sums.yg, sums.yh) - y[index] * factor.means
                            let explained = (factor.solve(products) * products).sum()
                            visit(index, yy[index] - y[index] * y[index] / n - explained)
                        }
                    }
                }
            }
        }
    }
}

extension ClosedRange<Double> {
    var width: Double { upperBound - lowerBound }
}
