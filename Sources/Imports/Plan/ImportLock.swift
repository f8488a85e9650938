import Text

/// What was imported before: `imports/NAME.lock`. It makes a second import exact: the same row is silent, a changed one is shown as a change, one that is gone is shown as gone.
///
/// One line a row, tabs between fields, in the order of keys; written by the plan, read by nobody else.
public struct ImportLock: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// Digest of the raw cells.
        public var hash: String
        public var ledgerID: String
        /// Hash of the plan that wrote it.
        public var plan: String

        public init(hash: String, ledgerID: String, plan: String) {
            self.hash = hash
            self.ledgerID = ledgerID
            self.plan = plan
        }
    }

    public var name: String
    /// Name of each file read → its SHA-256.
    public var files: [String: String] = [:]
    /// Path of each file written → the SHA-256 of what was written.
    public var outputs: [String: String] = [:]
    /// Key of a row → what became of it.
    public var entries: [String: Entry] = [:]

    public init(name: String) { self.name = name }

    public static func path(_ name: String) -> String { "imports/\(name).lock" }

    private static let head =
        "# Written by `ouroboros import apply`: what was imported, row by row. Not to be edited."

    public var text: String {
        var lines = [ImportLock.head, "import\t\(name)"]
        lines += files.sorted { $0.key < $1.key }.map { "file\t\(escaped($0.key))\t\($0.value)" }
        lines += outputs.sorted { $0.key < $1.key }.map {
            "output\t\(escaped($0.key))\t\($0.value)"
        }
        lines += entries.sorted { $0.key < $1.key }.map {
            "row\t\(escaped($0.key))\t\($0.value.hash)\t\(escaped($0.value.ledgerID))\t\($0.value.plan)"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }

    private static func plain(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "t" ? "\t" : character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// - Throws: E813 at the first line that is none of a lock.
    public init(reading bytes: [UInt8], name: String, file: String) throws(InvalidInput) {
        self.init(name: name)
        func problem(_ line: Int, _ what: String) -> InvalidInput {
            InvalidInput([
                Diagnostic(
                    .importLock, at: Place(file: file, line: line, column: 1), what,
                    help: "take the file back from version control; it is not written by hand")
            ])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem(1, "the lock is not UTF-8")
        }
        for (index, line) in text.split(separator: "\n").enumerated() {
            if line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            switch (fields.first, fields.count) {
            case ("import", 2):
                guard fields[1] == name else {
                    throw problem(index + 1, "the lock is of the import '\(fields[1])'")
                }
            case ("file", 3): files[ImportLock.plain(fields[1])] = String(fields[2])
            case ("output", 3): outputs[ImportLock.plain(fields[1])] = String(fields[2])
            case ("row", 5):
                entries[ImportLock.plain(fields[1])] = Entry(
                    hash: String(fields[2]), ledgerID: ImportLock.plain(fields[3]),
                    plan: String(fields[4]))
            default: throw problem(index + 1, "line \(index + 1) is no line of a lock")
            }
        }
    }
}
