import Analysis
import ArgumentParser
import Ledger
import Reports
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Make a report again and compare it byte for byte, or find quotes again.",
        discussion: HelpText.discussion(
            """
            The report's manifest.json says which model it was made from and with which options. Exit status: 0 the same, 1 it differs, 2 it cannot be made again.

            With --sources the quotes of the model are looked for in the files of a folder, offline: a file is known by its SHA-256 or by its name (the source's `file`, its id, or the accession number). Exit status: 0 all are found, 1 some are not, 2 invalid input.
            """,
            examples: [
                "ouroboros verify Reports/telecom-2000",
                "ouroboros verify out --model Models/demo",
                "ouroboros verify Models/demo --sources filings",
            ]))

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The report's folder; with --sources it may be the model's.")
    var report: String

    @Option(
        help: ArgumentHelp(
            "The model's folder; by default where the manifest says that it was.", valueName: "dir")
    )
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Look for the model's quotes in the files of this folder, and for nothing else.",
            valueName: "dir"))
    var sources: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @OptionGroup(title: "Messages") var common: CommonOptions

    /// A report has some dozens of files; a folder with more is something else.
    private static let fileLimit = 10_000
    private static let byteLimit = 256 << 20

    func execute() throws {
        if let sources { return try verifyQuotes(in: sources) }
        let folder: DiskFolder
        do throws(FolderError) {
            folder = try DiskFolder(path: report)
        } catch { throw refused(report, "the report \(error.words)") }
        let manifest = try manifest(folder)
        let checked = try ModelLoading(common: common).open(try modelPath(manifest))
        if manifest.toolVersion != Tool.version, !common.quiet {
            Terminal.message(
                "\(report): note: written by ouroboros \(manifest.toolVersion), made again by \(Tool.version)"
            )
        }
        let rebuilt: [(path: String, contents: String)]
        do {
            rebuilt = try manifest.request.files(of: checked, modelPath: manifest.modelPath)
        } catch { throw refused(report, "it cannot be made again: \(error)") }
        let found = try contents(rebuilt.map(\.path))
        let verification = ReportVerification(
            manifest, stored: found.files, foreign: found.foreign, rebuilt: rebuilt,
            model: checked.model)
        switch format {
        case .text:
            if !verification.isSame || !common.quiet {
                Terminal.write(verification.text(folder: report))
            }
        case .json: Terminal.write(try JSONText.of(VerificationData(verification)))
        }
        if !verification.isSame { throw ExitStatus.gateFailed }
    }

    /// The model of the report: the one that is named, else the first place that the manifest can mean and that holds a model of its id.
    func modelPath(_ manifest: ReportManifest) throws -> String {
        if let model { return model }
        let candidates = ReportPlace.candidates(manifest, reportFolder: report)
        let found = candidates.first { path in
            guard InputFile.exists(path + "/model.yaml") else { return false }
            // A manifest that says no place is of a version whose ids were names of folders.
            guard manifest.modelPath != nil, let folder = try? DiskFolder(path: path) else {
                return true
            }
            let reading = LedgerReader.read(folder: folder)
            // A model with mistakes is the one: what is wrong with it is said when it is read.
            return reading.model.map { $0.id == manifest.model } ?? true
        }
        if let found { return found }
        throw refused(
            report,
            "its model '\(manifest.model)' is not at \(candidates.first ?? "any place that the manifest says")"
        )
    }

    func manifest(_ folder: DiskFolder) throws -> ReportManifest {
        let shown = folder.shown(ReportManifest.fileName)
        let bytes: [UInt8]
        do throws(FolderError) {
            bytes = try folder.read(ReportManifest.fileName, limit: 16 << 20)
        } catch { throw refused(shown, "the manifest \(error.words)") }
        do throws(ManifestError) {
            return try ReportManifest(reading: bytes)
        } catch { throw refused(shown, error.description) }
    }

    /// What the report's folder holds, all of it, links not followed.
    private func contents(
        _ expected: [String]
    ) throws -> (files: [String: [UInt8]], foreign: [(path: String, kind: String)]) {
        let folder: OutputFolder
        let tree: FolderTree
        do {
            folder = try OutputFolder(report)
            tree = try FolderTree(folder.descriptor, limit: Self.fileLimit)
        } catch let error as OutputError {
            throw refused(report, "the report cannot be read: \(error.reason)")
        } catch FolderTree.Problem.system(let path, let reason) {
            throw refused("\(report)/\(path)", "it cannot be read: \(reason)")
        } catch { throw refused(report, "the report is too large") }
        let names = Set(expected)
        var files: [String: [UInt8]] = [:]
        var foreign: [(path: String, kind: String)] = []
        for entry in tree.entries {
            if entry.information.isFolder {
                let isOwn = expected.contains { $0.hasPrefix(entry.path + "/") }
                if !isOwn { foreign.append((entry.path, entry.information.kindName)) }
            } else if entry.information.isPlainFile {
                files[entry.path] =
                    names.contains(entry.path) ? try bytes(entry.path, in: folder) : []
            } else {
                foreign.append((entry.path, entry.information.kindName))
            }
        }
        return (files, foreign)
    }

    private func bytes(_ path: String, in folder: OutputFolder) throws -> [UInt8] {
        let descriptor = openat(
            folder.descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw refused("\(report)/\(path)", "it cannot be read: \(SystemError.reason)")
        }
        defer { close(descriptor) }
        guard let bytes = PlainFile.bytes(descriptor, limit: Self.byteLimit) else {
            throw refused("\(report)/\(path)", "it cannot be read, or is larger than any report")
        }
        return bytes
    }

    func refused(_ path: String, _ reason: String) -> CommandError {
        .refused(
            path, reason: reason,
            help: "name a folder that `ouroboros report` wrote, and its model with --model")
    }
}
