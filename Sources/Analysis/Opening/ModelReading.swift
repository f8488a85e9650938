import FlowNetwork
import Ledger
import Liquidity
import Money
import SeriesTests
import Text

/// What reading a model gave: the model, if it is sound, and everything that was noticed.
public struct ModelReading: Sendable {
    /// `nil` if any diagnostic is an error.
    public let model: OpenedModel?
    /// Of every file, and of the ledger of the day; by place, warnings that the ledger accepts marked.
    public let diagnostics: [Diagnostic]
    /// Path as diagnostics show it → bytes, of every file that could be read.
    public let files: [String: [UInt8]]

    /// Reads every file of a folder once: the ledger, then what it lists. A ledger with errors has no names that scenarios could be held against; they wait until it is mended.
    ///
    /// - Parameters:
    ///   - asOf: the day whose ledger has to be sound; `nil`: the model's own.
    ///   - conflictPolicy: what decides between claims that disagree.
    public init(
        _ folder: any ModelFolder, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded,
        limits: ReadLimits = ReadLimits()
    ) {
        let reading = LedgerReader.read(folder: folder, limits: limits)
        var attachments = reading.attachments
        var problems: [Diagnostic] = []
        var files = reading.files
        let policyFile = folder.shown(OpenedPolicy.fileName)
        let isKnown =
            attachments.contains { $0.kind == .policy }
            || reading.diagnostics.contains { $0.place.file == policyFile }
        if !isKnown {
            do throws(FolderError) {
                let found = try OpenedPolicy.unlisted(in: folder, limits: limits)
                if let found { attachments.append(found) }
            } catch {
                problems.append(
                    Diagnostic(
                        .unreadable,
                        at: Place(file: policyFile, line: 1, column: 1),
                        "the file \(error.words)",
                        help: "a \(OpenedPolicy.fileName) in the model's folder is its policy"))
            }
        }
        for file in attachments { files[file.shownPath] = file.bytes }
        self.init(
            reading.model, attachments, found: reading.diagnostics + problems, files: files,
            asOf: asOf, conflictPolicy: conflictPolicy, limits: limits)
    }

    /// Reads what a ledger lists beside itself.
    public init(
        _ model: LedgerModel, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded,
        limits: ReadLimits = ReadLimits()
    ) {
        self.init(
            model, model.attachments, found: [],
            files: Dictionary(
                model.attachments.map { ($0.shownPath, $0.bytes) },
                uniquingKeysWith: { first, _ in first }),
            asOf: asOf, conflictPolicy: conflictPolicy, limits: limits)
    }

    private init(
        _ model: LedgerModel?, _ attachments: [Attachment], found: [Diagnostic],
        files: [String: [UInt8]], asOf: Day?, conflictPolicy: ConflictPolicy, limits: ReadLimits
    ) {
        var all = found
        var series: [OpenedSeries] = []
        var policies: [OpenedPolicy] = []
        for file in attachments where file.kind == .series {
            do throws(InvalidInput) {
                let opened = try OpenedSeries(file)
                all += opened.warnings
                series.append(opened)
            } catch { all += error.diagnostics }
        }
        for file in attachments where file.kind == .policy {
            do throws(InvalidInput) {
                policies.append(try OpenedPolicy(file, of: model, limits: limits))
            } catch { all += error.diagnostics }
        }
        var scenarios: [Scenario]?
        var day: OpenedDay?
        if let model {
            let reading = ScenarioReader.read(model, limits: limits)
            all += reading.diagnostics
            scenarios = reading.scenarios
            let now = OpenedDay(
                model, asOf: asOf ?? model.defaultAsOf, policy: conflictPolicy)
            day = now
            all += now.ledger.diagnostics
            all += UnsimulatedScenarios.diagnostics(
                scenarios ?? [], ledger: now.ledger, network: now.network)
        }
        let marked = all.marked(by: model?.acceptances ?? []).sorted()
        diagnostics = marked
        self.files = files
        guard let model, let scenarios, !marked.contains(where: { $0.severity == .error }) else {
            self.model = nil
            return
        }
        self.model = OpenedModel(
            model: model, scenarios: scenarios, series: series, policies: policies,
            warnings: marked, files: files, day: day)
    }

    /// The model.
    /// - Throws: everything that was noticed, if any of it is an error.
    public func opened() throws(InvalidInput) -> OpenedModel {
        guard let model else { throw InvalidInput(diagnostics) }
        return model
    }
}
