import Analysis
import FlowNetwork
import Ledger
import Money
import Reports
import Text

/// An XLSX workbook (ECMA-376, Office Open XML): the ledger's tables, sums and shares as live formulas beside the values that they have.
///
/// Written by hand rather than with libxlsxwriter: that library writes to a file of its own and asks the clock, and a static release would have to
/// link one library more for a few hundred lines of XML.
struct WorkbookFormat: ExportFormat {
    let name = "xlsx"
    let summary = "workbook with live formulas"
    let isText = false

    func parts(_ table: ExportTable?) -> AnalysisParts { .measures }

    func files(
        _ subject: ExportSubject, table: ExportTable?
    ) throws(ExportError) -> [ExportFile] {
        let sheets = WorkbookSheets(subject).all
        var zip = ZipWriter()
        try zip.add("[Content_Types].xml", contentTypes(sheets.count))
        try zip.add("_rels/.rels", Self.relations)
        try zip.add("xl/workbook.xml", workbook(sheets.map(\.name)))
        try zip.add("xl/_rels/workbook.xml.rels", workbookRelations(sheets.count))
        try zip.add("xl/styles.xml", Self.styles)
        for (index, sheet) in sheets.enumerated() {
            try zip.add("xl/worksheets/sheet\(index + 1).xml", try sheet.xml())
        }
        return [ExportFile(path: "model.xlsx", bytes: zip.finished())]
    }

    // MARK: Parts of the package

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let sheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let type =
        "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private func contentTypes(_ count: Int) -> String {
        var xml =
            Self.head
            + "<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.type).sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.type).styles+xml\"/>"
        for index in 1...count {
            xml +=
                "<Override PartName=\"/xl/worksheets/sheet\(index).xml\" ContentType=\"\(Self.type).worksheet+xml\"/>"
        }
        return xml + "</Types>\n"
    }

    private static let relations =
        head
        + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"

    private func workbook(_ names: [String]) -> String {
        var xml =
            Self.head
            + "<workbook xmlns=\"\(Self.sheetML)\" xmlns:r=\"\(Self.office)\"><sheets>"
        for (index, name) in names.enumerated() {
            xml += "<sheet name=\"\(name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        return xml + "</sheets></workbook>\n"
    }

    private func workbookRelations(_ count: Int) -> String {
        var xml = Self.head + "<Relationships xmlns=\"\(Self.package)/relationships\">"
        for index in 1...count {
            xml +=
                "<Relationship Id=\"rId\(index)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\(index).xml\"/>"
        }
        return xml
            + "<Relationship Id=\"rId\(count + 1)\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/></Relationships>\n"
    }

    /// Formats in the order of ``Sheet/Style``.
    private static let styles =
        head
        + "<styleSheet xmlns=\"\(sheetML)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECF2\"/></patternFill></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf/><xf fontId=\"1\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"3\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>\n"
}
