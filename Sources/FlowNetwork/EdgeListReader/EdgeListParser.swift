import Ledger
import Money
import Text

/// One reading of one file; see ``EdgeListReader``.
struct EdgeListParser {
    private struct Columns {
        var source: Int
        var target: Int
        var weight: Int
        var day: (index: Int, isDate: Bool)?
        var kind: Int?
        var count: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let file: String
    private let options: EdgeListReader.Options
    private var scanner: CSVScanner
    private var problems: [Diagnostic] = []
    private var unlisted = 0

    private var index: [String: Int32] = [:]
    private var list = EdgeList(names: [])
    private var decimals: [UInt8] = []
    private var lines: [Int32] = []
    private var kindWords: [String: KindWord] = [:]
    private var contingent = Tally()
    private var other = Tally()

    private enum KindWord { case counted(EdgeKind, isContingent: Bool), left, unknown }

    /// Rows to be said once: how many, and where the first stands.
    private struct Tally {
        var count = 0
        var first: Place?

        mutating func add(_ place: Place) {
            count += 1
            if first == nil { first = place }
        }
    }
    /// Whether the weight of the last row was rounded.
    private var isRounded = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, options: EdgeListReader.Options) {
        self.bytes = bytes
        self.file = file
        self.options = options
        scanner = CSVScanner(bytes)
    }

    mutating func parse() throws(InvalidInput) -> EdgeListReader.Result {
        let columns = try readHeader()
        if columns.kind != nil { list.kinds = [] }
        var warnings: [Diagnostic] = []
        var loops = (count: 0, first: Place?.none)
        var zeros = (count: 0, first: Place?.none)
        var rounded = (count: 0, first: Place?.none)
        while scanner.nextRow() {
            guard list.count < options.maxRows else {
                report(
                    .edgesTooLarge, line: scanner.fields[0].line, column: 1,
                    "more than \(options.maxRows) rows", help: "raise the limit on rows")
                break
            }
            guard let place = readRow(columns) else { continue }
            if isRounded { rounded = (rounded.count + 1, rounded.first ?? place) }
            let last = list.count - 1
            if list.tails[last] == list.heads[last] {
                loops = (loops.count + 1, loops.first ?? place)
            } else if list.weights[last] == 0 {
                zeros = (zeros.count + 1, zeros.first ?? place)
            }
        }
        scaleWeights()
        if unlisted > 0, let last = problems.last {
            problems.append(
                Diagnostic(
                    .edgesMoreProblems, at: last.place,
                    "\(unlisted) more problems are not listed",
                    help: "mend those above first"))
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        if let first = loops.first {
            warnings.append(
                Diagnostic(
                    .edgesSelfLoops, at: first,
                    "\(loops.count) row(s) from a firm to itself are left out",
                    help: "money inside one firm is not a deal; delete the rows if they are meant"))
        }
        if let first = zeros.first {
            warnings.append(
                Diagnostic(
                    .edgesZeroWeights, at: first, "\(zeros.count) row(s) of weight 0 are left out",
                    help: "a deal of unknown size needs an estimate to be measured"))
        }
        if let first = other.first {
            warnings.append(
                Diagnostic(
                    .edgesOtherKinds, at: first,
                    "\(other.count) row(s) of governance rights or acquisitions are left out",
                    help:
                        "they are neither financing nor an order; write one of the two where money moves"
                ))
        }
        if let first = contingent.first {
            warnings.append(
                Diagnostic(
                    .edgesContingentKinds, at: first,
                    "\(contingent.count) guarantee(s), backstop(s) or warrant(s) count as financing at their weight",
                    help:
                        "they move money only if something happens: give what is expected, or leave the row out"
                ))
        }
        if let first = rounded.first {
            warnings.append(
                Diagnostic(
                    .edgesRounded, at: first,
                    "\(rounded.count) weight(s) have more than \(DecimalWeight.mostDecimals) decimals and are rounded",
                    help: "write them with float_format=\"%.6f\", or round them, to keep this quiet"
                ))
        }
        return EdgeListReader.Result(list: list, warnings: warnings)
    }

    // MARK: Header

    private mutating func readHeader() throws(InvalidInput) -> Columns {
        guard scanner.nextRow() else {
            let place = Place(file: file, line: 1, column: 1)
            throw InvalidInput([
                Diagnostic(
                    .edgesEmpty, at: place, "the file is empty",
                    help: "the first line names the columns: src,dst,weight")
            ])
        }
        checkRowBytes()
        let header = scanner.fields
        var found: [String: Int] = [:]
        var day: (index: Int, isDate: Bool)?
        for (column, field) in header.enumerated() {
            let name = scanner.text(field)
            let role: String
            switch name {
            case "src", "dst": role = name
            case "day", "date": role = "day"
            case "kind": role = "kind"
            default:
                guard name.hasPrefix("weight") else { continue }
                role = "weight"
            }
            if let earlier = found[role] {
                report(
                    .edgesDuplicateColumn, field,
                    "column \(column + 1) is a second \(role) column beside column \(earlier + 1)",
                    help: "rename or remove one of them")
                continue
            }
            found[role] = column
            if role == "day" { day = (column, name == "date") }
        }
        let missing = ["src", "dst", "weight"].filter { found[$0] == nil }
        if !missing.isEmpty {
            report(
                .edgesMissingColumn, line: header[0].line, column: 1,
                "the header has no column \(missing.map { "`\($0)`" }.joined(separator: ", "))",
                help: "the first line names the columns: src,dst,weight and optionally day or date")
        }
        guard problems.isEmpty, let source = found["src"], let target = found["dst"],
            let weight = found["weight"]
        else { throw InvalidInput(problems) }
        return Columns(
            source: source, target: target, weight: weight, day: day, kind: found["kind"],
            count: header.count)
    }

    // MARK: Rows

    /// Reads the scanner's row into the list.
    ///
    /// - Returns: the place of its first field when it is sound.
    private mutating func readRow(_ columns: Columns) -> Place? {
        let before = problems.count + unlisted
        checkRowBytes()
        let fields = scanner.fields
        guard problems.count + unlisted == before else { return nil }
        guard fields.count == columns.count else {
            report(
                .edgesFieldCount, fields[min(fields.count - 1, columns.count)],
                "the row has \(fields.count) field(s), the header \(columns.count)",
                help: "put a field that contains a comma in double quotes")
            return nil
        }
        let source = readName(fields[columns.source], column: "src")
        let target = readName(fields[columns.target], column: "dst")
        let weight = readWeight(fields[columns.weight])
        var day: Day?
        if let column = columns.day {
            day = readDay(fields[column.index], isDate: column.isDate)
        }
        let kind = columns.kind.map { readKind(fields[$0]) }
        guard problems.count + unlisted == before, let source, let target, let weight else {
            return nil
        }
        let place = Place(file: file, line: fields[0].line, column: 1)
        switch kind {
        case .counted(let kind, let isContingent)?:
            list.kinds?.append(kind)
            if isContingent { contingent.add(place) }
        case .left?, .unknown?:
            other.add(place)
            return nil
        case nil: break
        }
        list.tails.append(source)
        list.heads.append(target)
        list.weights.append(weight.mantissa)
        decimals.append(weight.decimals)
        isRounded = weight.isRounded
        lines.append(Int32(clamping: fields[0].line))
        if columns.day != nil { list.days.append(day) }
        return place
    }

    /// Faults that concern the row's bytes rather than a value: quotes and encoding.
    private mutating func checkRowBytes() {
        if let fault = scanner.fault {
            let column = scanner.column(of: fault.offset, lineStart: fault.lineStart)
            switch fault.kind {
            case .unterminated:
                report(
                    .edgesBadQuote, line: fault.line, column: column,
                    "the quote that opens here is never closed",
                    help: "close it, or double it (\"\") if the name contains a quote")
            case .textAfterQuote:
                report(
                    .edgesBadQuote, line: fault.line, column: column,
                    "text follows a closing quote",
                    help: "a quote inside a quoted field is written twice (\"\")")
            case .quoteInside:
                report(
                    .edgesBadQuote, line: fault.line, column: column,
                    "a quote stands inside a field that does not start with one",
                    help: "put the whole field in double quotes and write the quote twice (\"\")")
            }
        }
        guard scanner.hasHighBytes else { return }
        for field in scanner.fields {
            let slice = UnsafeBufferPointer(rebasing: bytes[field.range])
            guard String(validating: slice, as: UTF8.self) == nil else { continue }
            report(
                .edgesInvalidUTF8, field, "the field is not valid UTF-8",
                help: "save the file as UTF-8")
            return
        }
    }

    private mutating func readName(_ field: CSVScanner.Field, column: String) -> Int32? {
        let name = scanner.text(field)
        guard !name.isEmpty else {
            report(.edgesBadName, field, "`\(column)` is empty", help: "every leg needs both firms")
            return nil
        }
        guard name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            report(
                .edgesBadName, field, "`\(column)` contains a control character or a line break",
                help: "write the name on one line, without tabs or control characters")
            return nil
        }
        if let known = index[name] { return known }
        let next = Int32(list.names.count)
        index[name] = next
        list.names.append(name)
        return next
    }

    private mutating func readWeight(_ field: CSVScanner.Field) -> DecimalWeight? {
        let slice = UnsafeBufferPointer(rebasing: bytes[scanner.trimmed(field)])
        do throws(DecimalWeight.Failure) {
            return try DecimalWeight(slice)
        } catch {
            let shown = EdgeListParser.shown(scanner.text(field))
            switch error {
            case .notANumber:
                report(
                    .edgesBadWeight, field, "the weight \(shown) is not a number",
                    help: "write digits with an optional decimal point, without separators or units"
                )
            case .notFinite:
                report(
                    .edgesBadWeight, field, "the weight \(shown) is not a finite number",
                    help: "leave the row out, or give an estimate")
            case .negative:
                report(
                    .edgesNegativeWeight, field, "the weight \(shown) is negative",
                    help: "swap src and dst: money that flows back is a leg the other way")
            case .tooPrecise:
                report(
                    .edgesWeightRange, field,
                    "the weight \(shown) has more than \(DecimalWeight.mostDecimals) decimals",
                    help:
                        "round it (pandas: float_format=\"%.6f\"), or state weights in a smaller unit"
                )
            case .tooLarge:
                report(
                    .edgesWeightRange, field, "the weight \(shown) is too large",
                    help: "state weights in a larger unit, such as millions")
            }
            return nil
        }
    }

    /// - Returns: `nil` for an empty field, which is no problem, and for a bad one, which is reported.
    private mutating func readDay(_ field: CSVScanner.Field, isDate: Bool) -> Day? {
        let range = scanner.trimmed(field)
        guard !range.isEmpty else { return nil }
        let text = scanner.text(field)
        if let day = Day(text) { return day }
        if !isDate, let number = Int32(text), abs(Int64(number)) <= 1_000_000 {
            return Day(daysSince1970: number)
        }
        report(
            .edgesBadDay, field,
            "\(EdgeListParser.shown(text)) is not a \(isDate ? "date" : "day")",
            help: isDate
                ? "write it as YYYY-MM-DD, or leave it empty"
                : "write a whole number of days or YYYY-MM-DD, or leave it empty")
        return nil
    }

    private mutating func readKind(_ field: CSVScanner.Field) -> KindWord {
        let text = scanner.text(field)
        let word = kindWords[text] ?? EdgeListParser.kindWord(text)
        if kindWords.count < 1000 { kindWords[text] = word }
        guard case .unknown = word else { return word }
        let all = EdgeKind.allCases.map(\.word) + LegKind.allCases.map(\.rawValue)
        let near = Suggestion.nearest(to: text, in: all).map { "did you mean `\($0)`? " }
        report(
            .edgesBadKind, field,
            text.isEmpty
                ? "the kind is empty"
                : "\(EdgeListParser.shown(text)) is no kind of money",
            help:
                "\(near ?? "")write financing or order, or a leg kind of the ledger; rename the column if it means something else"
        )
        return word
    }

    private static func kindWord(_ text: String) -> KindWord {
        let word = text.lowercased()
        if let kind = EdgeKind.allCases.first(where: { $0.word == word }) {
            return .counted(kind, isContingent: false)
        }
        guard let leg = LegKind(rawValue: word) else { return .unknown }
        return EdgeKind(leg).map { .counted($0, isContingent: leg.isContingent) } ?? .left
    }

    // MARK: Scale

    /// Brings all weights to the scale of the one with most decimals, and checks that their sum fits.
    private mutating func scaleWeights() {
        let most = decimals.max() ?? 0
        var scale: Int64 = 1
        for _ in 0..<most { scale *= 10 }
        list.scale = scale
        var total: Int64 = 0
        for row in 0..<list.count {
            let weight = DecimalWeight(mantissa: list.weights[row], decimals: decimals[row])
            guard let units = weight.units(decimals: most) else {
                report(
                    .edgesWeightRange, line: Int(lines[row]), column: 1,
                    "the weight is too large beside weights with \(most) decimals",
                    help: "round the weights, or state them in a larger unit")
                return
            }
            let (sum, overflow) = total.addingReportingOverflow(units)
            guard !overflow else {
                report(
                    .edgesWeightRange, line: Int(lines[row]), column: 1,
                    "the weights up to here add up to more than \(Int64.max / scale)",
                    help: "round the weights, or state them in a larger unit")
                return
            }
            total = sum
            list.weights[row] = units
        }
    }

    // MARK: Reports

    private mutating func report(
        _ code: DiagnosticCode, _ field: CSVScanner.Field, _ message: String, help: String
    ) {
        guard problems.count < options.maxProblems else {
            unlisted += 1
            return
        }
        let column = scanner.column(of: field.start, lineStart: field.lineStart)
        let length = scanner.column(of: field.range.upperBound, lineStart: field.start) - 1
        problems.append(
            Diagnostic(
                code,
                at: Place(file: file, line: field.line, column: column, length: length),
                message, help: help))
    }

    private mutating func report(
        _ code: DiagnosticCode, line: Int, column: Int, _ message: String, help: String
    ) {
        guard problems.count < options.maxProblems else {
            unlisted += 1
            return
        }
        problems.append(
            Diagnostic(
                code, at: Place(file: file, line: line, column: column), message, help: help))
    }

    /// A value as it is quoted in a message: not longer than a line, control characters replaced.
    private static func shown(_ text: String) -> String {
        let safe = text.unicodeScalars.prefix(40).map {
            $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : String($0)
        }
        return "`\(safe.joined())\(text.unicodeScalars.count > 40 ? "…" : "")`"
    }
}
