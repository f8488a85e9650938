import Ledger
import Text

/// Finds the quotes of a ledger again in the files that they were taken from.
///
/// A file is the one of a claim if its SHA-256 is the stated one; else if its name says so: it is called as the source's `file`, is called as the
/// source's id, or has the accession number in its path.
public struct QuoteCheck: Sendable {
    /// One file at hand.
    public struct File: Sendable {
        /// Relative to the folder.
        public let path: String
        /// Lower-case hexadecimal.
        public let sha256: String

        public init(path: String, bytes: [UInt8]) {
            self.path = path
            sha256 = ContentHash.hex(bytes)
        }
    }

    /// A quote, or a file whose digest is stated, and whether it is there.
    public struct Item: Sendable {
        /// `deal 'x'`
        public let owner: String
        public let source: String
        public let locator: String?
        /// `nil`: only the file is looked for.
        public let quote: String?
        public let outcome: Outcome
        /// The file that was looked into.
        public let file: String?
        /// In the model's files.
        public let place: Place
    }

    public enum Outcome: String, Sendable, CaseIterable {
        /// The words stand in the file; without a quote, the file is the one that was read.
        case found
        case notFound = "not_found"
        case fileMissing = "file_missing"
        /// A file of that name is there, and its digest is another one.
        case hashDiffers = "hash_differs"
        /// The file is there, and its text cannot be read.
        case unreadable
    }

    /// A claim that turned out wrong, with what showed it.
    public struct Refuted: Sendable {
        public let owner: String
        public let source: String
        public let refutation: Refutation
        public let place: Place
    }

    /// In the order of the model's files.
    public let items: [Item]
    public let refuted: [Refuted]

    public func count(_ outcome: Outcome) -> Int { items.count { $0.outcome == outcome } }

    /// Whether every quote was found, in the file that was read.
    public var isProven: Bool { items.allSatisfy { $0.outcome == .found } }

    /// - Parameter bytes: reads a file again.
    public init<Failure: Error>(
        _ model: LedgerModel, files: [File], bytes: (File) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        let claims = model.provenClaims
        let sources = Dictionary(model.sources.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var texts: [String: PlainWords?] = [:]
        var items: [Item] = []
        for wanted in claims.flatMap(\.wanted) {
            let source = sources[wanted.source]
            let hash = wanted.sha256 ?? source?.sha256
            let accession = wanted.accession ?? source?.accession
            let named = files.filter {
                QuoteCheck.isNamed($0.path, source: wanted.source, file: source?.file, accession)
            }
            var exact = files.filter { $0.sha256 == hash }
            // A source's digest is that of its file, such as a list of figures; the text that is quoted may be another file of the source.
            if wanted.sha256 == nil, wanted.quote != nil, let own = source?.file {
                exact += named.filter { file in
                    !QuoteCheck.isCalled(file.path, own)
                        && !exact.contains { $0.path == file.path }
                }
            }
            var looked: String?
            let outcome: Outcome
            if exact.isEmpty, named.isEmpty {
                outcome = .fileMissing
            } else if hash != nil, exact.isEmpty {
                (outcome, looked) = (.hashDiffers, named.first?.path)
            } else if let quote = wanted.quote {
                var isFound = false
                var isReadable = false
                for file in exact.isEmpty ? named : exact where !isFound {
                    if texts[file.path] == nil {
                        texts[file.path] = .some(
                            SourceText.words(
                                ImportFile(name: file.path, bytes: try bytes(file))))
                    }
                    guard let words = texts[file.path] ?? nil else {
                        looked = looked ?? file.path
                        continue
                    }
                    if !isReadable || words.hold(quote) { looked = file.path }
                    isReadable = true
                    isFound = words.hold(quote)
                }
                outcome = isFound ? .found : isReadable ? .notFound : .unreadable
            } else {
                (outcome, looked) = (.found, (exact.first ?? named.first)?.path)
            }
            items.append(
                Item(
                    owner: wanted.owner, source: wanted.source, locator: wanted.locator,
                    quote: wanted.quote, outcome: outcome, file: looked, place: wanted.place))
        }
        self.items = items.sorted { $0.place < $1.place }
        refuted = claims.compactMap { claim in
            claim.refutation.map {
                Refuted(
                    owner: claim.owner, source: claim.source, refutation: $0, place: claim.place)
            }
        }.sorted { $0.place < $1.place }
    }

    private static func isCalled(_ path: String, _ file: String) -> Bool {
        path == file || path.split(separator: "/").last == file.split(separator: "/").last
    }

    private static func isNamed(
        _ path: String, source: String, file: String?, _ accession: String?
    ) -> Bool {
        if let file, isCalled(path, file) { return true }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if let dot = name.lastIndex(of: "."), name[..<dot] == source { return true }
        guard let accession else { return false }
        return path.contains(accession) || path.contains(accession.filter { $0 != "-" })
    }
}

/// The text of a source's file.
enum SourceText {
    /// How much of a file is looked at to tell whether it is a page.
    private static let head = 4096

    /// - Returns: `nil` for a file that is no text: a PDF, a picture, an archive.
    static func words(_ file: ImportFile) -> PlainWords? {
        guard let text = text(file) else { return nil }
        let start = String(text.prefix(head)).lowercased()
        let isPage = ["<html", "<!doctype html", "<sec-document", "<?xml"].contains {
            start.contains($0)
        }
        return isPage ? PlainWords(page: text) : PlainWords(text)
    }

    /// As UTF-8 or UTF-16 where it is whole, else as Korean Windows, else as western Windows.
    private static func text(_ file: ImportFile) -> String? {
        guard !file.bytes.starts(with: Array("%PDF".utf8)) else { return nil }
        for encoding in [nil, FileEncoding.cp949, .cp1252] {
            do throws(InvalidInput) {
                return String(
                    decoding: try FileText(file, encoding: encoding).bytes, as: UTF8.self)
            } catch {
                // The next encoding is tried; a file that is none of them is no text.
                continue
            }
        }
        return nil
    }
}
