import Text

/// Finds and reads the files of a model within the limits.
struct ModelFiles {
    private let folder: any ModelFolder
    private let limits: ReadLimits
    private let collector: DiagnosticCollector
    private var bytesLeft: Int
    /// Path inside the folder → bytes, in reading order.
    private(set) var contents: [(path: String, bytes: [UInt8])] = []
    /// Path as shown → bytes.
    private(set) var shownContents: [String: [UInt8]] = [:]
    /// Paths of files of which parts were refused.
    private(set) var incompleteFiles: Set<String> = []
    /// Kinds of which a listed file is missing.
    private(set) var brokenKinds: Set<FileKind> = []
    /// Files of `files` that other modules decode.
    private(set) var attachedPaths: [Attachment.Kind: [String]] = [:]

    static let modelFile = "model.yaml"

    init(folder: any ModelFolder, limits: ReadLimits, collector: DiagnosticCollector) {
        self.folder = folder
        self.limits = limits
        self.collector = collector
        bytesLeft = limits.totalBytes
    }

    /// Reads `model.yaml` and lists the files of each kind, sorted by path.
    mutating func readModelFile(into decoder: inout LedgerDecoder) -> [FileKind: [String]]? {
        guard let root = read(ModelFiles.modelFile) else { return nil }
        guard let fields = MappingDecoder(root, .model, owner: "model.yaml", collector) else {
            return nil
        }
        decoder.decodeModel(fields)
        guard let filesNode = fields.node("files"),
            let listing = MappingDecoder(filesNode, .files, owner: "'files'", collector)
        else { return [:] }
        var result: [FileKind: [String]] = [:]
        var seen: [String: Place] = [:]
        for kind in FileKind.allCases {
            result[kind] = paths(kind.rawValue, listing, ledgerKind: kind, seen: &seen)
        }
        for kind in Attachment.Kind.allCases {
            attachedPaths[kind] = paths(kind.rawValue, listing, ledgerKind: nil, seen: &seen)
        }
        guard seen.count < limits.files else {
            fields.report(
                .tooLarge, "files", "the model has \(seen.count) files, more than \(limits.files)")
            return nil
        }
        return result
    }

    /// The files under one key of `files`, sorted.
    private mutating func paths(
        _ key: String, _ listing: MappingDecoder, ledgerKind: FileKind?, seen: inout [String: Place]
    ) -> [String] {
        var paths: [String] = []
        for node in listing.elements(key) {
            guard let text = collector.text(node, "a file of '\(key)'") else { continue }
            for path in expand(text, at: node.place, kind: ledgerKind) {
                if path == ModelFiles.modelFile {
                    collector.report(
                        .badListing, at: node.place, "model.yaml lists itself",
                        help: "take it out of `files`")
                } else if let first = seen[path] {
                    collector.report(
                        .badListing, at: node.place,
                        "the file '\(path)' is listed twice; first on line \(first.line)",
                        help: "list each file once; a pattern with * may cover it already")
                } else {
                    seen[path] = node.place
                    paths.append(path)
                }
            }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The files that one entry of `files` means.
    private mutating func expand(_ text: String, at place: Place, kind: FileKind?) -> [String] {
        guard let pattern = FilePattern(text) else {
            collector.report(
                .badListing, at: place, "'\(text)' is not the path of a file in the model's folder",
                help: "write a relative path without '..'; '*' may stand in its last part")
            if let kind { brokenKinds.insert(kind) }
            return []
        }
        guard pattern.hasWildcard else { return [pattern.path] }
        do throws(FolderError) {
            let names = try folder.fileNames(in: pattern.folder)
            guard names.count <= limits.files else {
                collector.report(
                    .tooLarge, at: place,
                    "the folder of '\(text)' holds more than \(limits.files) files")
                if let kind { brokenKinds.insert(kind) }
                return []
            }
            let matching = names.filter(pattern.matches)
            if matching.isEmpty { noFileFits(text, at: place, kind) }
            guard !refusesName(matching, at: place) else {
                if let kind { brokenKinds.insert(kind) }
                return []
            }
            return matching.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
                pattern.folder.isEmpty ? $0 : "\(pattern.folder)/\($0)"
            }
        } catch {
            if error == .missing {
                noFileFits(text, at: place, kind)
                return []
            }
            collector.report(
                .unreadable, at: place, "the folder '\(pattern.folder)' \(error.words)",
                help: "'\(text)' in `files` asks for it")
            if let kind { brokenKinds.insert(kind) }
            return []
        }
    }

    /// A pattern asks for what there may be: a folder for facts or scenarios may be empty or still to be made, which is worth a note. A model without firms,
    /// sources or deals says nothing, so that a pattern for these that fits nothing is more likely a slip.
    private func noFileFits(_ text: String, at place: Place, _ kind: FileKind?) {
        switch kind {
        case .entities?, .sources?, .deals?:
            collector.report(
                .emptyPattern, at: place, "no file fits '\(text)'",
                help: "add the file, correct the pattern, or take it out")
        default:
            collector.report(
                .noFileYet, at: place, "no file fits '\(text)': the model has none of the kind yet",
                help: "add a file, or correct the pattern")
        }
    }

    /// Names come back in messages and results, as texts do.
    private func refusesName(_ names: [String], at place: Place) -> Bool {
        let bad = names.filter { $0.unicodeScalars.contains(where: ControlCharacter.isInName) }
        for name in bad {
            collector.report(
                .badListing, at: place,
                "the file '\(name)' has a control character or a line feed in its name",
                help: "rename it")
        }
        return !bad.isEmpty
    }

    /// Reads and parses one file; every reason why that fails is reported.
    mutating func read(_ path: String) -> YAMLNode? {
        guard let bytes = readBytes(path) else { return nil }
        let shown = folder.shown(path)
        if let problem = TextCheck.problem(bytes, file: shown, limits: limits) {
            collector.report(problem)
            return nil
        }
        var isWhole = true
        let root = YAMLParser.parse(bytes, file: shown, limits: limits) { [collector] in
            // Of two equal keys one is there; after any other refusal a part of the file is missing.
            if $0.code != .duplicateKey { isWhole = false }
            collector.report($0)
        }
        if !isWhole { incompleteFiles.insert(path) }
        return root
    }

    /// `outcome.yaml`, where the folder has one; it is listed nowhere, so that no byte of the model depends on it.
    mutating func readOutcome() -> YAMLNode? {
        do throws(FolderError) {
            _ = try folder.size(of: Outcome.fileName)
        } catch {
            // A folder of which nothing but the model's file can be read has said so already.
            if error == .missing || contents.count < 2 { return nil }
        }
        return read(Outcome.fileName)
    }

    /// The files of `files` that other modules decode, with their bytes.
    mutating func readAttachments() -> [Attachment] {
        var result: [Attachment] = []
        for kind in Attachment.Kind.allCases {
            for path in attachedPaths[kind] ?? [] {
                guard let bytes = readBytes(path) else { continue }
                result.append(
                    Attachment(
                        kind: kind, path: path, shownPath: folder.shown(path), bytes: bytes))
            }
        }
        return result
    }

    /// The bytes of one file within the limits; every reason why that fails is reported.
    private mutating func readBytes(_ path: String) -> [UInt8]? {
        let shown = folder.shown(path)
        let start = Place(file: shown, line: 1, column: 1)
        let help =
            path == ModelFiles.modelFile
            ? "a model is a folder with a model.yaml; `ouroboros init DIR` makes one"
            : "it is listed in `files` of model.yaml"
        let bytes: [UInt8]
        do throws(FolderError) {
            let size = try folder.size(of: path)
            guard size <= limits.fileBytes, size <= bytesLeft else { throw .tooLarge }
            bytes = try folder.read(path, limit: min(limits.fileBytes, bytesLeft))
        } catch {
            switch error {
            case .tooLarge:
                let limit = min(limits.fileBytes, bytesLeft)
                collector.report(
                    .tooLarge, at: start,
                    bytesLeft < limits.fileBytes
                        ? "the model's files are larger than \(limits.totalBytes) bytes together"
                        : "the file is larger than \(limit) bytes",
                    help: "split it, or raise the limit")
            default:
                collector.report(.unreadable, at: start, "the file \(error.words)", help: help)
            }
            return nil
        }
        bytesLeft -= bytes.count
        contents.append((path, bytes))
        shownContents[shown] = bytes
        return bytes
    }
}
