import Analysis
import ArgumentParser
import Ledger
import Text

/// Reads models for the verbs, and prints what is wrong with them.
struct ModelLoading {
    let common: CommonOptions

    /// The checked model of a folder.
    /// - Throws: ``ExitStatus/invalidInput`` after printing every problem.
    func model(_ path: String) throws -> LedgerModel {
        let reading = try reading(path)
        guard let model = reading.model else {
            report(reading.diagnostics, files: reading.files)
            throw ExitStatus.invalidInput
        }
        if common.verbose { report(reading.diagnostics, files: reading.files) }
        return model
    }

    /// Whatever could be read of a folder, with its problems.
    /// - Throws: ``ExitStatus/invalidInput`` after saying why the folder cannot be used.
    func reading(_ path: String) throws -> LedgerReading {
        do throws(FolderError) {
            return withSeries(LedgerReader.read(folder: try DiskFolder(path: path)))
        } catch {
            Terminal.message("\(path): error: the model \(error.words)")
            Terminal.message("   = help: name a folder with a model.yaml, such as Models/demo")
            throw ExitStatus.invalidInput
        }
    }

    /// … with the problems of the series that the model lists.
    private func withSeries(_ reading: LedgerReading) -> LedgerReading {
        guard let model = reading.model else { return reading }
        var all = reading
        all.diagnostics += SeriesResult.diagnostics(of: model)
        if all.diagnostics.contains(where: { $0.severity == .error }) { all.model = nil }
        return all
    }

    /// Prints diagnostics to standard error, as the terminal allows; with `--quiet` only the errors.
    func report(_ diagnostics: [Diagnostic], files: [String: [UInt8]]) {
        let shown = common.quiet ? diagnostics.filter { $0.severity == .error } : diagnostics
        let text = render(shown, files: files, isColoured: Terminal.usesColour(common.color))
        if !text.isEmpty { Terminal.message(styled: String(text.dropLast())) }
    }

    func render(_ diagnostics: [Diagnostic], files: [String: [UInt8]], isColoured: Bool) -> String {
        DiagnosticRenderer(isColored: isColoured, showsAccepted: common.verbose)
            .render(diagnostics, text: { files[$0] })
    }
}
