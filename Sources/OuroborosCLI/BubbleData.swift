import Bubble
import Reporting

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

        /// 95 % interval from the Monte-Carlo error alone.
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

        init(_ episode: Bubble.Episode, _ series: TimeSeries) {
            start = episode.start
            end = episode.end
            peak = episode.peak
            startLabel = series.label(episode.start)
            endLabel = series.label(episode.end)
            duration = episode.duration
            statistic = episode.statistic
            ongoing = episode.isOngoing
        }
    }

    struct Boundary: Encodable {
        let kind: String
        let level: Double
        let values: [Double?]
        let falseAlarms: Estimate
        let falseEpisodes: Estimate

        init(_ boundary: Bubble.Boundary) {
            kind = boundary.kind.rawValue
            level = boundary.level
            values = boundary.values.map { $0.isFinite ? $0 : nil }
            falseAlarms = Estimate(boundary.falseAlarms)
            falseEpisodes = Estimate(boundary.falseEpisodes)
        }
    }

    struct Verdict: Encodable {
        let boundary: String
        let unit: String
        let explosive: Bool
    }

    struct Manifest: Encodable {
        let generator = "philox4x32-10"
        let nullModel: String?
        let seed: UInt64
        let replicates: Int?
        /// Whether the critical values come from a table that was made before.
        let tabulated: Bool?
        let unit: String
        let minimumRows: Int
    }

    let schemaVersion = Reporting.schemaVersion
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
            nullModel: result.settings.null?.name, seed: inference?.seed ?? result.settings.seed,
            replicates: inference?.replicates, tabulated: inference?.isTabulated,
            unit: result.settings.window.unit.rawValue,
            minimumRows: s.minimumRows)
    }
}

/// The JSON of `bubble --method lppls`.
struct PowerLawData: Encodable {
    struct Fit: Encodable {
        let tc: Double
        let m: Double
        let omega: Double
        let a: Double
        let b: Double
        let c1: Double
        let c2: Double
        let sse: Double
        let oscillations: Double
        let damping: Double
        let relativeError: Double
        let failures: [String]
    }

    let schemaVersion = Reporting.schemaVersion
    let series: String
    let observations: Int
    let filter: String
    let fit: Fit
    let confidence: Double
    let windows: Int
    let trust: Double?

    init(_ fit: LPPLSFit, _ windows: LPPLSWindows, series: TimeSeries) {
        let filter = windows.settings.filter
        self.series = series.name
        observations = series.values.count
        self.filter = filter.name
        self.fit = Fit(
            tc: fit.tc, m: fit.m, omega: fit.omega, a: fit.a, b: fit.b, c1: fit.c1, c2: fit.c2,
            sse: fit.sse, oscillations: fit.oscillations, damping: fit.damping,
            relativeError: fit.relativeError, failures: filter.failures(of: fit).map(\.rawValue))
        confidence = windows.confidence
        self.windows = windows.fits.count
        trust = windows.trust
    }
}
