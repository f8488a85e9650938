import Text

/// Reads a table of critical values from the bytes of its file, and checks that it is whole.
///
/// Cost: one pass; memory a few times the file, which ``maxBytes`` bounds.
public struct CriticalValueReader: Sendable {
    /// Largest file.
    public var maxBytes = 16 << 20
    /// Problems listed at the most.
    public var maxProblems = 20

    /// A reader.
    public init() {}

    /// Reads.
    ///
    /// - Parameter file: how messages call it.
    /// - Throws: every problem that was found, at most ``maxProblems``.
    public func read(_ bytes: [UInt8], file: String) throws(InvalidInput) -> CriticalValueTable {
        var reading = CriticalValueReading(file: file, maxProblems: maxProblems)
        guard bytes.count <= maxBytes, let text = String(validating: bytes, as: UTF8.self) else {
            reading.report(
                1, "the file has more than \(maxBytes) bytes, or is not UTF-8 text",
                "make it again with `ouroboros critical-values`")
            throw InvalidInput(reading.problems)
        }
        for line in text.unicodeScalars.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
        {
            reading.take(Substring(line.last == "\r" ? line.dropLast() : line))
        }
        return try reading.table()
    }
}

/// What has been read of a table so far.
private struct CriticalValueReading {
    typealias Table = CriticalValueTable

    let file: String
    let maxProblems: Int
    private(set) var problems: [Diagnostic] = []
    private var line = 0
    private var notes: [Table.Note: (value: String, line: Int)] = [:]
    private var block: Table.Block?
    private var rows: [Table.Block: [(line: Int, cells: [Substring])]] = [:]

    init(file: String, maxProblems: Int) {
        self.file = file
        self.maxProblems = maxProblems
    }

    mutating func report(_ line: Int, _ message: String, _ help: String) {
        guard problems.count < maxProblems else { return }
        problems.append(
            Diagnostic(
                .criticalValuesMalformed, at: Place(file: file, line: line, column: 1), message,
                help: help))
    }

    mutating func take(_ text: Substring) {
        line += 1
        if text.isEmpty { return }
        if text.first == "#" { return note(text) }
        if let next = Table.Block.allCases.first(where: { $0.header == text }) {
            if rows[next] != nil { report(line, "this block occurs twice", "keep one of them") }
            rows[next] = rows[next] ?? []
            block = next
            return
        }
        guard let block else {
            return report(
                line, "'\(text.prefix(60))' is the header of no block of critical values",
                "the first block begins with \(Table.Block.criticalValues.header)")
        }
        let cells = text.split(separator: ",", omittingEmptySubsequences: false)
        guard cells.count == block.columns else {
            return report(
                line, "a row has \(cells.count) cells instead of \(block.columns)",
                "its columns are \(block.header)")
        }
        rows[block]?.append((line, cells))
    }

    private mutating func note(_ text: Substring) {
        guard let colon = text.firstIndex(of: ":") else { return }
        let name = text[..<colon].drop { $0 == "#" || $0 == " " }
        guard let note = Table.Note(rawValue: String(name)) else { return }
        notes[note] = (String(text[text.index(after: colon)...].drop { $0 == " " }), line)
    }

    // MARK: what the text says

    mutating func table() throws(InvalidInput) -> Table {
        let head = head()
        if let head {
            let whole = sections(head)
            if problems.isEmpty {
                return Table(
                    key: head.key, replicates: head.replicates, seed: head.seed, sections: whole)
            }
        }
        throw InvalidInput(problems)
    }

    private struct Head {
        let key: Table.Key
        let replicates: Int
        let seed: UInt64
        /// First end of window by unit, in the order of `WindowUnit`.
        let firstEnds: [Int]
    }

    private mutating func bad(_ note: Table.Note, _ help: String) {
        report(
            notes[note]?.line ?? 1,
            notes[note].map { "'\($0.value)' is no \(note.rawValue) of a table" }
                ?? "the note '# \(note.rawValue): …' is missing", help)
    }

    private mutating func whole(_ note: Table.Note, _ range: ClosedRange<Int>) -> Int? {
        guard let value = notes[note].flatMap({ Int($0.value) }), range.contains(value) else {
            bad(note, "it is a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    private mutating func head() -> Head? {
        let largest = ExplosiveSequences.largestCount
        let count = whole(.observations, 4...largest)
        let lag = whole(.lag, 0...ExplosiveSequences.largestLag)
        let window = whole(.window, 1...largest)
        let episode = whole(.episode, 1...largest)
        let replicates = whole(.replicates, 99...1_000_000)
        let level = notes[.level].flatMap { Double($0.value) }
            .flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
        if level == nil { bad(.level, "it must be above 0 and below 1") }
        let seed = notes[.seed].flatMap { UInt64($0.value) }
        if seed == nil { bad(.seed, "it is a whole number") }
        guard let count, let lag, let window, let episode, let replicates, let level, let seed
        else { return nil }
        let key = Table.Key(
            count: count, lag: lag, window: window, level: level, minimumDuration: episode)
        do throws(SeriesTestError) {
            let firstEnds = try WindowUnit.allCases.map { unit throws(SeriesTestError) in
                try key.rows(unit) + lag
            }
            return Head(key: key, replicates: replicates, seed: seed, firstEnds: firstEnds)
        } catch {
            bad(.window, error.message)
            return nil
        }
    }

    private mutating func number(_ cell: Substring, _ line: Int) -> Double {
        guard let value = Double(cell), value.isFinite else {
            report(line, "'\(cell.prefix(40))' is not a number", "make the table again")
            return 0
        }
        return value
    }

    private mutating func count(_ cell: Substring, _ line: Int, most: Int) -> Int {
        guard let value = Int(cell), (0...most).contains(value) else {
            report(
                line, "'\(cell.prefix(40))' is no number from 0 to \(most)", "make the table again")
            return 0
        }
        return value
    }

    /// The rows of a block; none, and a problem, unless each begins with the cells that are due.
    private mutating func expect(
        _ block: Table.Block, _ due: [[String]]
    ) -> [(line: Int, cells: [Substring])] {
        let got = rows[block] ?? []
        for (row, cells) in zip(got, due)
        where row.cells.prefix(cells.count).map({ String($0) }) != cells {
            report(
                row.line, "this row should begin with \(cells.joined(separator: ","))",
                "make the table again")
            return []
        }
        guard got.count == due.count else {
            report(
                got.last?.line ?? line,
                "the block \(block.header) has \(got.count) rows instead of \(due.count)",
                "make the table again")
            return []
        }
        return got
    }

    private mutating func sections(_ head: Head) -> [Table.Section] {
        let units = WindowUnit.allCases
        let critical = expect(
            .criticalValues, units.flatMap { u in Table.levels.map { [u.rawValue, "\($0)"] } }
        ).map { row in row.cells.dropFirst(2).map { number($0, row.line) } }
        let quantiles = expect(.quantiles, Table.shares.map { ["\($0)"] }).map { row in
            row.cells.dropFirst().map { number($0, row.line) }
        }
        let crossings = expect(
            .crossings,
            units.flatMap { u in BoundaryKind.allCases.map { [u.rawValue, $0.rawValue] } }
        )
        let counts = crossings.map { row in
            row.cells.dropFirst(3).map { count($0, row.line, most: head.replicates) }
        }
        let firstEnd = head.firstEnds.min() ?? head.key.count
        let boundaries = expect(.boundaries, (firstEnd..<head.key.count).map { ["\($0)"] })
        guard !critical.isEmpty, !quantiles.isEmpty, !crossings.isEmpty, !boundaries.isEmpty else {
            return []
        }
        return units.indices.map { unit in
            let values = Table.levels.indices.map { index -> CriticalValues in
                let cells = critical[unit * Table.levels.count + index]
                func estimate(_ statistic: Int) -> QuantileEstimate {
                    QuantileEstimate(
                        level: Table.levels[index], value: cells[2 * statistic],
                        standardError: cells[2 * statistic + 1], replicates: head.replicates)
                }
                return CriticalValues(adf: estimate(0), sadf: estimate(1), gsadf: estimate(2))
            }
            let statistics = Table.Statistic.allCases
            let columns = statistics.indices.map { statistic in
                quantiles.map { $0[unit * statistics.count + statistic] }
            }
            for column in columns
            where zip(column, column.dropFirst()).contains(where: { $0 > $1 }) {
                report(
                    rows[.quantiles]?.first?.line ?? 1, "the quantiles of a statistic fall",
                    "make the table again")
            }
            let own = head.key.count - head.firstEnds[unit]
            let late = boundaries.suffix(own)
            let kinds = BoundaryKind.allCases
            let drawn = kinds.indices.map { kind -> Table.Crossings in
                let row = crossings[unit * kinds.count + kind]
                let counts = counts[unit * kinds.count + kind]
                return Table.Crossings(
                    values: kinds[kind] == .familywise
                        ? [Double](repeating: number(row.cells[2], row.line), count: own)
                        : late.map { number($0.cells[unit * 2 + kind], $0.line) },
                    anywhere: counts[0], lasting: counts[1], atEnd: counts[2])
            }
            return Table.Section(
                unit: units[unit], criticalValues: values, quantiles: columns, boundaries: drawn)
        }
    }
}
