import Dispatch
import SeriesTests
import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Series whose nature is known: what the tests say of them is right or wrong.
enum MadeSeries: String, CaseIterable {
    /// A random walk.
    case walk
    /// A random walk whose drift is 0.15 standard deviations of its changes, about that of monthly stock prices.
    case drift
    /// A random walk with the volatility of GARCH(1, 1), α 0.1, β 0.85.
    case garch
    /// A random walk whose volatility triples half way.
    case volatile
    /// A random walk that grows by T^−0.6 an observation over 15 % of its length, from 40 % on, and falls back: steps of 6.79, from 100
    /// (Phillips, Shi and Yu 2015, section 4).
    case bubble

    static let withoutBubble: [MadeSeries] = [.walk, .drift, .garch, .volatile]

    /// - Parameter stream: another path each.
    func values(count: Int, stream: UInt64) -> [Double] {
        let generator = Philox(
            seed: 20_261_130 &+ UInt64(MadeSeries.allCases.firstIndex(of: self) ?? 0))
        var level = 100.0
        var values = [level]
        var variance = 1.0
        var last = 0.0
        let start = count * 2 / 5
        let end = start + count * 3 / 20
        let growth = 1 + pow(Double(count), -0.6)
        var spare = 0.0
        for t in 1..<count {
            var normal = spare
            if t & 1 == 1 {
                (normal, spare) = generator.normalPair(stream: stream, index: UInt64(t / 2))
            }
            switch self {
            case .walk: level += normal
            case .drift: level += normal + 0.15
            case .garch:
                variance = 0.05 + 0.1 * last * last + 0.85 * variance
                last = normal * variance.squareRoot()
                level += last
            case .volatile: level += t < count / 2 ? normal : 3 * normal
            case .bubble:
                if t == end { level = values[start] }
                level = ((start..<end).contains(t) ? growth * level : level) + 6.79 * normal
            }
            values.append(level)
        }
        return values
    }
}

/// How often the rules find something where there is nothing, and where there is.
enum Rates {
    /// A share with its exact 95 % interval (Clopper and Pearson 1934).
    struct Share {
        let count: Int
        let of: Int
        var value: Double { Double(count) / Double(of) }

        var interval: (low: Double, high: Double) {
            let (k, n) = (Double(count), Double(of))
            func tail(_ p: Double, _ isUpper: Bool) -> Double {
                // P(X ≥ k) or P(X ≤ k) of a binomial number.
                var sum = 0.0
                for i in isUpper ? count...of : 0...count {
                    let x = Double(i)
                    sum += exp(
                        lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
                            + (x > 0 ? x * log(p) : 0) + (n - x > 0 ? (n - x) * log1p(-p) : 0))
                }
                return sum
            }
            func solve(_ isUpper: Bool) -> Double {
                var (low, high) = (1e-12, 1 - 1e-12)
                for _ in 0..<60 {
                    let middle = (low + high) / 2
                    if (tail(middle, isUpper) < 0.025) == isUpper {
                        low = middle
                    } else {
                        high = middle
                    }
                }
                return (low + high) / 2
            }
            return (k == 0 ? 0 : solve(true), k == n ? 1 : solve(false))
        }

        var json: String {
            let ends = interval
            func text(_ value: Double) -> String { "\((value * 1e4).rounded() / 1e4)" }
            return
                "{\"value\": \(text(value)), \"low\": \(text(ends.low)), \"high\": \(text(ends.high)), \"of\": \(of)}"
        }
    }

    /// Runs `body` on every path, several at a time, and counts.
    static func count(
        _ paths: Int, threads: Int, _ body: @escaping @Sendable (UInt64) -> [Bool]
    ) -> [Share] {
        let all = Blocks.run(paths, threads: threads, body)
        guard let first = all.first else { return [] }
        return first.indices.map { column in Share(count: all.count { $0[column] }, of: paths) }
    }

    /// Rejections and episodes of the default rule.
    static func size(paths: Int, replicates: Int, threads: Int) {
        for count in [100, 200] {
            for made in MadeSeries.allCases {
                let shares = self.count(paths, threads: threads) { path in
                    var settings = ExplosivenessTest.Settings()
                    settings.replicates = replicates
                    settings.seed = path
                    settings.checksOtherUnit = false
                    guard
                        let result = try? ExplosivenessTest.run(
                            made.values(count: count, stream: path), settings: settings),
                        let inference = result.inference
                    else { return [false, false, false] }
                    return [
                        inference.rejects(at: 0.95), !result.episodes.isEmpty,
                        inference.endPValue.map { $0.value <= 0.05 } ?? false,
                    ]
                }
                guard shares.count == 3 else { continue }
                print(
                    "{\"series\": \"\(made.rawValue)\", \"observations\": \(count), \"rejected\": \(shares[0].json), \"episode\": \(shares[1].json), \"last\": \(shares[2].json)}"
                )
            }
        }
    }

    /// Sixty monthly looks after the first 120 months: the chance of at least one alarm by each rule.
    ///
    /// - Returns: whether the monitored rule keeps 5 % on walks, up to what so many paths can tell.
    static func looks(paths: Int, replicates: Int, threads: Int) -> Bool {
        let (first, looks) = (120, 60)
        var keeps = true
        for made in MadeSeries.withoutBubble {
            let shares = count(paths, threads: threads) { path in
                let whole = made.values(count: first + looks, stream: path)
                var alarms = [false, false, false]
                for look in 1...looks {
                    var settings = ExplosivenessTest.Settings()
                    settings.replicates = replicates
                    settings.seed = path &* 1_000 &+ UInt64(look)
                    settings.checksOtherUnit = false
                    settings.looks = looks
                    guard
                        let inference = try? ExplosivenessTest.run(
                            Array(whole[..<(first + look)]), settings: settings
                        ).inference
                    else { continue }
                    if let p = inference.monitoredPValue, p.value <= 0.05 { alarms[0] = true }
                    if let p = inference.endPValue, p.value <= 0.05 { alarms[1] = true }
                    if inference.gsadfPValue.value <= 0.01 { alarms[2] = true }
                }
                return alarms
            }
            guard shares.count == 3 else { return false }
            print(
                "{\"series\": \"\(made.rawValue)\", \"looks\": \(looks), \"bsadf-p over 60 looks <= 0.05\": \(shares[0].json), \"bsadf-p by itself <= 0.05\": \(shares[1].json), \"gsadf-p <= 0.01\": \(shares[2].json)}"
            )
            if made != .volatile, shares[0].interval.low > 0.05 { keeps = false }
        }
        return keeps
    }
}

/// Work on several threads, results in order.
enum Blocks {
    static func run(
        _ count: Int, threads: Int, _ body: @escaping @Sendable (UInt64) -> [Bool]
    ) -> [[Bool]] {
        var results = [[Bool]](repeating: [], count: count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each path owns its element: no two threads meet.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: max(1, threads)) { worker in
                for path in stride(from: worker, to: count, by: max(1, threads)) {
                    buffer[path] = body(UInt64(path))
                }
            }
        }
        return results
    }
}
