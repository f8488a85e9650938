import Liquidity
import Analysis
import Ledger
import Money
import Text

/// Opens models for the verbs, and prints what was noticed in them.
struct ModelLoading {
    let common: CommonOptions

    /// The model of a folder, sound on the day that the verb looks at.
    ///
    /// - Throws: ``CommandError/invalid(_:files:)`` with every problem of every file.
    func open(_ path: String, asOf: Day? = nil, conflict: ConflictPolicy = .graded) throws
        -> OpenedModel
    {
        let reading = try reading(path, asOf: asOf, conflict: conflict)
        guard let model = reading.model else {
            throw CommandError.invalid(reading.diagnostics, files: reading.files)
        }
        if common.verbose {
            report(reading.diagnostics, files: reading.files)
        } else {
            // What is left out of a result is said without being asked for.
            report(reading.diagnostics.filter { $0.code == .scenarioNotYet }, files: reading.files)
        }
        return model
    }

    func open(_ path: String, _ time: AsOfOptions) throws -> OpenedModel {
        try open(path, asOf: time.asOf, conflict: time.conflict)
    }

    /// Whether a model holds on another day too.
    ///
    /// - Throws: ``CommandError/invalid(_:files:)`` with what is wrong on that day.
    func check(_ model: OpenedModel, asOf: Day, conflict: ConflictPolicy) throws {
        do throws(InvalidInput) {
            try model.check(asOf: asOf, conflictPolicy: conflict)
        } catch { throw CommandError.invalid(error, files: model.files) }
    }

    /// Whatever could be read of a folder, with its problems.
    ///
    /// - Throws: ``CommandError/refused(_:reason:help:)`` when the folder cannot be used.
    func reading(
        _ path: String, asOf: Day? = nil, conflict: ConflictPolicy = .graded
    ) throws -> ModelReading {
        do throws(FolderError) {
            return ModelReading(
                try DiskFolder(path: path), asOf: asOf, conflictPolicy: conflict)
        } catch {
            throw CommandError.refused(
                path, reason: "the model \(error.words)",
                help: "name a folder with a model.yaml, such as Models/demo")
        }
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
