import COuroboros
import SeriesTests

private func tested<T>(_ body: () throws(SeriesTestError) -> T) throws(Refusal) -> T {
    do throws(SeriesTestError) { return try body() } catch { throw .invalid(error.message) }
}

extension ouroboros_scan {
    fileprivate func choice() throws(Refusal) -> LagChoice {
        switch UInt32(bitPattern: lag_rule) {
        case OUROBOROS_LAG_FIXED.rawValue: return .fixed(Int(lag))
        case OUROBOROS_LAG_AIC.rawValue: return .aic(maximum: Int(lag))
        case OUROBOROS_LAG_BIC.rawValue: return .bic(maximum: Int(lag))
        default: throw .invalid("lag_rule is \(lag_rule); give 0 (fixed), 1 (AIC) or 2 (BIC)")
        }
    }

    fileprivate func minimumWindow() throws(Refusal) -> MinimumWindow {
        guard window >= 0 else {
            throw .invalid("window is \(window); give a number of observations, or 0 for the rule")
        }
        let counted: WindowUnit
        switch UInt32(bitPattern: unit) {
        case OUROBOROS_LEVELS.rawValue: counted = .levels
        case OUROBOROS_ROWS.rawValue: counted = .rows
        default: throw .invalid("unit is \(unit); give 0 (levels) or 1 (rows)")
        }
        return MinimumWindow(
            length: window == 0 ? .phillipsShiYu : .fixed(Int(window)), unit: counted)
    }
}

extension ouroboros_suprema {
    fileprivate init(_ found: ExplosiveSequences) {
        self.init(
            adf: found.adf ?? .nan, sadf: found.sadf?.value ?? .nan, gsadf: found.gsadf.value,
            gsadf_start: Int64(found.gsadf.start), gsadf_end: Int64(found.gsadf.end),
            sadf_end: found.sadf.map { Int64($0.end) } ?? -1, first_end: Int64(found.firstEnd),
            lag: Int32(found.lag), reserved: 0)
    }

    fileprivate init(_ found: SequenceSuprema, lag: Int) {
        self.init(
            adf: found.badf.last ?? .nan, sadf: found.sadf?.value ?? .nan,
            gsadf: found.gsadf.value, gsadf_start: Int64(found.gsadf.start),
            gsadf_end: Int64(found.gsadf.end), sadf_end: found.sadf.map { Int64($0.end) } ?? -1,
            first_end: Int64(found.firstEnd), lag: Int32(lag), reserved: 0)
    }
}

/// A sequence over the ends of windows as one over all observations.
private func whole<T>(_ values: [T], from first: Int, _ missing: T) -> [T] {
    [T](repeating: missing, count: first) + values
}

private func storeSequences(
    _ found: ExplosiveSequences, _ badf: UnsafeMutablePointer<Double>?,
    _ bsadf: UnsafeMutablePointer<Double>?
) {
    store(whole(found.badf.map { $0 ?? .nan }, from: found.firstEnd, .nan), badf)
    store(whole(found.bsadf.map { $0 ?? .nan }, from: found.firstEnd, .nan), bsadf)
}

@_cdecl("ouroboros_gsadf")
public func gsadf(
    _ count: Int64, _ series: UnsafePointer<Double>?, _ scan: UnsafePointer<ouroboros_scan>?,
    _ suprema: UnsafeMutablePointer<ouroboros_suprema>?, _ badf: UnsafeMutablePointer<Double>?,
    _ bsadf: UnsafeMutablePointer<Double>?, _ starts: UnsafeMutablePointer<Int64>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let suprema = try result(suprema, "suprema")
        let scan = scan?.pointee ?? ouroboros_scan()
        let choice = try scan.choice()
        let window = try scan.minimumWindow()
        let series = try array(series, count, "series")
        let lag = try tested { () throws(SeriesTestError) in try choice.lag(for: series) }
        guard starts != nil else {
            let found = try tested { () throws(SeriesTestError) in
                try SequenceSuprema(of: series, lag: lag, window: window)
            }
            suprema.pointee = ouroboros_suprema(found, lag: lag)
            store(whole(found.badf, from: found.firstEnd, .nan), badf)
            store(whole(found.bsadf, from: found.firstEnd, .nan), bsadf)
            return
        }
        let found = try tested { () throws(SeriesTestError) in
            try ExplosiveSequences(of: series, lag: lag, window: window)
        }
        suprema.pointee = ouroboros_suprema(found)
        storeSequences(found, badf, bsadf)
        store(whole(found.starts.map { Int64($0 ?? -1) }, from: found.firstEnd, -1), starts)
    }
}

extension ouroboros_dating {
    fileprivate func settings(_ scan: ouroboros_scan) throws(Refusal) -> ExplosivenessTest.Settings
    {
        var settings = ExplosivenessTest.Settings()
        settings.lag = try scan.choice()
        settings.window = try scan.minimumWindow()
        switch UInt32(bitPattern: null_model) {
        case OUROBOROS_RANDOM_WALK.rawValue: settings.null = .randomWalk
        case OUROBOROS_WILD.rawValue: settings.null = .wild(.rademacher)
        case OUROBOROS_COMPOSITE.rawValue: settings.null = .composite(controlWindow: nil)
        default:
            throw .invalid(
                "null_model is \(null_model); give 0 (random walk), 1 (wild) or 2 (composite)")
        }
        switch UInt32(bitPattern: boundary) {
        case OUROBOROS_POINTWISE.rawValue: settings.boundary = .pointwise
        case OUROBOROS_SADF.rawValue: settings.boundary = .sadf
        case OUROBOROS_FAMILYWISE.rawValue: settings.boundary = .familywise
        default:
            throw .invalid(
                "boundary is \(boundary); give 0 (pointwise), 1 (SADF) or 2 (family-wise)")
        }
        guard duration_factor >= 0, duration_factor <= 1e6 else {
            throw .invalid("duration_factor is \(duration_factor); give a number from 0 to 1000000")
        }
        guard threads >= 1 else { throw .invalid("threads is \(threads); give at least 1") }
        settings.replicates = Int(replicates)
        settings.seed = seed
        settings.level = level
        settings.isScreened = screened != 0
        settings.durationFactor = duration_factor
        settings.threads = Int(min(threads, 1024))
        settings.checksOtherUnit = false
        return settings
    }
}

@_cdecl("ouroboros_datestamp")
public func datestamp(
    _ count: Int64, _ series: UnsafePointer<Double>?, _ scan: UnsafePointer<ouroboros_scan>?,
    _ dating: UnsafePointer<ouroboros_dating>?, _ suprema: UnsafeMutablePointer<ouroboros_suprema>?,
    _ evidence: UnsafeMutablePointer<ouroboros_evidence>?, _ badf: UnsafeMutablePointer<Double>?,
    _ bsadf: UnsafeMutablePointer<Double>?, _ boundary: UnsafeMutablePointer<Double>?,
    _ episodeCount: UnsafeMutablePointer<Int64>?,
    _ episodes: UnsafeMutablePointer<UnsafeMutablePointer<ouroboros_episode>?>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let suprema = try result(suprema, "suprema")
        let evidence = try result(evidence, "evidence")
        let episodeCount = try result(episodeCount, "episode_count")
        let episodes = try result(episodes, "episodes")
        guard let dating else { throw .invalid("dating is NULL") }
        let settings = try dating.pointee.settings(scan?.pointee ?? ouroboros_scan())
        let series = try array(series, count, "series")
        let found = try tested { () throws(SeriesTestError) in
            try ExplosivenessTest.run(series, settings: settings)
        }
        guard let inference = found.inference,
            let line = inference.boundaries.first(where: { $0.kind == settings.boundary }),
            line.values.count == found.sequences.bsadf.count
        else { throw .invalid("this null model gives no such boundary for this series") }
        let list = try made(
            inference.episodes.map {
                ouroboros_episode(
                    start: Int64($0.start), end: Int64($0.end), peak: Int64($0.peak),
                    statistic: $0.statistic, ongoing: $0.isOngoing ? 1 : 0, reserved: 0)
            })
        suprema.pointee = ouroboros_suprema(found.sequences)
        evidence.pointee = ouroboros_evidence(inference, minimumDuration: found.minimumDuration)
        storeSequences(found.sequences, badf, bsadf)
        store(whole(line.values, from: found.sequences.firstEnd, .nan), boundary)
        episodeCount.pointee = Int64(inference.episodes.count)
        episodes.pointee = list
    }
}

extension ouroboros_evidence {
    fileprivate init(_ inference: ExplosivenessTest.Inference, minimumDuration: Int) {
        func three(_ value: (CriticalValues) -> Double) -> (Double, Double, Double) {
            let all = inference.criticalValues.map(value)
            func at(_ place: Int) -> Double { place < all.count ? all[place] : .nan }
            return (at(0), at(1), at(2))
        }
        self.init(
            adf_critical: three { $0.adf.value }, sadf_critical: three { $0.sadf.value },
            gsadf_critical: three { $0.gsadf.value },
            adf_p: inference.adfPValue?.value ?? .nan, sadf_p: inference.sadfPValue?.value ?? .nan,
            gsadf_p: inference.gsadfPValue.value, minimum_duration: Int64(minimumDuration))
    }
}

@_cdecl("ouroboros_lppls_fit")
public func lpplsFit(
    _ count: Int64, _ logPrices: UnsafePointer<Double>?,
    _ bounds: UnsafePointer<ouroboros_lppls_bounds>?,
    _ fit: UnsafeMutablePointer<ouroboros_lppls>?, _ error: UnsafeMutablePointer<CChar>?,
    _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let place = try result(fit, "fit")
        let series = try array(logPrices, count, "log_prices")
        var search = LPPLSBounds()
        if let bounds = bounds?.pointee {
            func range(_ low: Double, _ high: Double, _ name: String) throws(Refusal)
                -> ClosedRange<Double>
            {
                guard low <= high else {
                    throw .invalid("the bounds of \(name) are \(low) and \(high): nothing between")
                }
                return low...high
            }
            search = LPPLSBounds(
                tc: try range(bounds.tc_low, bounds.tc_high, "tc"),
                m: try range(bounds.m_low, bounds.m_high, "m"),
                omega: try range(bounds.omega_low, bounds.omega_high, "omega"))
        }
        let found: LPPLSFit
        do throws(LPPLSError) { found = try LPPLS.fit(series, bounds: search) } catch {
            throw .invalid(error.message)
        }
        place.pointee = ouroboros_lppls(
            tc: found.tc, m: found.m, omega: found.omega, a: found.a, b: found.b, c1: found.c1,
            c2: found.c2, sum_of_squares: found.sse, relative_error: found.relativeError,
            oscillations: found.oscillations, damping: found.damping,
            on_bound: search.isOnBound(found) ? 1 : 0, reserved: 0)
    }
}
