/// Changes inputs: bytes, and the parts that the formats are made of, so that many of the results get past the first checks.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    // MARK: Bytes

    /// One to four changes of single bytes or of stretches of them.
    mutating func bytes(_ input: [UInt8], other: [UInt8]) -> [UInt8] {
        var result = input
        for _ in 0...below(4) {
            let place = below(result.count + 1)
            switch below(7) {
            case 0 where place < result.count: result[place] ^= 1 << UInt8(below(8))
            case 1 where place < result.count: result[place] = UInt8(truncatingIfNeeded: next())
            case 2: result.insert(UInt8(truncatingIfNeeded: next()), at: place)
            case 3: result.removeSubrange(place..<min(result.count, place + 1 + below(16)))
            case 4:
                let from = below(other.count + 1)
                result.insert(
                    contentsOf: other[from..<min(other.count, from + below(64))], at: place)
            case 5: result.insert(contentsOf: Array(pick(Self.words).utf8), at: place)
            default:
                let from = below(result.count + 1)
                result.insert(
                    contentsOf: result[from..<min(result.count, from + below(64))], at: place)
            }
        }
        return result
    }

    // MARK: Lines and cells

    /// Rows and cells of a table: swapped, doubled, left out, taken from each other, or replaced by a value that tests limits.
    mutating func table(_ input: [UInt8], other: [UInt8]) -> [UInt8] {
        var rows = Self.lines(input).map {
            $0.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Array.init)
        }
        for _ in 0...below(3) {
            guard !rows.isEmpty else { break }
            let row = below(rows.count)
            switch below(9) {
            case 0: rows.append(rows[row])
            case 1: rows.remove(at: row)
            case 2: rows.swapAt(row, below(rows.count))
            case 3 where !rows[row].isEmpty:
                rows[row].swapAt(below(rows[row].count), below(rows[row].count))
            case 4:
                let column = below(rows[0].count)
                for index in rows.indices where column < rows[index].count {
                    rows[index].append(rows[index][column])
                }
            case 5 where !rows[row].isEmpty: rows[row].removeLast()
            case 6:
                let lines = Self.lines(other)
                if !lines.isEmpty {
                    rows[row] = pick(lines).split(
                        separator: UInt8(ascii: ","), omittingEmptySubsequences: false
                    ).map(Array.init)
                }
            case 7 where !rows[row].isEmpty:
                let donor = rows[below(rows.count)]
                let column = below(rows[row].count)
                if column < donor.count { rows[row][column] = donor[column] }
            default:
                guard !rows[row].isEmpty else { continue }
                rows[row][below(rows[row].count)] = Array(
                    pick(below(2) == 0 ? Self.numbers : Self.words).utf8)
            }
        }
        return Self.joined(rows.map { Array($0.joined(separator: [UInt8(ascii: ",")])) })
    }

    /// Lines and values of YAML or JSON: swapped, doubled, left out, indented, taken from each other, or replaced by a value that tests limits.
    mutating func tree(_ input: [UInt8], other: [UInt8]) -> [UInt8] {
        var lines = Self.lines(input)
        for _ in 0...below(3) {
            guard !lines.isEmpty else { break }
            let line = below(lines.count)
            switch below(9) {
            case 0: lines.insert(lines[line], at: below(lines.count))
            case 1: lines.remove(at: line)
            case 2: lines.swapAt(line, below(lines.count))
            case 3: lines[line].insert(contentsOf: [0x20, 0x20], at: 0)
            case 4:
                let donors = Self.lines(other)
                if !donors.isEmpty { lines.insert(pick(donors), at: line) }
            case 5, 6:
                // The value of one key for that of another.
                let donor = pick(lines)
                if let to = Self.value(lines[line]), let from = Self.value(donor) {
                    lines[line].replaceSubrange(to, with: donor[from])
                }
            default:
                guard let range = Self.value(lines[line]) else { continue }
                lines[line].replaceSubrange(
                    range, with: Array(pick(below(2) == 0 ? Self.numbers : Self.words).utf8))
            }
        }
        return Self.joined(lines)
    }

    /// Tags, texts and values of attributes of XML or HTML: swapped, doubled, left out, taken from each other, or replaced by a value that tests limits.
    mutating func markup(_ input: [UInt8], other: [UInt8]) -> [UInt8] {
        var parts = Self.parts(input)
        for _ in 0...below(3) {
            guard !parts.isEmpty else { break }
            let part = below(parts.count)
            switch below(8) {
            case 0: parts.insert(parts[part], at: below(parts.count))
            case 1: parts.remove(at: part)
            case 2: parts.swapAt(part, below(parts.count))
            case 3:
                let donors = Self.parts(other)
                if !donors.isEmpty { parts.insert(pick(donors), at: part) }
            case 4: parts[part] = Array(pick(below(2) == 0 ? Self.numbers : Self.words).utf8)
            default:
                let quotes = parts[part].indices.filter { parts[part][$0] == UInt8(ascii: "\"") }
                guard quotes.count > 1 else { continue }
                let first = below(quotes.count / 2) * 2
                parts[part].replaceSubrange(
                    quotes[first] + 1..<quotes[first + 1],
                    with: Array(pick(below(2) == 0 ? Self.numbers : Self.words).utf8))
            }
        }
        return Array(parts.joined())
    }

    /// Tags and what stands between them.
    private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var part: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "<"), !part.isEmpty {
                parts.append(part)
                part = []
            }
            part.append(byte)
            if byte == UInt8(ascii: ">") {
                parts.append(part)
                part = []
            }
        }
        return part.isEmpty ? parts : parts + [part]
    }

    /// Behind one of the colons or commas of a line, up to the next sign of the format.
    private static func value(_ line: [UInt8]) -> Range<Int>? {
        let starts = line.indices.filter {
            $0 + 1 < line.count && (line[$0] == UInt8(ascii: ":") || line[$0] == UInt8(ascii: ","))
                && line[$0 + 1] == 0x20
        }
        guard let start = starts.isEmpty ? nil : starts[line.count % starts.count] else {
            return nil
        }
        let end = line[(start + 2)...].firstIndex {
            [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "#")].contains(
                $0)
        }
        return start + 2..<(end ?? line.count)
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init)
    }

    private static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        for line in lines { result += line + [0x0A] }
        return result
    }

    static let numbers = [
        "0", "-0", "1", "-1", "1e308", "-1e308", "1e-320", "1e999", "nan", "inf", "0x6B",
        "9007199254740993",
        "9223372036854775807", "-9223372036854775808", "18446744073709551616", "0.1",
        "99999999999999999999999999999999",
        "1.7976931348623157e308", "4.9e-324", "2026-02-29", "2026-02-28", "1900-01-01",
        "2200-12-31", "9999-12-31", "P99999Y",
        "USD 100tn", "USD 0.01", "USD 10..15bn", "KRW 1", "100 %", "-5 %", "1e", ".", "+", "1,5",
        "00", "1_000",
    ]

    static let words = [
        "", " ", "\"", "'", "\"a\"\"b\"", "{", "}", "[", "]", "{}", "[]", "null", "~", "true", "&a",
        "*a", "!!str x", "|", ">-", "- ", ": ",
        "# ", "\t", "\r", "\u{FEFF}", "\u{202E}", "\u{0}", "\u{1B}[31m", "\u{200B}", "ㄱ한글",
        "e\u{301}", "a", "b", "buyer", "maker", "chip", "lab",
        "src", "dst", "weight", "date", "day", "value", "firm", "cash", "%", "<!--", "=1+1",
        "::error::x",
    ]
}
