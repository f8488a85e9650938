import Analysis
import ArgumentParser
import Imports
import Ledger
import Money
import Reports
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `verify --sources`: the quotes of a model, found again in the files at hand.
extension VerifyCommand {
    private static let sourceLimit = 10_000
    private static let sourceBytes = 256 << 20

    func verifyQuotes(in path: String) throws {
        let opened = try ModelLoading(common: common).open(try quotedModelPath())
        let folder: OutputFolder
        let tree: FolderTree
        do {
            folder = try OutputFolder(path)
            tree = try FolderTree(folder.descriptor, limit: Self.sourceLimit)
        } catch let error as OutputError {
            throw unreadable(path, "the folder of sources cannot be read: \(error.reason)")
        } catch FolderTree.Problem.system(let entry, let reason) {
            throw unreadable("\(path)/\(entry)", "it cannot be read: \(reason)")
        } catch {
            throw unreadable(path, "the folder has more than \(Self.sourceLimit) entries")
        }
        func bytes(_ entry: String) throws -> [UInt8] {
            let descriptor = openat(
                folder.descriptor, entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw unreadable("\(path)/\(entry)", "it cannot be read: \(SystemError.reason)")
            }
            defer { close(descriptor) }
            guard let bytes = PlainFile.bytes(descriptor, limit: Self.sourceBytes) else {
                throw unreadable("\(path)/\(entry)", "it cannot be read, or is larger than 256 MB")
            }
            return bytes
        }
        let files = try tree.entries.filter(\.information.isPlainFile).map {
            QuoteCheck.File(path: $0.path, bytes: try bytes($0.path))
        }
        let check = try QuoteCheck(opened.model, files: files) { try bytes($0.path) }
        switch format {
        case .text: Terminal.write(text(check))
        case .json: Terminal.write(try JSONText.of(QuoteData(check)))
        }
        if !check.isProven { throw ExitStatus.gateFailed }
    }

    /// The argument is a model, or a report whose manifest says where its model is.
    private func quotedModelPath() throws -> String {
        if InputFile.exists(report + "/model.yaml") {
            if model != nil {
                throw ValidationError(
                    "'\(report)' is a model; --model says where the model of a report is.")
            }
            return report
        }
        let folder: DiskFolder
        do throws(FolderError) {
            folder = try DiskFolder(path: report)
        } catch { throw refused(report, "the folder \(error.words)") }
        return try modelPath(try manifest(folder))
    }

    private func unreadable(_ path: String, _ reason: String) -> CommandError {
        .refused(
            path, reason: reason,
            help: "name a folder that holds the files which the sources were read from")
    }

    private func text(_ check: QuoteCheck) -> String {
        var lines: [String] = []
        for item in check.items where !common.quiet || item.outcome != .found {
            let place = "\(item.place.file):\(item.place.line):\(item.place.column)"
            let file = item.file.map(SafeText.line) ?? ""
            let words =
                switch item.outcome {
                case .found: item.quote == nil ? "the file is there: \(file)" : "found in \(file)"
                case .notFound: "not found in \(file)"
                case .fileMissing: "file missing"
                case .hashDiffers: "the file has another SHA-256: \(file)"
                case .unreadable: "the file is no text: \(file)"
                }
            lines.append("\(place): \(words) (\(item.owner), source '\(item.source)')")
            if let quote = item.quote { lines.append("   | \(SafeText.line(quote))") }
        }
        for refuted in check.refuted where !common.quiet {
            let place = "\(refuted.place.file):\(refuted.place.line):\(refuted.place.column)"
            lines.append(
                "\(place): refuted since \(refuted.refutation.known) by '\(refuted.refutation.source)' (\(refuted.owner), source '\(refuted.source)')"
            )
            lines.append("   | \(SafeText.line(refuted.refutation.reason.text))")
        }
        if !common.quiet || !check.isProven { lines.append("\(report): \(summary(check))") }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private func summary(_ check: QuoteCheck) -> String {
        guard !check.items.isEmpty else {
            return "no claim has a quote, and no source a SHA-256."
        }
        let parts = [
            "\(check.count(.found)) found", "\(check.count(.notFound)) not found",
            "\(check.count(.fileMissing)) without their file",
            "\(check.count(.hashDiffers)) with another file",
            "\(check.count(.unreadable)) in files that are no text",
        ]
        return "of \(check.items.count) quotes and files \(parts.joined(separator: ", "))."
    }
}

/// `verify --sources` in JSON.
struct QuoteData: Encodable {
    let schemaVersion = Reports.schemaVersion
    let proven: Bool
    let counts: [String: Int]
    let items: [Item]
    let refuted: [Refuted]

    struct Item: Encodable {
        let place, owner, source: String
        let locator, quote: String?
        let outcome: String
        let file: String?
    }

    struct Refuted: Encodable {
        let place, owner, source, by, since, reason: String
    }

    init(_ check: QuoteCheck) {
        proven = check.isProven
        counts = Dictionary(
            uniqueKeysWithValues: QuoteCheck.Outcome.allCases.map { ($0.rawValue, check.count($0)) }
        )
        func text(_ place: Place) -> String { "\(place.file):\(place.line):\(place.column)" }
        items = check.items.map {
            Item(
                place: text($0.place), owner: $0.owner, source: $0.source, locator: $0.locator,
                quote: $0.quote, outcome: $0.outcome.rawValue, file: $0.file)
        }
        refuted = check.refuted.map {
            Refuted(
                place: text($0.place), owner: $0.owner, source: $0.source,
                by: $0.refutation.source, since: $0.refutation.known.description,
                reason: $0.refutation.reason.text)
        }
    }
}
