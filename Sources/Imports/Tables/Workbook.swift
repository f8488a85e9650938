import Money
import Text

/// A workbook of Office Open XML (ECMA-376): its sheets as tables of cells with their addresses. Macros, formulas and links are never run.
struct Workbook {
    struct Sheet {
        var name: String
        var isHidden: Bool
        var part: String
    }

    let sheets: [Sheet]
    private let archive: ZipArchive
    private let file: ImportFile
    private let limits: ImportLimits
    private let strings: [String]
    private let styles: CellStyles
    private let is1904: Bool

    /// Whether the bytes are a ZIP with a workbook, or one of the older forms, which are refused by name.
    static func isWorkbook(_ file: ImportFile) -> Bool {
        file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || isCompound(file)
    }

    private static func isCompound(_ file: ImportFile) -> Bool {
        file.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }

    init(_ file: ImportFile, limits: ImportLimits = ImportLimits()) throws(InvalidInput) {
        guard !Self.isCompound(file) else {
            throw Self.problem(
                file, "the workbook has a password, or is in the older form (XLS)",
                "open it in a spreadsheet and save it as XLSX without a password, or as CSV")
        }
        self.file = file
        self.limits = limits
        archive = try ZipArchive(file, limits: limits)
        guard let book = try archive.read("xl/workbook.xml") else {
            throw Self.problem(
                file, "the archive holds no workbook (xl/workbook.xml)",
                "save the table as XLSX or CSV")
        }
        var targets: [String: String] = [:]
        if let bytes = try archive.read("xl/_rels/workbook.xml.rels") {
            var xml = XMLEvents(
                bytes, file: "\(file.name)!xl/_rels/workbook.xml.rels", limits: limits)
            while let event = try xml.next() {
                guard case .start("Relationship", let values) = event, let id = values["Id"],
                    let target = values["Target"]
                else { continue }
                targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
            }
        }
        var sheets: [Sheet] = []
        var is1904 = false
        var xml = XMLEvents(book, file: "\(file.name)!xl/workbook.xml", limits: limits)
        while let event = try xml.next() {
            guard case .start(let name, let values) = event else { continue }
            if name == "workbookPr" {
                is1904 = values["date1904"] == "1" || values["date1904"] == "true"
            }
            if name == "sheet", let title = values["name"],
                let part = values["id"].flatMap({ targets[$0] })
            {
                sheets.append(
                    Sheet(
                        name: title, isHidden: (values["state"] ?? "visible") != "visible",
                        part: part))
            }
        }
        self.sheets = sheets
        self.is1904 = is1904
        strings = try Self.sharedStrings(archive, file, limits)
        if let bytes = try archive.read("xl/styles.xml") {
            styles = try CellStyles(bytes, file: "\(file.name)!xl/styles.xml", limits: limits)
        } else {
            styles = CellStyles()
        }
    }

    private static func problem(_ file: ImportFile, _ message: String, _ help: String)
        -> InvalidInput
    {
        InvalidInput([
            Diagnostic(
                .importForm, at: Place(file: file.name, line: 1, column: 1), message, help: help)
        ])
    }

    private static func sharedStrings(
        _ archive: ZipArchive, _ file: ImportFile, _ limits: ImportLimits
    ) throws(InvalidInput) -> [String] {
        guard let bytes = try archive.read("xl/sharedStrings.xml") else { return [] }
        var xml = XMLEvents(bytes, file: "\(file.name)!xl/sharedStrings.xml", limits: limits)
        var strings: [String] = []
        var (text, isText, isPhonetic) = ("", false, false)
        while let event = try xml.next() {
            switch event {
            case .start("si", _): text = ""
            case .start("rPh", _): isPhonetic = true
            case .end("rPh"): isPhonetic = false
            case .start("t", _): isText = !isPhonetic
            case .end("t"): isText = false
            case .end("si"): strings.append(CellStyles.unescaped(text))
            case .text(let part): if isText { text += part }
            default: break
            }
        }
        return strings
    }

    /// - Parameter name: of a sheet; `nil`: the first that is not hidden.
    func table(_ name: String?) throws(InvalidInput) -> Table {
        let visible = sheets.filter { !$0.isHidden }
        let key = name.map(CellText.key)
        guard
            let sheet = key == nil
                ? visible.first ?? sheets.first
                : sheets.first(where: { CellText.key($0.name) == key })
        else {
            throw Self.problem(
                file,
                name.map { "the workbook has no sheet '\($0)'" } ?? "the workbook has no sheet",
                "its sheets are \(sheets.map(\.name).joined(separator: ", "))")
        }
        guard let bytes = try archive.read(sheet.part) else {
            throw Self.problem(file, "the workbook lacks the part \(sheet.part)", "save it again")
        }
        var reader = SheetReader(
            file: file, sheet: sheet.name, strings: strings, styles: styles, is1904: is1904,
            limits: limits)
        try reader.read(bytes)
        return Table(
            name: sheet.name, rows: reader.rows,
            form:
                "sheet '\(sheet.name)' of \(sheets.map { $0.isHidden ? "\($0.name) (hidden)" : $0.name }.joined(separator: ", "))"
        )
    }
}
