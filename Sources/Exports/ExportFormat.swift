import Analysis
import FlowNetwork
import Ledger
import Liquidity
import Reports

/// One way to write a model for other programs. To add one, write its type and list it in ``ExportFormats/all``.
public protocol ExportFormat: Sendable {
    /// What `--as` is given.
    var name: String { get }
    /// What it is, in a few words.
    var summary: String { get }
    /// Whether it is made of tables, of which one can be asked for; then all of them are a folder.
    var hasTables: Bool { get }
    /// Whether it holds the money of one firmness layer, so that a layer can be chosen.
    var hasLayer: Bool { get }
    /// Whether it is text, which a terminal can show.
    var isText: Bool { get }
    /// Parts of the analysis that it is made from, whichever of its tables is asked for.
    func parts(_ table: ExportTable?) -> AnalysisParts
    /// The same bytes for the same subject: nothing is asked of a clock.
    ///
    /// - Parameter table: the one table that is asked for; `nil`: everything.
    /// - Throws: ``ExportError``.
    func files(_ subject: ExportSubject, table: ExportTable?) throws(ExportError) -> [ExportFile]
}

extension ExportFormat {
    public var hasTables: Bool { false }
    public var hasLayer: Bool { false }
    public var isText: Bool { true }
    public func parts(_ table: ExportTable?) -> AnalysisParts { [] }
}

/// What is written: an analysis, whose ``ExportFormat/parts(_:)`` have been computed.
public struct ExportSubject: Sendable {
    public let analysis: Analysis
    /// Of the model, whose inputs are written as they stand on the day.
    public let scenarios: [Scenario]
    /// This layer and every firmer one.
    public let layer: Firmness

    public init(_ analysis: Analysis, scenarios: [Scenario] = [], layer: Firmness = .announced) {
        self.analysis = analysis
        self.scenarios = scenarios
        self.layer = layer
    }
}

/// A file of an export.
public struct ExportFile: Sendable, Hashable {
    /// Inside the folder, where there is one.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// Why a model does not fit a format.
public enum ExportError: Error, Sendable, Hashable, CustomStringConvertible {
    /// More rows than a sheet has, or more bytes than an archive can name.
    case tooLarge(what: String, limit: Int)
    /// A cell that is not what its column says: a defect of a table.
    case unfit(column: String, text: String)

    public var description: String {
        switch self {
        case .tooLarge(let what, let limit): "\(what) is beyond the limit of \(limit)"
        case .unfit(let column, let text): "'\(text)' does not fit the column \(column)"
        }
    }
}

/// Every format.
public enum ExportFormats {
    public static let all: [any ExportFormat] = [
        CSVFormat(), GraphMLFormat(), GEXFFormat(), WorkbookFormat(), FollowTheMoneyFormat(),
        BeneficialOwnershipFormat(),
        ParquetFormat(),
    ]

    public static func format(_ name: String) -> (any ExportFormat)? {
        all.first { $0.name == name }
    }
}
