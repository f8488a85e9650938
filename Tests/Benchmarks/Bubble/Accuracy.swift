import SeriesTests

/// How often the rules would have warned before known peaks of a series, and how often elsewhere, month by month with what was known then.
enum Accuracy {
    /// Months before a peak in which a warning is a hit.
    static let ahead = 12
    /// Fewest observations of a test.
    static let fewest = 60

    private static func month(_ label: String) -> Int {
        let parts = label.split(separator: "-").prefix(2).compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 12 + parts[1] : 0
    }

    /// - Parameter peaks: months as `2000-03`.
    static func run(
        _ bytes: [UInt8], file: String, peaks: [String], replicates: Int, threads: Int
    ) throws {
        let study = try SeriesStudy(bytes, file: file)
        let series = try study.levels().series
        let settings = study.test
        let count = series.values.count - fewest
        guard count > 0 else { return }
        let flags = Blocks.run(count, threads: threads) { place in
            let end = fewest + Int(place)
            var known = settings
            known.replicates = replicates
            known.seed = place
            known.checksOtherUnit = false
            let values = Array(series.values[...end])
            guard let result = try? ExplosivenessTest.run(values, settings: known),
                let inference = result.inference
            else { return [false, false, false] }
            let isRising = result.episodes.contains {
                $0.isOngoing && $0.direction(in: values) == .up
            }
            return [
                isRising, inference.monitoredPValue.map { $0.value <= 0.05 } ?? false,
                inference.endPValue.map { $0.value <= 0.05 } ?? false,
            ]
        }
        let months = (0..<count).map { month(series.label(fewest + $0)) }
        let tops = peaks.map(month).filter { $0 > (months.first ?? 0) }
        for (rule, name) in ["episode", "bsadf-p over 60 looks", "bsadf-p by itself"].enumerated() {
            let hits = tops.count { top in
                months.indices.contains {
                    flags[$0][rule] && (top - ahead...top).contains(months[$0])
                }
            }
            let elsewhere = months.indices.filter { index in
                !tops.contains { ($0 - ahead...$0).contains(months[index]) }
            }
            let wrong = Rates.Share(
                count: elsewhere.count { flags[$0][rule] }, of: elsewhere.count)
            print(
                "{\"series\": \"\(file)\", \"rule\": \"\(name)\", \"hits\": \(Rates.Share(count: hits, of: tops.count).json), \"elsewhere\": \(wrong.json)}"
            )
        }
    }
}
