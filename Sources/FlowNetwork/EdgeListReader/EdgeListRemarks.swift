import Text

/// What is to be said once about the rows of a table, not row by row.
struct EdgeListRemarks {
    /// Rows of one sort: how many, and where the first stands.
    struct Tally {
        var count = 0
        var first: Place?

        mutating func add(_ place: Place) {
            count += 1
            if first == nil { first = place }
        }
    }

    var loops = Tally()
    var zeros = Tally()
    var other = Tally()
    var contingent = Tally()
    var folded = Tally()
    var rounded = Tally()

    var warnings: [Diagnostic] {
        func warning(
            _ tally: Tally, _ code: DiagnosticCode, _ message: String, _ help: String
        ) -> Diagnostic? {
            tally.first.map { Diagnostic(code, at: $0, message, help: help) }
        }
        return [
            warning(
                loops, .edgesSelfLoops, "\(loops.count) row(s) from a firm to itself are left out",
                "money inside one firm is not a deal; delete the rows if they are meant"),
            warning(
                zeros, .edgesZeroWeights, "\(zeros.count) row(s) of weight 0 are left out",
                "a deal of unknown size needs an estimate to be measured"),
            warning(
                other, .edgesOtherKinds,
                "\(other.count) row(s) of governance rights or acquisitions are left out",
                "they are neither financing nor an order; write one of the two where money moves"),
            warning(
                contingent, .edgesContingentKinds,
                "\(contingent.count) guarantee(s), backstop(s) or warrant(s) count as financing at their weight",
                "they move money only if something happens: give what is expected, or leave the row out"
            ),
            warning(
                rounded, .edgesRounded,
                "\(rounded.count) weight(s) have more than \(DecimalWeight.mostDecimals) decimals and are rounded",
                "write them with float_format=\"%.6f\", or round them, to keep this quiet"),
            warning(
                folded, .edgesFoldedNames,
                "\(folded.count) spelling(s) of names hold blanks that nobody sees and are read without them",
                "take them out of the table if two names shall differ in nothing else"),
        ].compactMap { $0 }
    }
}
