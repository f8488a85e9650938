import Ledger
import Money
import Text

/// Files of the Global LEI System (GLEIF golden copy, CSV): legal entities (level 1), who consolidates whom (level 2), and why a parent is not reported.
public enum GleifSource: ImportSource {
    public static let kind = ImportKind.gleif
    public static let isWhole = false

    enum Form {
        case entities, relationships, exceptions

        init?(_ names: [String]) {
            let keys = Set(names)
            if keys.contains("Relationship.StartNode.NodeID") {
                self = .relationships
            } else if keys.isSuperset(of: ["LEI", "Exception.Category"]) {
                self = .exceptions
            } else if keys.isSuperset(of: ["LEI", "Entity.LegalName"]) {
                self = .entities
            } else {
                return nil
            }
        }

        var words: String {
            switch self {
            case .entities: "legal entities"
            case .relationships: "relationships of legal entities"
            case .exceptions: "reasons why parents are not reported"
            }
        }
    }

    private static func names(_ table: Table) -> [String] {
        table.rows.first?.cells.map { CellText.folded($0.text) } ?? []
    }

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        let head = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
        guard head.contains("LEI") || head.contains("Relationship.") else { return nil }
        let table: Table
        do throws(InvalidInput) { table = try TextTable.read(file) } catch { return nil }
        guard let form = Form(names(table)) else { return nil }
        return ImportIdentity(
            kind: kind, title: "\(form.words) of GLEIF", count: table.rows.count - 1)
    }

    public static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading {
        let table = try TextTable.read(file, encoding: rules.encoding, separator: rules.separator)
        guard let form = Form(names(table)) else {
            throw InvalidInput([
                Diagnostic(
                    .importForm, at: Place(file: file.name, line: 1, column: 1),
                    "the file has none of the headings that GLEIF's files have",
                    help: "take the golden copy as CSV: level 1, level 2 or reporting exceptions")
            ])
        }
        var reader = GleifRows(
            file: file, table: table, names: names(table), form: form, rules: rules, model: model)
        return reader.read()
    }
}

/// Legal entity identifiers (ISO 17442): eighteen letters and digits, and two check digits (ISO 7064, MOD 97-10).
enum LegalEntityIdentifier {
    static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 else { return false }
        var rest = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: rest = (rest * 10 + Int(byte - 0x30)) % 97
            case 0x41...0x5A: rest = (rest * 100 + Int(byte - 0x41) + 10) % 97
            default: return false
            }
        }
        return rest == 1
    }
}
