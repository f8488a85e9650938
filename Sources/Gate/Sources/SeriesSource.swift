import Bubble
import Ledger
import Ouroboros

/// Tests of a model's series with the settings that a rule states.
struct SeriesSource: Sendable {
    private let attachments: [Attachment]
    private let asOf: Day
    private let seed: UInt64
    private let replicates: Int
    private let threads: Int

    init(_ model: LedgerModel, asOf: Day, seed: UInt64, replicates: Int, threads: Int) {
        attachments = model.attachments(.series)
        self.asOf = asOf
        self.seed = seed
        self.replicates = replicates
        self.threads = threads
    }

    /// Whether a rule is a test of a series.
    static func knows(_ rule: String) -> Bool { ["gsadf", "gsadf-p"].contains(rule) }

    func observations(_ id: MeasureID, _ parameters: [String: String]) -> Int? {
        id.subject.flatMap { series($0, parameters)?.values.values.count }
    }

    /// The GSADF statistic or its p-value; `nil` when the model has no such series or it cannot be tested.
    func measure(
        _ id: MeasureID, parameters: [String: String], replicates: Int?
    ) -> Measure? {
        guard let path = id.subject, let (series, notes) = series(path, parameters)
        else { return nil }
        let settings = settings(parameters, notes, replicates ?? self.replicates)
        let isP = id.rule == "gsadf-p"
        var plain = settings
        if !isP { plain.null = nil }
        guard
            let result = try? ExplosivenessTest.run(series.values, settings: plain)
        else { return nil }
        let p = result.inference?.gsadfPValue
        return Measure(
            id: id, title: isP ? "p-value of the GSADF statistic" : "GSADF statistic",
            value: isP ? p?.value : result.sequences.gsadf.value,
            unit: isP ? .probability : .statistic, standardError: isP ? p?.standardError : nil,
            replicates: isP ? p?.replicates : nil,
            formula: "Phillips, Shi and Yu (2015), lag \(result.lag)", inputs: [.series(path)],
            asOf: series.days?.last)
    }

    /// What of a series could be seen on the day. The file's own notes hold where the rule says nothing.
    private func series(
        _ path: String, _ parameters: [String: String]
    ) -> (values: TimeSeries, notes: SeriesNotes)? {
        guard let file = attachments.first(where: { $0.path == path }),
            let notes = try? SeriesReader().read(file.bytes, file: file.shownPath).notes
        else { return nil }
        var options = SeriesReader.Options()
        options.followsNotes = false
        options.column = parameters["column"]
        options.takesLogarithm = parameters["log"].map { $0 == "true" } ?? notes.takesLogarithm
        options.interval =
            parameters["resample"].flatMap(SamplingInterval.init(rawValue:)) ?? notes.interval
        guard
            let series = try? SeriesReader(options: options)
                .read(file.bytes, file: file.shownPath).series
        else { return nil }
        return (series.upTo(asOf), notes)
    }

    private func settings(
        _ parameters: [String: String], _ notes: SeriesNotes, _ replicates: Int
    ) -> ExplosivenessTest.Settings {
        var settings = ExplosivenessTest.Settings()
        settings.lag = notes.lag
        settings.replicates = replicates
        settings.seed = seed
        settings.threads = threads
        settings.checksOtherUnit = false
        switch parameters["lag"] {
        case "aic": settings.lag = .aic(maximum: 6)
        case "bic": settings.lag = .bic(maximum: 6)
        case let text?: settings.lag = .fixed(Int(text) ?? 0)
        case nil: break
        }
        let unit = parameters["unit"].flatMap(WindowUnit.init(rawValue:)) ?? .levels
        settings.window = MinimumWindow(unit: unit)
        if let length = parameters["min_window"].flatMap(Int.init) {
            settings.window = MinimumWindow(length: .fixed(length), unit: unit)
        }
        switch parameters["critical_values"] {
        case "montecarlo": settings.null = .randomWalk
        case "composite": settings.null = .composite(controlWindow: nil)
        default: settings.null = .wild(.rademacher)
        }
        if let boundary = parameters["boundary"].flatMap(BoundaryKind.init(rawValue:)) {
            settings.boundary = boundary
        }
        return settings
    }
}
