import Reports
import SeriesTests

/// The JSON of `bubble`: keys that other tools rely on.
struct BubbleData: Encodable {
    struct Window: Encodable {
        let value: Double
        let start: Int
        let end: Int
        let startLabel: String
        let endLabel: String

        init(_ sup: ExplosiveSequences.Supremum, _ series: TimeSeries) {
            value = sup.value
            start = sup.start
            end = sup.end
            startLabel = series.label(sup.start)
            endLabel = series.label(sup.end)
        }
    }

    struct Estimate: Encodable {
        let value: Double?
        let low: Double?
        let high: Double?
        let level: Double
        let standardError: Double?

        /// 95% interval from the Monte-Carlo error alone.
        init(_ value: Double, _ error: Double) {
            level = 0.95
            self.value = value.isFinite ? value : nil
            standardError = error.isFinite ? error : nil
            low = (value - 1.96 * error).isFinite ? value - 1.96 * error : nil
            high = (value + 1.96 * error).isFinite ? value + 1.96 * error : nil
        }

        init(_ quantile: QuantileEstimate) { self.init(quantile.value, quantile.standardError) }
        init(_ share: ShareEstimate) { self.init(share.value, share.standardError) }
    }

    struct Episode: Encodable {
        let start: Int
        let end: Int
        let peak: Int
        let startLabel: String
        let endLabel: String
        let duration: Int
        let statistic: Double
        let ongoing: Bool
        /// `up` or `down`: which way the series went.
        let direction: String

        init(_ episode: SeriesTests.Episode, _ series: TimeSeries) {
            start = episode.start
            end = episode.end
            peak = episode.peak
            startLabel = series.label(episode.start)
            endLabel = series.label(episode.end)
            duration = episode.duration
            statistic = episode.statistic
            ongoing = episode.isOngoing
            direction = episode.direction(in: series.values).rawValue
        }
    }

    struct Boundary: Encodable {
        let kind: String
        let level: Double
        let values: [Double?]
        let falseAlarms: Estimate
        let falseEpisodes: Estimate
        /// Whether ``falseEpisodes`` is the most that it can be.
        let falseEpisodesAreBound: Bool

        init(_ boundary: SeriesTests.Boundary) {
            kind = boundary.kind.rawValue
            level = boundary.level
            values = boundary.values.map { $0.isFinite ? $0 : nil }
            falseAlarms = Estimate(boundary.falseAlarms)
            falseEpisodes = Estimate(boundary.falseEpisodes)
            falseEpisodesAreBound = boundary.falseEpisodesAreBound
        }
    }

    struct Verdict: Encodable {
        let boundary: String
        let unit: String
        let explosive: Bool
    }

    /// The last observation.
    struct End: Encodable {
        let pValue: Estimate
        let monitored: Estimate
        /// Looks over which ``monitored`` holds.
        let looks: Int
    }

    struct Manifest: Encodable {
        let generator = "philox4x32-10"
        let nullModel: String?
        /// Of the wild bootstrap.
        let drift: String?
        /// Whether episodes are dated only where the GSADF rejects.
        let screened: Bool
        let seed: UInt64
        let replicates: Int?
        /// Whether the critical values come from a table that was made before.
        let tabulated: Bool?
        let unit: String
        let minimumRows: Int
    }

    let schemaVersion = Reports.schemaVersion
    let series: String
    let observations: Int
    let lag: Int
    let adf: Double?
    let sadf: Double?
    let gsadf: Double
    let sadfWindow: Window?
    let gsadfWindow: Window
    let firstEnd: Int
    let badf: [Double?]
    let bsadf: [Double?]
    let starts: [Int?]
    let windows: Int
    let windowsWithoutStatistic: Int
    let minimumDuration: Int
    let criticalValues: [String: [String: Estimate]]?
    let pValues: [String: Estimate]?
    /// The least p that so many observations and replicates can have.
    let smallestP: Double?
    /// `explosive`, `notExplosive`, or `indeterminate` where nothing could be found; `null` without critical values.
    let verdict: String?
    let end: End?
    let boundaries: [Boundary]
    let episodes: [Episode]
    let verdicts: [Verdict]
    let robust: Bool?
    let manifest: Manifest

    init(_ result: ExplosivenessTest.Result, series: TimeSeries) {
        let s = result.sequences
        self.series = series.name
        observations = s.count
        lag = result.lag
        adf = s.adf
        sadf = s.sadf?.value
        gsadf = s.gsadf.value
        sadfWindow = s.sadf.map { Window($0, series) }
        gsadfWindow = Window(s.gsadf, series)
        firstEnd = s.firstEnd
        badf = s.badf
        bsadf = s.bsadf
        starts = s.starts
        windows = s.windows
        windowsWithoutStatistic = s.windowsWithoutStatistic
        minimumDuration = result.minimumDuration
        let inference = result.inference
        criticalValues = inference.map { inference in
            func table(_ statistic: (CriticalValues) -> QuantileEstimate) -> [String: Estimate] {
                Dictionary(
                    uniqueKeysWithValues: inference.criticalValues.map {
                        ("\(statistic($0).level)", Estimate(statistic($0)))
                    })
            }
            return [
                "adf": table { $0.adf }, "sadf": table { $0.sadf }, "gsadf": table { $0.gsadf },
            ]
        }
        pValues = inference.map { inference in
            var values = ["gsadf": Estimate(inference.gsadfPValue)]
            values["adf"] = inference.adfPValue.map(Estimate.init)
            values["sadf"] = inference.sadfPValue.map(Estimate.init)
            return values
        }
        smallestP = inference?.smallestP
        verdict = inference.map {
            $0.cannotReject(at: result.settings.level)
                ? "indeterminate" : $0.episodes.isEmpty ? "notExplosive" : "explosive"
        }
        end = inference.flatMap { inference in
            guard let p = inference.endPValue, let monitored = inference.monitoredPValue else {
                return nil
            }
            return End(
                pValue: Estimate(p), monitored: Estimate(monitored), looks: inference.looks)
        }
        boundaries = inference?.boundaries.map(Boundary.init) ?? []
        episodes = result.episodes.map { Episode($0, series) }
        verdicts =
            inference?.verdicts.map {
                Verdict(
                    boundary: $0.boundary.rawValue, unit: $0.unit.rawValue,
                    explosive: $0.isExplosive)
            } ?? []
        robust = inference?.isRobust
        manifest = Manifest(
            nullModel: result.settings.null?.name, drift: result.settings.null?.drift?.rawValue,
            screened: result.settings.isScreened, seed: inference?.seed ?? result.settings.seed,
            replicates: inference?.replicates, tabulated: inference?.isTabulated,
            unit: result.settings.window.unit.rawValue,
            minimumRows: s.minimumRows)
    }
}

/// The JSON of `bubble --method lppls`. What is not finite is null, and ``reasons`` says why.
struct LPPLSData: Encodable {
    struct Fit: Encodable {
        let tc: Double
        let m: Double
        let omega: Double
        let a: Double
        let b: Double
        let c1: Double
        let c2: Double
        let sse: Double?
        let oscillations: Double?
        let damping: Double?
        let relativeError: Double?
        let onBound: Bool
        let failures: [String]

        enum CodingKeys: String, CodingKey {
            case tc, m, omega, a, b, c1, c2, sse, oscillations, damping, relativeError, onBound
            case failures
        }

        func encode(to encoder: any Encoder) throws {
            var keys = encoder.container(keyedBy: CodingKeys.self)
            for (key, value) in [
                (CodingKeys.tc, tc), (.m, m), (.omega, omega), (.a, a), (.b, b), (.c1, c1),
                (.c2, c2),
            ] { try keys.encode(value, forKey: key) }
            // An optional number is written as null, not left out.
            for (key, value) in [
                (CodingKeys.sse, sse), (.oscillations, oscillations), (.damping, damping),
                (.relativeError, relativeError),
            ] { try keys.encode(value, forKey: key) }
            try keys.encode(onBound, forKey: .onBound)
            try keys.encode(failures, forKey: .failures)
        }
    }

    let schemaVersion = Reports.schemaVersion
    let series: String
    let observations: Int
    let logarithm: Bool
    let filter: String
    let fit: Fit
    let confidence: Double?
    let windows: Int
    /// Windows whose fit qualifies, and how many of these fits ended on a side of the search.
    let qualified: Int
    let qualifiedOnBound: Int
    let trust: Double?
    /// Keys that are null, with the reason.
    let reasons: [String: String]

    enum CodingKeys: String, CodingKey {
        case schemaVersion, series, observations, logarithm, filter, fit, confidence, windows
        case qualified, qualifiedOnBound, trust, reasons
    }

    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(schemaVersion, forKey: .schemaVersion)
        try keys.encode(series, forKey: .series)
        try keys.encode(observations, forKey: .observations)
        try keys.encode(logarithm, forKey: .logarithm)
        try keys.encode(filter, forKey: .filter)
        try keys.encode(fit, forKey: .fit)
        // Written as null where it is unknown, not left out.
        try keys.encode(confidence, forKey: .confidence)
        try keys.encode(windows, forKey: .windows)
        try keys.encode(qualified, forKey: .qualified)
        try keys.encode(qualifiedOnBound, forKey: .qualifiedOnBound)
        try keys.encodeIfPresent(trust, forKey: .trust)
        try keys.encode(reasons, forKey: .reasons)
    }

    init(_ result: PowerLawResult) {
        let fit = result.fit
        var reasons: [String: String] = [:]
        func finite(_ value: Double, _ key: String, _ why: String) -> Double? {
            if value.isFinite { return value }
            reasons[key] = why
            return nil
        }
        series = result.series.name
        observations = result.series.values.count
        logarithm = result.reading.isLogarithm
        filter = result.filter.name
        self.fit = Fit(
            tc: fit.tc, m: fit.m, omega: fit.omega, a: fit.a, b: fit.b, c1: fit.c1, c2: fit.c2,
            sse: finite(fit.sse, "fit.sse", PowerLawResult.tooLarge),
            oscillations: finite(fit.oscillations, "fit.oscillations", PowerLawResult.tooLarge),
            damping: finite(fit.damping, "fit.damping", PowerLawResult.noOscillation),
            relativeError: finite(
                fit.relativeError, "fit.relativeError", PowerLawResult.noLogarithm),
            onBound: result.bounds.isOnBound(fit),
            failures: result.filter.failures(of: fit).map(\.rawValue))
        confidence = result.windows?.confidence
        if let reason = result.reason { reasons["confidence"] = reason }
        windows = result.windows?.fits.count ?? 0
        qualified = result.windows?.qualified ?? 0
        qualifiedOnBound = result.windows?.qualifiedOnBound ?? 0
        trust = result.windows?.trust
        self.reasons = reasons
    }
}

extension PowerLawResult {
    static let tooLarge = "it is beyond the largest number"
    static let noOscillation = "the fit has no oscillation to compare with"
    static let noLogarithm = "a residual has no exponential: the values are no logarithms"
}
