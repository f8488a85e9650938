import Money
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SeriesFile {
    private struct Entry {
        let stamp: SeriesStamp
        let value: Double
        let line: Int

        var key: (Day, Int) { (stamp.day, stamp.instant) }
    }

    /// The observations that were known on a day, in order of time, resampled, in logarithms: in this sequence, so that nothing later than
    /// the day can move what is kept.
    ///
    /// - Throws: ``InvalidInput`` where dates are needed and there are none, where nothing was known on the day, where a value has no
    ///   logarithm.
    public func series(_ options: SeriesReader.Options) throws(InvalidInput) -> SeriesReader.Result
    {
        let interval = options.interval ?? (options.followsNotes ? notes.interval : .asIs)
        let takesLogarithm =
            options.takesLogarithm ?? (options.followsNotes && notes.takesLogarithm)
        var warnings = warnings
        try checkLogarithms(takesLogarithm, asOf: options.asOf, limit: options.maxProblems)
        let dated = try entries()
        guard let dated else {
            if let day = options.asOf {
                throw fail(
                    .seriesNoDates, 1,
                    "the rows have no dates, so what was known on \(day) cannot be told",
                    "add a column of dates, or leave out --as-of")
            }
            guard interval == .asIs else {
                throw fail(
                    .seriesNoDates, 1,
                    "the rows have no dates, so they cannot be made \(interval.rawValue)",
                    "add a column of dates")
            }
            return result(
                TimeSeries(
                    name: name, days: nil,
                    values: taken(observations.map(\.value), takesLogarithm)), warnings, interval,
                takesLogarithm)
        }
        let known = try cut(dated, at: options.asOf)
        let kept = ordered(known, &warnings)
        warnGaps(kept.map(\.stamp), &warnings)
        let resampled = resample(kept, interval)
        let isIntraday =
            resampled.indices.dropFirst().contains {
                resampled[$0].stamp.day == resampled[$0 - 1].stamp.day
            }
        if isIntraday {
            warnings.append(
                Diagnostic(
                    .seriesIntraday, at: Place(file: file, line: known[0].line, column: 1),
                    "\(resampled.count) observations on \(days(resampled)) days: each counts; "
                        + "--resample daily keeps the last of each day"))
        }
        let series = TimeSeries(
            name: name, days: resampled.map(\.stamp.day),
            minutes: isIntraday ? resampled.map { ($0.stamp.time ?? 0) / 60_000 } : nil,
            values: taken(resampled.map(\.value), takesLogarithm))
        return result(series, warnings, interval, takesLogarithm)
    }

    private func result(
        _ series: TimeSeries, _ warnings: [Diagnostic], _ interval: SamplingInterval,
        _ isLogarithm: Bool
    ) -> SeriesReader.Result {
        SeriesReader.Result(
            series: series, warnings: warnings, notes: notes, format: format.rawValue,
            interval: interval, isLogarithm: isLogarithm)
    }

    private func fail(
        _ code: DiagnosticCode, _ line: Int, _ message: String, _ help: String
    ) -> InvalidInput {
        InvalidInput([
            Diagnostic(code, at: Place(file: file, line: line, column: 1), message, help: help)
        ])
    }

    private func taken(_ values: [Double], _ takesLogarithm: Bool) -> [Double] {
        takesLogarithm ? values.map { log($0) } : values
    }

    private func checkLogarithms(_ takesLogarithm: Bool, asOf: Day?, limit: Int)
        throws(InvalidInput)
    {
        guard takesLogarithm else { return }
        let bad = observations.lazy.filter { row in
            row.value <= 0
                && (asOf.flatMap { day in row.stamp.map { $0.known <= day } } ?? true)
        }.prefix(limit)
        guard bad.isEmpty else {
            throw InvalidInput(
                bad.map {
                    Diagnostic(
                        .seriesNotPositive,
                        at: Place(
                            file: file, line: $0.line, column: $0.column,
                            length: $0.text.unicodeScalars.count),
                        "'\($0.text)' has no logarithm",
                        help: "take the values as they are with --no-log, or correct the value")
                })
        }
    }

    /// - Returns: `nil` when no row has a date.
    private func entries() throws(InvalidInput) -> [Entry]? {
        let dated = observations.compactMap { row in
            row.stamp.map { Entry(stamp: $0, value: row.value, line: row.line) }
        }
        if dated.isEmpty { return nil }
        guard dated.count == observations.count else {
            throw fail(
                .seriesBadDate, observations.first { $0.stamp == nil }?.line ?? 1,
                "the row has no date although others have", "give every row a date, or none")
        }
        let zoned = dated.count { $0.stamp.offset != nil }
        guard zoned == 0 || zoned == dated.count else {
            let first = dated.first { ($0.stamp.offset == nil) != (dated[0].stamp.offset == nil) }
            throw fail(
                .seriesBadDate, first?.line ?? 1,
                "some times have a zone and others have none, so their order cannot be told",
                "give every time a zone, or none")
        }
        return dated
    }

    private func cut(_ entries: [Entry], at day: Day?) throws(InvalidInput) -> [Entry] {
        guard let day else { return entries }
        let known = entries.filter { $0.stamp.known <= day }
        guard !known.isEmpty else {
            let first = entries.min { $0.stamp.known < $1.stamp.known } ?? entries[0]
            throw fail(
                .seriesNotKnown, first.line,
                "no observation was known on \(day); the first is of \(first.stamp.known)",
                "choose a later day")
        }
        return known
    }

    /// In order of time, the last row of each moment.
    private func ordered(_ entries: [Entry], _ warnings: inout [Diagnostic]) -> [Entry] {
        let pairs = zip(entries.dropFirst(), entries)
        if let index = entries.indices.dropFirst().first(where: {
            entries[$0].key < entries[$0 - 1].key
        }) {
            let isReversed = pairs.allSatisfy { later, earlier in later.key <= earlier.key }
            warnings.append(
                Diagnostic(
                    .seriesUnsorted,
                    at: Place(file: file, line: entries[index].line, column: 1),
                    isReversed
                        ? "rows run from the newest to the oldest; they are put in order of time"
                        : "rows are not in order of time; they are sorted"))
        }
        var kept: [Entry] = []
        var repeats = 0
        var firstRepeat = 0
        for entry in entries.sorted(by: {
            ($0.key.0, $0.key.1, $0.line) < ($1.key.0, $1.key.1, $1.line)
        }) {
            if let last = kept.last, last.key == entry.key {
                repeats += 1
                if repeats == 1 { firstRepeat = entry.line }
                kept.removeLast()
            }
            kept.append(entry)
        }
        if repeats > 0 {
            warnings.append(
                Diagnostic(
                    .seriesDuplicate, at: Place(file: file, line: firstRepeat, column: 1),
                    "\(repeats) row(s) repeat a date; the last row of each date counts"))
        }
        return kept
    }

    /// The last observation of each interval.
    private func resample(_ entries: [Entry], _ interval: SamplingInterval) -> [Entry] {
        guard interval != .asIs else { return entries }
        var resampled: [Entry] = []
        for entry in entries {
            if let last = resampled.last,
                interval.key(last.stamp.day) == interval.key(entry.stamp.day)
            {
                resampled.removeLast()
            }
            resampled.append(entry)
        }
        return resampled
    }

    private func days(_ entries: [Entry]) -> Int { Set(entries.map(\.stamp.day)).count }

    /// A gap is longer than four times the usual distance, and than ten days, which holidays reach.
    private func warnGaps(_ stamps: [SeriesStamp], _ warnings: inout [Diagnostic]) {
        guard stamps.count >= 3 else { return }
        let steps = stamps.indices.dropFirst().map { stamps[$0].day - stamps[$0 - 1].day }
        let usual = steps.sorted()[steps.count / 2]
        let long = steps.indices.filter { steps[$0] > max(4 * usual, 10) }
        guard let widest = long.max(by: { steps[$0] < steps[$1] }) else { return }
        warnings.append(
            Diagnostic(
                .seriesGap, at: Place(file: file, line: 1, column: 1),
                """
                \(long.count) gap(s) in the dates, the longest of \(steps[widest]) days after \
                \(stamps[widest].day); the tests take observations as evenly spaced
                """))
    }
}
