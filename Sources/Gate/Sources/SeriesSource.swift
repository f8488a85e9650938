import Analysis
import Ledger
import Money
import SeriesTests

/// Tests of a model's series with the settings that a rule states: the same ``SeriesResult`` as the report's, with other settings.
struct SeriesSource: Sendable {
    private let files: [OpenedSeries]
    private let asOf: Day
    private let seed: UInt64
    private let replicates: Int
    private let threads: Int

    init(_ files: [OpenedSeries], asOf: Day, seed: UInt64, replicates: Int, threads: Int) {
        self.files = files
        self.asOf = asOf
        self.seed = seed
        self.replicates = replicates
        self.threads = threads
    }

    /// Whether a rule is about a series.
    static func knows(_ rule: String) -> Bool { SeriesMeasures.part(of: rule) != nil }

    /// Observations that a rule's number rests on; `nil`: the model has no such series.
    func observations(_ id: MeasureID, _ parameters: [String: String]) -> Int? {
        guard knows(id.rule), let file = file(id) else { return nil }
        let settings = settings(parameters, replicates)
        return SeriesResult(file, asOf: asOf, settings: settings, parts: []).series.values.count
    }

    /// The number of a rule; `nil` when the model has no such series. What cannot be tested has no value, and says why.
    func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure? {
        guard let part = SeriesMeasures.part(of: id.rule), let file = file(id) else { return nil }
        var settings = settings(parameters, replicates ?? self.replicates)
        let isProbability = id.rule.hasSuffix("-p")
        if !isProbability, id.rule != "explosive-episodes" { settings.test.null = nil }
        let result = SeriesResult(file, asOf: asOf, settings: settings, parts: [part])
        return SeriesMeasures.measures(of: result).first { $0.id == id }
    }

    private func knows(_ rule: String) -> Bool { Self.knows(rule) }

    private func file(_ id: MeasureID) -> OpenedSeries? {
        files.first { $0.path == id.subject }
    }

    /// The file's own notes hold where the rule says nothing.
    private func settings(
        _ parameters: [String: String], _ replicates: Int
    ) -> SeriesStudy.Settings {
        var settings = SeriesStudy.Settings()
        settings.reading.column = parameters["column"]
        settings.reading.takesLogarithm = parameters["log"].map { $0 == "true" }
        settings.reading.interval = parameters["resample"].flatMap(SamplingInterval.init(rawValue:))
        switch parameters["lag"] {
        case "aic": settings.lag = .aic(maximum: 6)
        case "bic": settings.lag = .bic(maximum: 6)
        case let text?: settings.lag = Int(text).map { .fixed($0) }
        case nil: break
        }
        settings.test.replicates = replicates
        settings.test.seed = seed
        settings.test.threads = threads
        settings.test.checksOtherUnit = false
        settings.test.window.unit =
            parameters["unit"].flatMap(WindowUnit.init(rawValue:)) ?? .levels
        if let length = parameters["min_window"].flatMap(Int.init) {
            settings.test.window.length = .fixed(length)
        }
        let drift = parameters["drift"].flatMap(WildDrift.init(rawValue:)) ?? .kept
        switch parameters["critical_values"] {
        case "montecarlo": settings.test.null = .randomWalk
        case "composite": settings.test.null = .composite(controlWindow: nil)
        default: settings.test.null = .wild(.rademacher, drift: drift)
        }
        if let boundary = parameters["boundary"].flatMap(BoundaryKind.init(rawValue:)) {
            settings.test.boundary = boundary
        }
        if let looks = parameters["looks"].flatMap(Int.init) { settings.test.looks = looks }
        func count(_ name: String, _ store: (Int) -> Void) {
            if let number = parameters[name].flatMap(Int.init) { store(number) }
        }
        count("shortest") { settings.windows.shortest = $0 }
        count("longest") { settings.windows.longest = $0 }
        count("step") { settings.windows.step = $0 }
        settings.windows.seed = seed
        settings.windows.threads = threads
        return settings
    }
}
