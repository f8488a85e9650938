import ArgumentParser
import Indicators
import Ledger
import SeriesTests
import Text

/// Finds the table of critical values that fits a test.
struct TableLoading {
    let common: CommonOptions

    /// The table of a file, which must fit; or the one of a folder, if it has one that does.
    /// - Throws: ``CommandError`` that says what is wrong with the table.
    func tables(
        _ path: String, for settings: ExplosivenessTest.Settings, _ series: TimeSeries,
        file: String
    ) throws -> [CriticalValueTable] {
        let lag: Int
        do throws(SeriesTestError) {
            lag = try settings.lag.lag(for: series.values)
        } catch {
            throw CommandError.refused(file, reason: error.message)
        }
        let wanted = ExplosivenessTest.tableKey(
            count: series.values.count, lag: lag, settings)
        guard try InputFile.isFolder(path) else { return [try table(path, wanted)] }
        let candidate = (path.hasSuffix("/") ? path : path + "/") + wanted.fileName
        guard InputFile.exists(candidate) else {
            note("\(path) has no \(wanted.fileName)")
            return []
        }
        let found = try read(candidate).table
        let differences = found.key.differences(from: wanted)
        if !differences.isEmpty {
            note("\(candidate) is not for \(differences.joined(separator: ", "))")
        }
        return [found]
    }

    private func note(_ why: String) {
        guard !common.quiet else { return }
        Terminal.message("note: \(why): simulating the critical values")
    }

    private func table(
        _ path: String, _ wanted: CriticalValueTable.Key
    ) throws -> CriticalValueTable {
        let (found, bytes) = try read(path)
        let differences = found.key.differences(from: wanted)
        guard differences.isEmpty else {
            let problem = Diagnostic(
                .criticalValuesMismatch, at: Place(file: path, line: 1, column: 1),
                "the table is for another test: this one has \(differences.joined(separator: ", "))",
                help:
                    "make one with `ouroboros critical-values --length \(wanted.count) --lag \(wanted.lag) --min-window \(wanted.window) --level \(wanted.level)`"
            )
            throw CommandError.invalid([problem], files: [path: bytes])
        }
        return found
    }

    private func read(_ path: String) throws -> (table: CriticalValueTable, bytes: [UInt8]) {
        let reader = CriticalValueReader()
        let bytes = try InputFile.read(path, limit: reader.maxBytes)
        do throws(InvalidInput) {
            return (try reader.read(bytes, file: path), bytes)
        } catch {
            throw CommandError.invalid(error, files: [path: bytes])
        }
    }
}
