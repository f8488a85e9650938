import Money
import Text

/// The facts of one filing with their contexts, from inline XBRL or a plain instance (XBRL 2.1; Inline XBRL 1.1). Taxonomies are not read: tag, context and unit say enough.
struct XBRLInstance {
    struct Context {
        var start: Day?
        var end: Day?
        /// Local name of the axis → local name of the member, or the text of a typed one.
        var dimensions: [String: String] = [:]
    }

    struct Value {
        var tag: String
        var context: String
        var unit: String
        /// As it is printed.
        var text: String
        /// Power of ten; `nil`: what is written there is none, so the size of the figure is not known.
        var scale: Int?
        var isNegative: Bool
        var format: String
        var isNil: Bool

        /// Exact; `nil`: the text is no number.
        var number: ExactDecimal? {
            let plain = CellText.folded(text).filter { $0 != " " }
            if format.hasSuffix("fixed-zero") || format.hasSuffix("zerodash")
                || format.hasSuffix("numdash")
            {
                return ExactDecimal(0)
            }
            let isComma = format.hasSuffix("num-comma-decimal")
            let digits =
                isComma
                ? plain.replacing(".", with: "").replacing(",", with: ".")
                : plain.replacing(",", with: "")
            guard let scale, let value = ExactDecimal(digits)?.scaled(by: scale) else { return nil }
            return isNegative ? value.negated : value
        }
    }

    private(set) var contexts: [String: Context] = [:]
    private(set) var units: [String: String] = [:]
    private(set) var values: [Value] = []
    /// What the cover says: `EntityRegistrantName`, `CurrentFiscalYearEndDate`.
    private(set) var cover: [String: String] = [:]

    init(_ file: ImportFile, limits: ImportLimits = ImportLimits()) throws(InvalidInput) {
        var xml = XMLEvents(file.bytes, file: file.name, limits: limits)
        var context: (id: String, value: Context)?
        var unit: String?
        var isDivided = false
        var (axis, text) = ("", "")
        /// Elements that hold facts and are still open, the innermost last.
        var open: [(element: String, value: Value, isCover: Bool)] = []
        while let event = try xml.next() {
            switch event {
            case .start(let name, let attributes):
                text = ""
                switch name {
                case "context": context = (attributes["id"] ?? "", Context())
                case "explicitMember", "typedMember":
                    axis = Self.local(attributes["dimension"] ?? "")
                case "unit": (unit, isDivided) = (attributes["id"] ?? "", false)
                case "divide": isDivided = true
                default:
                    guard context == nil, let ref = attributes["contextRef"] else { break }
                    let isInline = name == "nonFraction" || name == "nonNumeric"
                    let tag = isInline ? attributes["name"] ?? "" : name
                    open.append(
                        (
                            name,
                            Value(
                                tag: Self.local(tag), context: ref,
                                unit: attributes["unitRef"] ?? "", text: "",
                                scale: attributes["scale"].map { Int($0) } ?? 0,
                                isNegative: attributes["sign"] == "-",
                                format: attributes["format"] ?? "",
                                isNil: attributes["nil"] == "true" || attributes["nil"] == "1"),
                            name == "nonNumeric" || attributes["unitRef"] == nil
                        ))
                    guard open.count <= limits.depth else {
                        throw InvalidInput([
                            Diagnostic(
                                .importLimit, at: Place(file: file.name, line: 1, column: 1),
                                "facts nest deeper than \(limits.depth)",
                                help: "fetch the filing again")
                        ])
                    }
                }
            case .text(let part):
                text += part
                for index in open.indices where open[index].value.text.utf8.count < 4000 {
                    open[index].value.text += part
                }
            case .end(let name):
                switch name {
                case "context":
                    if let done = context { contexts[done.id] = done.value }
                    context = nil
                case "startDate": context?.value.start = Self.day(text)
                case "endDate", "instant": context?.value.end = Self.day(text)
                case "explicitMember":
                    context?.value.dimensions[axis] = Self.local(CellText.folded(text))
                case "typedMember":
                    if context?.value.dimensions[axis] == nil {
                        context?.value.dimensions[axis] = CellText.folded(text)
                    }
                case "measure":
                    if let id = unit, !isDivided { units[id] = Self.local(CellText.folded(text)) }
                case "unit": unit = nil
                default:
                    // The text of a typed member stands in an element of its own.
                    if context != nil, !axis.isEmpty,
                        name.hasPrefix(axis) || name.hasSuffix(".domain")
                    {
                        context?.value.dimensions[axis] = CellText.folded(text)
                    }
                    if let last = open.last, last.element == name {
                        open.removeLast()
                        if last.isCover {
                            let words = CellText.folded(last.value.text)
                            if words.count < 200, cover[last.value.tag] == nil {
                                cover[last.value.tag] = words
                            }
                        } else {
                            values.append(last.value)
                        }
                    }
                }
                text = ""
            }
        }
    }

    private static func local(_ name: String) -> String {
        String(name.split(separator: ":").last ?? "")
    }

    private static func day(_ text: String) -> Day? {
        Day(String(CellText.folded(text).prefix(10)))
    }

    /// Ends of fiscal years around a period, by the month and day that the cover gives.
    var calendar: FiscalCalendar {
        let numbers = (cover["CurrentFiscalYearEndDate"] ?? "").split { !$0.isASCIIDigit }
            .compactMap { Int($0) }
        guard numbers.count >= 2, (1...12).contains(numbers[0]) else {
            return FiscalCalendar(yearEnds: [])
        }
        let years = Set(contexts.values.compactMap { $0.end?.year })
        guard let first = years.min(), let last = years.max(), last - first < 60 else {
            return FiscalCalendar(yearEnds: [])
        }
        return FiscalCalendar(
            yearEnds: (first - 1...last + 1).compactMap { year in
                Day(
                    year: year, month: numbers[0],
                    day: min(numbers[1], Day.length(ofMonth: numbers[0], year: year)))
            })
    }
}
