import Ledger
import Money
import Text

/// What a file to import is.
public enum ImportKind: String, Sendable, CaseIterable {
    case table
    case companyFacts = "edgar-companyfacts"
    case instance = "xbrl-instance"
    case series
    case dartAccounts = "dart-accounts"
    case supplyContract = "dart-supply-contract"
    case statementSets = "sec-fsds"
    case submissions = "edgar-submissions"
    case frames = "edgar-frames"
    case disclosures = "dart-list"
    case payments
    case gleif
    case followTheMoney = "ftm"
    case beneficialOwnership = "bods"
}

/// A column's part in a table of deals.
public enum ColumnRole: String, Sendable, CaseIterable {
    case payer, payee, date, amount, currency, kind, status, url, id, title, note, start, end
    case payerBank = "payer_bank"
    case payeeBank = "payee_bank"
}

/// How a file becomes entries of the ledger: `imports/NAME.yaml`, the only file of an import that is written by hand.
public struct ImportRules: Sendable {
    /// What a table's word for a kind stands for.
    public struct KindRule: Sendable, Hashable {
        public var kind: LegKind?
        public var binding: Binding?
        /// Whether the table's payer is who is paid.
        public var isReversed = false
        public var isSkipped = false
        public var place: Place
    }

    public struct StatusRule: Sendable, Hashable {
        public var status: DealStatus?
        public var binding: Binding?
        public var place: Place
    }

    /// Rows that are left out because a column says so.
    public struct SkipRule: Sendable, Hashable {
        public var column: String
        public var words: [String]
        public var place: Place
    }

    public enum Missing: String, Sendable, CaseIterable { case undisclosed, refuse, known, skip }
    /// What becomes of a party that the model does not have.
    public enum Unknown: String, Sendable, CaseIterable { case refuse, add, skip }
    public enum Zero: String, Sendable, CaseIterable { case undisclosed, refuse, keep }
    public enum Keep: String, Sendable, CaseIterable { case annual, quarter, stock, trailing }

    public struct TagRule: Sendable, Hashable {
        public var tags: [String]
        public var scope: String?
    }

    public var name = ""
    public var kind = ImportKind.table
    public var place = Place(file: "", line: 1, column: 1)
    // reads
    public var file: String?
    public var cik: String?
    public var firm: String?
    public var sheet: String?
    /// Month in which the firm's year ends.
    public var yearEnd: Int?
    public var header: Int?
    public var headerRows = 1
    public var last: SkipRule?
    public var encoding: FileEncoding?
    public var separator: UInt8?
    public var decimal: DecimalMark?
    public var dateOrder: DateOrder?
    // columns and words
    public var columns: [ColumnRole: (name: String, place: Place)] = [:]
    public var scale: Int?
    public var currency: Currency?
    /// Units of a currency for one of the model's, as written, by ISO 4217 code.
    public var rates: [(currency: Currency, rate: String)] = []
    public var entities: [String: (id: String, place: Place)] = [:]
    public var kinds: [String: KindRule] = [:]
    public var statuses: [String: StatusRule] = [:]
    public var defaultKind: LegKind?
    public var defaultStatus: DealStatus?
    public var defaultBinding: Binding?
    public var split: [ColumnRole: String] = [:]
    public var skips: [SkipRule] = []
    public var sameAs: [String: String] = [:]
    public var missingAmount = Missing.undisclosed
    public var missingDate = Missing.refuse
    public var missingParty = Missing.refuse
    public var unknown = Unknown.refuse
    public var zero = Zero.refuse
    public var known: Day?
    // filings
    public var from: Day?
    public var to: Day?
    public var keep: Set<Keep> = []
    public var metrics: [String] = []
    public var tags: [String: TagRule] = [:]
    /// Of lists of filings: which forms, and which items of current reports.
    public var forms: [String] = []
    public var items: [String] = []
    // series
    public var seriesColumn: String?
    // source
    public var sourceID: String?
    public var sourceTitle: String?
    public var publisher: String?
    public var sourceKind = Source.Kind.dataset
    public var grade = Grade("C3")
    public var url: String?

    public init() {}
}

extension ImportRules {
    /// Whether `reads.file` is the file's name; `*` stands for any part of it.
    public func isFor(_ file: ImportFile) -> Bool {
        guard let pattern = self.file else { return false }
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return pattern == file.lastName }
        var rest = file.lastName[...]
        for (index, part) in parts.enumerated() {
            if index == 0 {
                guard rest.hasPrefix(part) else { return false }
                rest = rest.dropFirst(part.count)
            } else if index == parts.count - 1 {
                return rest.hasSuffix(part) && rest.count >= part.count
            } else {
                guard let found = rest.firstRange(of: part) else { return false }
                rest = rest[found.upperBound...]
            }
        }
        return true
    }

    /// A name for an import made of a text; `nil`: nothing of it can stand in one.
    public static func name(from text: String) -> String? {
        let id = CellText.slug(text)
        return id.isEmpty ? nil : id
    }
}
