import Statistics

/// Fits of all windows that end at the last observation, and what share of them qualifies.
public struct LPPLSWindows: Sendable {
    /// Which windows, how qualified, how many bootstrap series.
    public struct Settings: Sendable, Equatable {
        /// Shortest window, in observations.
        public var shortest: Int
        /// Longest window; the series at most.
        public var longest: Int
        /// Observations between the starts of two windows.
        public var step: Int
        /// Bounds of the search.
        public var bounds: LPPLSBounds
        /// Conditions on a fit.
        public var filter: LPPLSFilter
        /// Series drawn for the trust of each window; 0 leaves it out.
        public var trustReplicates: Int
        /// Seed of the generator.
        public var seed: UInt64
        /// Threads; the result does not depend on it.
        public var threads: Int

        /// Windows of 125 to 750 observations, five apart (Sornette et al. 2015).
        public init(
            shortest: Int = 125, longest: Int = 750, step: Int = 5,
            bounds: LPPLSBounds = LPPLSBounds(), filter: LPPLSFilter = .sornette2015,
            trustReplicates: Int = 0, seed: UInt64 = 20_260_101, threads: Int = 1
        ) {
            self.shortest = shortest
            self.longest = longest
            self.step = step
            self.bounds = bounds
            self.filter = filter
            self.trustReplicates = trustReplicates
            self.seed = seed
            self.threads = threads
        }
    }

    /// Settings in use.
    public let settings: Settings
    /// All windows, longest first; `nil` where no start could be followed.
    public let fits: [LPPLSFit?]
    /// Share of qualified fits among **all** windows, those without a fit included.
    public let confidence: Double
    /// Fits that qualify.
    public let qualified: Int
    /// How many of them ended on a side of the search: the best answer of such a window may lie beyond.
    public let qualifiedOnBound: Int
    /// Median over the windows of the share of qualified fits among series made of the fit and its
    /// residuals drawn with replacement; `nil` when not asked for.
    public let trust: Double?

    /// Fits the windows.
    ///
    /// - Parameters:
    ///   - series: evenly spaced log prices.
    ///   - progress: called from working threads with the number of windows just done.
    /// - Throws: ``LPPLSError``.
    public init(
        _ series: [Double], settings: Settings = Settings(),
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(LPPLSError) {
        try LPPLS.check(series, settings.bounds)
        guard settings.shortest >= LPPLS.smallestCount, settings.step >= 1,
            settings.shortest <= settings.longest
        else {
            throw .bounds(
                """
                windows of \(settings.shortest) to \(settings.longest) in steps of \(settings.step) \
                make no list; the shortest is at least \(LPPLS.smallestCount), the step at least 1
                """)
        }
        guard (0...10_000).contains(settings.trustReplicates) else {
            throw .bounds("the trust takes 0 to 10,000 replicates")
        }
        guard series.count >= settings.shortest else {
            throw .tooShort(observations: series.count, needed: settings.shortest)
        }
        let first = max(0, series.count - settings.longest)
        let window = series[first...]
        let starts = Array(
            stride(from: 0, through: window.count - settings.shortest, by: settings.step))
        let candidates = LPPLSGrid.best(
            series: window, starts: starts, bounds: settings.bounds, keep: 4)
        var fits = [LPPLSFit?](repeating: nil, count: starts.count)
        var shares = [Double](repeating: 0, count: starts.count)
        fits.withUnsafeMutableBufferPointer { fitBuffer in
            shares.withUnsafeMutableBufferPointer { shareBuffer in
                // Each window owns its element: no two threads meet.
                nonisolated(unsafe) let fitBuffer = fitBuffer
                nonisolated(unsafe) let shareBuffer = shareBuffer
                BlockParallel.run(blocks: starts.count, threads: settings.threads) { _, blocks in
                    for index in blocks {
                        let slice = series[(first + starts[index])...]
                        let fit = LPPLS.polish(slice, candidates[index], settings.bounds)
                        fitBuffer[index] = fit
                        if settings.trustReplicates > 0, let fit {
                            shareBuffer[index] = LPPLSWindows.qualifiedShare(
                                slice, fit, settings, stream: UInt64(index))
                        }
                        progress?(1)
                    }
                }
            }
        }
        self.settings = settings
        self.fits = fits
        let qualified = fits.compactMap { $0 }.filter(settings.filter.qualifies)
        self.qualified = qualified.count
        confidence = Double(qualified.count) / Double(starts.count)
        qualifiedOnBound = qualified.count(where: settings.bounds.isOnBound)
        trust =
            settings.trustReplicates > 0
            ? QuantileEstimate.quantile(shares.sorted(), 0.5) : nil
    }

    private static func qualifiedShare(
        _ window: ArraySlice<Double>, _ fit: LPPLSFit, _ settings: Settings, stream: UInt64
    ) -> Double {
        let fitted = window.indices.map { fit.value(at: Double($0)) }
        let residuals = zip(window, fitted).map { $0 - $1 }
        let generator = Philox(seed: settings.seed)
        var qualified = 0
        for replicate in 0..<settings.trustReplicates {
            let drawn = fitted.indices.map { index in
                let bits = generator.block(
                    stream: stream << 32 | UInt64(replicate), index: UInt64(index))
                return fitted[index]
                    + residuals[Philox.index(bits.x, bits.y, below: residuals.count)]
            }
            // The search starts from the fit: the series differs from it by its residuals only.
            let start = LPPLSGrid.Candidate(
                parameters: SIMD3(fit.tc - Double(fit.end), fit.m, fit.omega), sse: fit.sse)
            guard let refit = LPPLS.polish(drawn[...], [start], settings.bounds) else { continue }
            if settings.filter.ofTrust.qualifies(refit) { qualified += 1 }
        }
        return Double(qualified) / Double(settings.trustReplicates)
    }
}
