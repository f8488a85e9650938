import Ledger
import Money
import Text

/// One reading of one file; see ``EdgeListReader``.
struct EdgeListParser {
    private let file: String
    private let options: EdgeListReader.Options
    private var rows: CSVReader
    private var problems: [Diagnostic] = []
    private var unlisted = 0

    /// Firms by their names as they are written.
    private var index: [String: Int32] = [:]
    private var list = EdgeList(names: [])
    private var decimals: [UInt8] = []
    private var lines: [Int32] = []
    private var kindWords: [String: EdgeKindWord] = [:]
    private var said = EdgeListRemarks()
    private var laterRows = 0
    private var currency: CurrencyColumn?

    init(_ bytes: [UInt8], file: String, options: EdgeListReader.Options) {
        self.file = file
        self.options = options
        rows = CSVReader(bytes)
    }

    mutating func parse() throws(InvalidInput) -> EdgeListReader.Result {
        let header = try EdgeListHeader(&rows, file: file, named: options.columns)
        checkRowBytes()
        guard problems.isEmpty else { throw InvalidInput(problems) }
        if options.asOf != nil, header.date == nil {
            throw InvalidInput([
                Diagnostic(
                    .edgesNoDate, at: Place(file: file, line: rows.fields[0].line, column: 1),
                    "the table has no column of dates, so a day cannot cut it",
                    help:
                        "add a column `date`, name one with --column date=NAME, or leave out --as-of"
                )
            ])
        }
        if header.kind != nil { list.kinds = [] }
        currency = header.currency
        var read = 0
        while rows.nextRow() {
            if rows.isRowEmpty { continue }
            read += 1
            guard read <= options.maxRows else {
                report(
                    .edgesTooLarge, at: Place(file: file, line: rows.fields[0].line, column: 1),
                    "more than \(options.maxRows) rows", help: "raise the limit on rows")
                break
            }
            if read & 0xFFFF == 0 { options.progress?(read) }
            readRow(header)
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
        return EdgeListReader.Result(
            list: list, warnings: said.warnings, laterRows: laterRows)
    }

    // MARK: Rows

    /// Reads the row into the list when it is sound.
    private mutating func readRow(_ header: EdgeListHeader) {
        let before = problems.count + unlisted
        checkRowBytes()
        let fields = rows.fields
        guard problems.count + unlisted == before else { return }
        guard fields.count == header.count else {
            report(
                .edgesFieldCount, fields[min(fields.count - 1, header.count)],
                "the row has \(fields.count) field(s), the header \(header.count)",
                help:
                    "put a field that contains \(CSVReader.Separator.name(rows.separator.byte)) in double quotes"
            )
            return
        }
        let place = Place(file: file, line: fields[0].line, column: 1)
        let source = readName(fields[header.source], "src")
        let target = readName(fields[header.target], "dst")
        let weight = readWeight(fields[header.weight])
        var day: Day?
        if let column = header.date {
            day = readDay(fields[column], takesNumbers: header.takesDayNumbers)
        }
        let kind = header.kind.map { readKind(fields[$0]) }
        if let column = header.direction { checkDirection(fields[column]) }
        if let column = currency?.place { checkCurrency(fields[column]) }
        guard problems.count + unlisted == before, let source, let target, let weight else {
            return
        }
        if let asOf = options.asOf, let day, day > asOf {
            laterRows += 1
            return
        }
        switch kind {
        case .counted(let kind, let isContingent)?:
            list.kinds?.append(kind)
            if isContingent { said.contingent.add(place) }
        case .left?, .unknown?:
            said.other.add(place)
            return
        case nil: break
        }
        let (tail, head) = (firm(source, place), firm(target, place))
        list.tails.append(tail)
        list.heads.append(head)
        list.weights.append(weight.mantissa)
        decimals.append(weight.decimals)
        if weight.isRounded { said.rounded.add(place) }
        lines.append(Int32(clamping: fields[0].line))
        if header.date != nil { list.days.append(day) }
        if tail == head {
            said.loops.add(place)
        } else if weight.mantissa == 0 {
            said.zeros.add(place)
        }
    }

    /// Faults that concern the row's bytes rather than a value: quotes and encoding.
    private mutating func checkRowBytes() {
        if let fault = rows.fault {
            let place = rows.place(of: fault, file: file)
            switch fault.kind {
            case .unterminated:
                report(
                    .edgesBadQuote, at: place, "the quote that opens here is never closed",
                    help: "close it, or double it (\"\") if the name contains a quote")
            case .textAfterQuote:
                report(
                    .edgesBadQuote, at: place, "text follows a closing quote",
                    help: "a quote inside a quoted field is written twice (\"\")")
            case .quoteInside:
                report(
                    .edgesBadQuote, at: place,
                    "a quote stands inside a field that does not start with one",
                    help: "put the whole field in double quotes and write the quote twice (\"\")")
            }
        }
        guard rows.hasHighBytes else { return }
        if let field = rows.fields.first(where: { !rows.isUTF8($0) }) {
            report(
                .edgesInvalidUTF8, field, "the field is not valid UTF-8",
                help: "save the file as UTF-8")
        }
    }

    /// A name as it is written, with its firm where the name was met before.
    private struct WrittenName {
        var text: String
        var firm: Int32?
    }

    private mutating func readName(_ field: CSVReader.Field, _ column: String) -> WrittenName? {
        let name = rows.text(field)
        if let known = index[name] { return WrittenName(text: name, firm: known) }
        guard !NameFolding.folded(name).isEmpty else {
            report(.edgesBadName, field, "`\(column)` is empty", help: "every leg needs both firms")
            return nil
        }
        guard !name.unicodeScalars.contains(where: EdgeListParser.isUnprintable) else {
            report(
                .edgesBadName, field, "`\(column)` contains a control character or a line break",
                help: "write the name on one line, without control characters")
            return nil
        }
        return WrittenName(text: name, firm: nil)
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The number of a firm; blanks that nobody sees are none of its name.
    private mutating func firm(_ written: WrittenName, _ place: Place) -> Int32 {
        let name = written.text
        if let known = written.firm ?? index[name] { return known }
        let visible = NameFolding.needsFolding(name) ? NameFolding.folded(name) : name
        if visible != name { said.folded.add(place) }
        let number: Int32
        if let known = index[visible] {
            number = known
        } else {
            number = Int32(list.names.count)
            list.names.append(visible)
            index[visible] = number
        }
        index[name] = number
        return number
    }

    private mutating func readWeight(_ field: CSVReader.Field) -> DecimalWeight? {
        var content = rows.content(field)
        if rows.hasHighBytes, content.contains(where: { $0 >= 0x80 }) {
            content = Array(NameFolding.folded(rows.text(field)).utf8)[...]
        }
        do throws(DecimalWeight.Failure) {
            return try DecimalWeight(content, isDecimalComma: options.isDecimalComma)
        } catch {
            let shown = EdgeListParser.shown(rows.text(field))
            switch error {
            case .notANumber:
                report(
                    .edgesBadWeight, field, "the weight \(shown) is not a number",
                    help: numberHelp(content))
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

    private func numberHelp(_ content: ArraySlice<UInt8>) -> String {
        let plain = "write digits with an optional decimal point, without separators or units"
        let hasComma = content.contains(UInt8(ascii: ","))
        if options.isDecimalComma {
            return content.contains(UInt8(ascii: "."))
                ? "with --decimal-comma a point is no part of a number"
                : "write digits with an optional decimal comma, without separators or units"
        }
        return hasComma ? "\(plain); --decimal-comma reads 1,5 as one and a half" : plain
    }

    /// - Returns: `nil` for an empty field, which is no problem without a day that cuts, and for a bad one, which is reported.
    private mutating func readDay(_ field: CSVReader.Field, takesNumbers: Bool) -> Day? {
        let text = NameFolding.folded(rows.text(field))
        if text.isEmpty {
            if options.asOf != nil {
                report(
                    .edgesNoDate, field, "the row has no date, so a day cannot cut the table",
                    help: "give every row a date, or leave out --as-of")
            }
            return nil
        }
        if let day = Day(text) { return day }
        if takesNumbers, let number = Int32(text), abs(Int64(number)) <= 1_000_000 {
            if options.asOf != nil {
                report(
                    .edgesNoDate, field,
                    "\(EdgeListParser.shown(text)) counts days from no known day, so a date cannot cut the table",
                    help: "write dates as YYYY-MM-DD, or leave out --as-of")
            }
            return Day(daysSince1970: number)
        }
        report(
            .edgesBadDay, field,
            "\(EdgeListParser.shown(text)) is not a \(takesNumbers ? "day" : "date")",
            help: takesNumbers
                ? "write a whole number of days or YYYY-MM-DD, or leave it empty"
                : "write it as YYYY-MM-DD, or leave it empty")
        return nil
    }

    private mutating func readKind(_ field: CSVReader.Field) -> EdgeKindWord {
        let text = NameFolding.folded(rows.text(field))
        let word = kindWords[text] ?? EdgeKindWord(text)
        if kindWords.count < 1000 { kindWords[text] = word }
        guard case .unknown = word else { return word }
        let near = EdgeKindWord.suggestion(for: text).map { "did you mean `\($0)`? " } ?? ""
        report(
            .edgesBadKind, field,
            text.isEmpty
                ? "the kind is empty" : "\(EdgeListParser.shown(text)) is no kind of money",
            help:
                "\(near)write financing or order, or a leg kind of the ledger; rename the column if it means something else"
        )
        return word
    }

    private mutating func checkDirection(_ field: CSVReader.Field) {
        guard rows.text(field).lowercased() == "undirected" else { return }
        report(
            .edgesUndirected, field, "the row is undirected: who pays whom is not known",
            help: "export a directed graph, with a row for each direction in which money goes")
    }

    private mutating func checkCurrency(_ field: CSVReader.Field) {
        guard let others = currency?.clash(NameFolding.folded(rows.text(field))) else { return }
        report(
            .edgesCurrencies, field,
            "the row is in \(EdgeListParser.shown(rows.text(field))), those before in \(EdgeListParser.shown(others)): amounts in several currencies cannot be added",
            help:
                "convert them into one, or make a model with `ouroboros import init`, whose rules take rates"
        )
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
            let place = Place(file: file, line: Int(lines[row]), column: 1)
            guard let units = weight.units(decimals: most) else {
                report(
                    .edgesWeightRange, at: place,
                    "the weight is too large beside weights with \(most) decimals",
                    help: "round the weights, or state them in a larger unit")
                return
            }
            let (sum, overflow) = total.addingReportingOverflow(units)
            guard !overflow else {
                report(
                    .edgesWeightRange, at: place,
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
        _ code: DiagnosticCode, _ field: CSVReader.Field, _ message: String, help: String
    ) {
        guard problems.count < options.maxProblems else {
            unlisted += 1
            return
        }
        report(code, at: rows.place(of: field, file: file), message, help: help)
    }

    private mutating func report(
        _ code: DiagnosticCode, at place: Place, _ message: String, help: String
    ) {
        guard problems.count < options.maxProblems else {
            unlisted += 1
            return
        }
        problems.append(Diagnostic(code, at: place, message, help: help))
    }

    /// A value as it is quoted in a message: not longer than a line, control characters replaced.
    private static func shown(_ text: String) -> String {
        let safe = text.unicodeScalars.prefix(40).map {
            isUnprintable($0) || $0 == "\t" ? "\u{FFFD}" : String($0)
        }
        return "`\(safe.joined())\(text.unicodeScalars.count > 40 ? "…" : "")`"
    }
}
