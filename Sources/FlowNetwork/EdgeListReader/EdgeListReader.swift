import Text

/// Reads a bare network from an `EDGES.csv`.
///
/// ```
/// src,dst,weight_musd,date
/// nvidia,openai,30000,2026-02-27
/// openai,oracle,300000,2025-09-10
/// ```
///
/// A header names the columns `src`, `dst`, `weight` (with any suffix) and, where they are known, `day` (a whole number
/// or an ISO date) or `date` (an ISO date); other columns are ignored. Weights are decimal numbers with at most 6
/// decimals, read exactly: all become integers of one common scale. Every bad row is reported with its place, not
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

        public init() {}
    }

    /// What was read.
    public struct Result: Sendable {
        public var list: EdgeList
        /// Rows that are valid but will not count: legs from a firm to itself, rows without money.
        public var warnings: [Diagnostic]
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
        return try bytes.withUnsafeBufferPointer { buffer throws(InvalidInput) in
            var parser = EdgeListParser(buffer, file: file, options: options)
            return try parser.parse()
        }
    }
}
