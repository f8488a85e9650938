import Text
import Analysis
import Ledger

/// A report on a disk beside the same report made again.
///
/// ```swift
/// let verification = ReportVerification(manifest, stored: files, rebuilt: try manifest.request.files(of: model), model: model)
/// verification.isSame      // byte for byte
/// ```
public struct ReportVerification: Sendable {
    /// Files that differ, in the order of the report; what nobody would write comes last.
    public let differences: [Difference]
    /// Input files that are not as the manifest says.
    public let changedInputs: [String]
    /// Files that were compared.
    public let compared: Int

    public var isSame: Bool { differences.isEmpty }

    public struct Difference: Sendable, Hashable {
        public let path: String
        public let kind: Kind

        public enum Kind: Sendable, Hashable {
            /// In the report made again, not on the disk.
            case missing
            /// On the disk, not in the report made again.
            case unexpected
            /// On the disk, but a folder that the report has not, a link, a pipe or a device: what it is.
            case foreign(String)
            /// Where the bytes differ first; lines and columns count from 1, columns in bytes.
            case differs(line: Int, column: Int, stored: String, rebuilt: String)
        }
    }

    /// - Parameters:
    ///   - stored: path → bytes of the plain files in the report's folder, of those below it too; of files that no report has the bytes do not matter.
    ///   - foreign: path → what it is, of everything else there but the folders of the report's own files.
    ///   - rebuilt: what the model and the manifest's request give.
    public init(
        _ manifest: ReportManifest, stored: [String: [UInt8]],
        foreign: [(path: String, kind: String)] = [],
        rebuilt: [(path: String, contents: String)], model: LedgerModel
    ) {
        var found: [Difference] = []
        for file in rebuilt {
            guard let bytes = stored[file.path] else {
                found.append(Difference(path: file.path, kind: .missing))
                continue
            }
            if let place = Self.firstDifference(bytes, Array(file.contents.utf8)) {
                found.append(Difference(path: file.path, kind: place))
            }
        }
        let expected = Set(rebuilt.map(\.path))
        found += stored.keys.filter { !expected.contains($0) }.sorted()
            .map { Difference(path: $0, kind: .unexpected) }
        let missing = Set(found.filter { $0.kind == .missing }.map(\.path))
        found += foreign.map { Difference(path: $0.path, kind: .foreign($0.kind)) }
        // Said once, as what stands in its place.
        let replaced = missing.intersection(foreign.map(\.path))
        found.removeAll { $0.kind == .missing && replaced.contains($0.path) }
        differences = found
        compared = rebuilt.count
        let now = Dictionary(
            model.files.map { ($0.path, SHA256.hex($0.bytes)) }, uniquingKeysWith: { a, _ in a })
        let before = Dictionary(
            manifest.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { a, _ in a })
        changedInputs = Set(now.keys).union(before.keys).filter { now[$0] != before[$0] }.sorted()
    }

    private static func firstDifference(_ a: [UInt8], _ b: [UInt8]) -> Difference.Kind? {
        let shared = min(a.count, b.count)
        guard
            let place = (0..<shared).first(where: { a[$0] != b[$0] })
                ?? (a.count == b.count ? nil : shared)
        else { return nil }
        let feed = UInt8(ascii: "\n")
        let start = a[..<place].lastIndex(of: feed).map { $0 + 1 } ?? 0
        let line = a[..<place].reduce(1) { $1 == feed ? $0 + 1 : $0 }
        func excerpt(_ bytes: [UInt8]) -> String {
            let from = max(start, place - 20)
            let end = bytes[min(place, bytes.count)...].firstIndex(of: feed) ?? bytes.count
            return String(
                decoding: bytes[min(from, bytes.count)..<min(end, place + 40)], as: UTF8.self)
        }
        return .differs(
            line: line, column: place - start + 1, stored: excerpt(a), rebuilt: excerpt(b))
    }
}

extension ReportVerification {
    /// As a terminal shows it: names and bytes come from a folder that may be a stranger's.
    public func text(folder: String) -> String {
        let shownFolder = SafeText.line(folder)
        var lines: [String] = []
        for difference in differences {
            let path = "\(shownFolder)/\(SafeText.line(difference.path))"
            switch difference.kind {
            case .missing: lines.append("\(path): missing; the report made again has it")
            case .unexpected: lines.append("\(path): the report made again has no such file")
            case .foreign(let kind):
                lines.append("\(path): it is \(kind); the report made again has plain files only")
            case .differs(let line, let column, let stored, let rebuilt):
                lines += [
                    "\(path):\(line):\(column): differs", "   | stored:  \(SafeText.line(stored))",
                    "   | rebuilt: \(SafeText.line(rebuilt))",
                ]
            }
        }
        if !changedInputs.isEmpty {
            lines.append(
                "The model is another: \(changedInputs.map(SafeText.line).joined(separator: ", "))")
        }
        lines.append("\(shownFolder): \(summary)")
        return lines.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        guard !isSame else {
            return "all \(compared) files are what the model and the options give."
        }
        let number = differences.count
        return
            "\(number) difference\(number == 1 ? "" : "s"); the report made again has \(compared) files."
    }
}

/// `verify` in JSON.
public struct VerificationData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let same: Bool
    let compared: Int
    let changedInputs: [String]
    let differences: [Difference]

    struct Difference: Encodable, Sendable {
        let path: String
        let kind: String
        /// What stands there instead of a plain file.
        var found: String?
        var line: Int?
        var column: Int?
        var stored: String?
        var rebuilt: String?
    }

    public init(_ verification: ReportVerification) {
        same = verification.isSame
        compared = verification.compared
        changedInputs = verification.changedInputs
        differences = verification.differences.map { difference in
            switch difference.kind {
            case .missing: Difference(path: difference.path, kind: "missing")
            case .unexpected: Difference(path: difference.path, kind: "unexpected")
            case .foreign(let kind):
                Difference(path: difference.path, kind: "foreign", found: kind)
            case .differs(let line, let column, let stored, let rebuilt):
                Difference(
                    path: difference.path, kind: "differs", line: line, column: column,
                    stored: stored, rebuilt: rebuilt)
            }
        }
    }
}
