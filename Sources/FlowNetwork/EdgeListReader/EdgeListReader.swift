import Money
import Text

/// Reads a bare network from an `EDGES.csv`.
///
/// ```
/// src,dst,weight_musd,date,kind
/// nvidia,openai,30000,2026-02-27,financing
/// openai,oracle,300000,2025-09-10,order
/// ```
///
/// A header names the columns, in the words of this project or of other programs (``EdgeColumn``): who pays, who receives, how much and,
/// where they are known, `day` (a whole number or an ISO date) or `date` (an ISO date) and `kind` (``EdgeKind``); other columns are ignored. Columns are
/// separated by commas, semicolons, tabs or bars. Weights are decimal numbers with at most 6 decimals, read exactly: all become integers of one common
/// scale. Names are read without blanks that nobody sees (``NameFolding``). Every bad row is reported with its place, not
/// only the first. O(bytes) time and memory, within the limits of ``Options``.
public struct EdgeListReader: Sendable {
    /// What the reader accepts.
    public struct Options: Sendable {
        /// Most rows after the header.
        public var maxRows = 10_000_000
        /// Most bytes of the file.
        public var maxBytes = 1 << 30
        /// Most problems that are listed.
        public var maxProblems = 100
        /// Headers of columns that are named by hand, because several could be meant or none has a known name.
        public var columns: [EdgeColumn: String] = [:]
        /// Whether numbers have a comma before their decimals.
        public var isDecimalComma = false
        /// Only what was known on this day: rows of later dates are as if they were not there. Every row then needs a date.
        public var asOf: Day?
        /// Called now and then with the number of rows read so far.
        public var progress: (@Sendable (Int) -> Void)?

        public init() {}
    }

    /// What was read.
    public struct Result: Sendable {
        public var list: EdgeList
        /// Rows that are valid but will not count: legs from a firm to itself, rows without money; and what was read otherwise than it is written.
        public var warnings: [Diagnostic]
        /// Rows left out because they are later than ``Options/asOf``.
        public var laterRows = 0
    }

    public var options: Options

    public init(options: Options = Options()) { self.options = options }

    /// - Parameter file: path as it shall stand in the diagnostics.
    /// - Throws: ``InvalidInput`` with every problem, up to the limit.
    public func read(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Result {
        guard bytes.count <= options.maxBytes else {
            let place = Place(file: file, line: 1, column: 1)
            throw InvalidInput([
                Diagnostic(
                    .edgesTooLarge, at: place,
                    "the file has \(bytes.count) bytes, the limit is \(options.maxBytes)",
                    help: "raise the limit on bytes, or leave out columns that are not needed")
            ])
        }
        var parser = EdgeListParser(bytes, file: file, options: options)
        return try parser.parse()
    }
}
