import Ledger
import Money
import Text

/// A kind of file that can be imported: the one port through which the plan sees all of them.
///
/// To add one: a type that conforms, its case in ``ImportKind``, its line in ``ImportSources/all``. Bytes go in and values come out; a source touches no
/// file, network or clock.
public protocol ImportSource: Sendable {
    static var kind: ImportKind { get }

    /// Whether each file is an edition of the same whole, so that a row that is not in it is gone; else files stand beside each other.
    static var isWhole: Bool { get }

    /// What the file is, told by its content; `nil`: not of this kind.
    static func identify(_ file: ImportFile) -> ImportIdentity?

    /// Every row or observation of the file, once, with what became of it.
    ///
    /// - Throws: why the file as a whole cannot be read. What is wrong with one row is that row's outcome.
    static func read(
        _ file: ImportFile, rules: ImportRules, model: LedgerModel, lock: ImportLock
    ) throws(InvalidInput) -> ImportReading
}

extension ImportSource {
    public static var isWhole: Bool { true }
}

/// Every kind of file that can be imported, in the order of documentation. The first that knows a file has it.
public enum ImportSources {
    public static let all: [any ImportSource.Type] = [
        CompanyFactsSource.self, StatementSetSource.self, SubmissionsSource.self,
        FramesSource.self, InstanceSource.self, DartAccountsSource.self,
        SupplyContractSource.self, DisclosureListSource.self, GleifSource.self,
        FollowTheMoneySource.self, BeneficialOwnershipSource.self, PaymentsSource.self,
        SeriesSource.self, DealTableSource.self,
    ]

    public static func of(_ kind: ImportKind) -> (any ImportSource.Type)? {
        all.first { $0.kind == kind }
    }

    public static func identify(_ file: ImportFile) -> ImportIdentity? {
        for source in all {
            if let identity = source.identify(file) { return identity }
        }
        return nil
    }
}

/// What a file is, by its content.
public struct ImportIdentity: Sendable, Hashable {
    public var kind: ImportKind
    /// For people: `company facts of Example Corp (CIK 0001234567)`.
    public var title: String
    /// Rows or observations.
    public var count: Int
    /// Encoding, separator, period.
    public var details: [String]

    public init(kind: ImportKind, title: String, count: Int, details: [String] = []) {
        self.kind = kind
        self.title = title
        self.count = count
        self.details = details
    }
}

/// What reading a file gave.
public struct ImportReading: Sendable {
    /// Every row or observation, once, in the file's order.
    public var units: [ImportUnit] = []
    /// What no single row says: quarters as differences, sums of two tags.
    public var derived: [ImportEntry] = []
    public var sources: [SourceEntry] = []
    /// Firms and accounts that rows name and the model does not have.
    public var entities: [EntityEntry] = []
    /// Choices between facts that the file itself replaces, the newest first.
    public var resolutions: [ResolutionEntry] = []
    /// Warnings and notes that refuse no row.
    public var notes: [Diagnostic] = []
    public var coverage: [CoverageRow] = []

    public init() {}
}

/// One row or observation of a file, and what became of it.
public struct ImportUnit: Sendable {
    public enum Outcome: Sendable {
        case gives(ImportEntry)
        /// A value of a series.
        case point(Day, ExactDecimal)
        /// Only the difference or the sum that it is part of enters the ledger.
        case operand
        case skipped(String)
        case refused(Diagnostic)
    }

    /// The same in every edition of the file.
    public var key: String
    /// Digest of the raw cells.
    public var hash: String
    /// Where it stands, for people: `row 12`, `Deals!A12:J12`.
    public var locator: String
    public var outcome: Outcome

    public init(key: String, hash: String, locator: String, outcome: Outcome) {
        self.key = key
        self.hash = hash
        self.locator = locator
        self.outcome = outcome
    }
}

/// An entry that goes into the ledger.
public enum ImportEntry: Sendable, Hashable {
    case fact(FactEntry)
    case deal(DealEntry)
    case entity(EntityEntry)
    case source(SourceEntry)

    /// How the ledger names it: `amazon/capex_quarter@2025-09-30`, `nvidia-openai-equity-2025-09`.
    public var ledgerID: String {
        switch self {
        case .fact(let fact): fact.ledgerID
        case .deal(let deal): deal.ledgerID
        case .entity(let entity): "entity \(entity.id)"
        case .source(let source): "source \(source.id)"
        }
    }
}

/// A fact as a file gives it.
public struct FactEntry: Sendable, Hashable {
    public var firm: String
    public var metric: String
    public var amount: Amount
    /// In place of an amount, for metrics that are no money: `23%`.
    public var quantity: String?
    public var asOf: Day
    public var period: String?
    public var scope: String?
    public var basis: Fact.Basis = .reported
    public var source: String
    public var locator: String
    public var known: Day?
    public var note: String?

    public var ledgerID: String {
        "\(firm)/\(metric)@\(asOf)\(scope.map { "[\($0)]" } ?? "")\(period.map { " \($0)" } ?? "")/\(source)"
    }
}

/// A deal as a row of a table gives it: one claim; rows with one id make one deal.
public struct DealEntry: Sendable, Hashable {
    public struct LegEntry: Sendable, Hashable {
        public var id: String
        public var from: String
        public var to: String
        public var kind: LegKind
        public var amount: Amount
        public var quantity: String?
        public var binding: Binding?
        public var start: PartialDate?
        public var end: PartialDate?
        /// What the amount was converted from by the source.
        public var stated: Money?
    }

    public var id: String
    public var title: String
    public var source: String
    public var status: DealStatus
    public var date: PartialDate
    public var known: Day?
    public var locator: String
    public var note: String?
    public var legs: [LegEntry]

    /// `DEAL/LEG`, several legs with a plus between them.
    public var ledgerID: String { "\(id)/\(legs.map(\.id).joined(separator: "+"))" }
}

/// A source as a file or a filing is one.
public struct SourceEntry: Sendable, Hashable {
    public var id: String
    public var title: String
    public var publisher: String?
    public var kind: Source.Kind
    /// Admiralty grade.
    public var grade: String
    public var published: PartialDate?
    public var url: String?
    /// The file that was read: of a filing's figures the file that lists them.
    public var file: String?
    /// SHA-256 of that file; set by the plan for every source of a file.
    public var sha256: String?
    public var note: String?
}

/// An exchange rate that the rules of an import state.
struct RateEntry: Sendable, Hashable {
    var base: Currency
    var quote: Currency
    var date: Day
    /// Units of ``quote`` for one of ``base``, as written.
    var rate: String
    var source: String
}

/// A choice between two values of one fact.
public struct ResolutionEntry: Sendable, Hashable {
    public var field: String
    public var use: String
    public var reason: String
}

/// How well a file covers one metric of a firm.
public struct CoverageRow: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case covered, derived, dimensioned, customTag = "custom_tag", text, stale, conflict, absent,
            outside, coveredByHand = "covered_by_hand"
    }

    public var firm: String
    public var metric: String
    public var kind: Kind
    /// The last period that has a value.
    public var last: Day?
    /// Operands, tags or the difference.
    public var remark: String
}
