import Ledger
import Money
import Text

/// One record of a register of firms, in whatever schema it came.
struct RegisterRecord {
    enum Content {
        case entity(Party)
        /// `asset` and `owner` are references to parties of the file.
        case ownership(asset: String, owner: String, isMajority: Bool, note: String)
        /// `purpose` is empty where the register does not say what was paid for.
        case payment(
            from: String, to: String, amount: String, currency: String, date: String,
            purpose: String)
        case skipped(String)
        case broken(String)
    }

    struct Party {
        var reference: String
        var name: String
        var kind: Entity.Kind
        var country: String?
        var identifiers: [String: String]
    }

    var key: String
    /// `record 3`.
    var locator: String
    var hash: String
    var content: Content
}

/// Records of a file of JSON: a list, or one object a line.
enum RegisterFile {
    static func objects(_ file: ImportFile) throws(InvalidInput) -> [JSONValue] {
        if file.bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == 0x5B {
            return try JSONValue(file).items
        }
        var objects: [JSONValue] = []
        for line in file.bytes.split(separator: 0x0A) {
            guard line.contains(where: { ![0x20, 0x0D, 0x09].contains($0) }) else { continue }
            objects.append(try JSONValue(ImportFile(name: file.name, bytes: Array(line))))
            guard objects.count <= ImportLimits().rows else {
                throw InvalidInput([
                    Diagnostic(
                        .importLimit, at: Place(file: file.name, line: objects.count, column: 1),
                        "the file has more than \(ImportLimits().rows) records",
                        help: "import it in parts")
                ])
            }
        }
        return objects
    }

    static func hash(_ tree: JSONValue) -> String { ContentHash.short([text(tree)]) }

    private static func text(_ tree: JSONValue) -> String {
        switch tree {
        case .object(let entries):
            "{" + entries.map { "\($0.key):\(text($0.value))" }.joined(separator: ",") + "}"
        case .array(let items): "[" + items.map(text).joined(separator: ",") + "]"
        case .string(let text): "\"\(text)\""
        case .number(let text), .raw(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }
}
