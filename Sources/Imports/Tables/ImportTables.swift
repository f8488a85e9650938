import Text

/// Reads a table of whatever form it has: a text file, or a sheet of a workbook.
enum ImportTables {
    /// Whether the form of the file says how its text is stored: a workbook, a network in XML.
    static func isMarked(_ file: ImportFile) -> Bool {
        Workbook.isWorkbook(file) || GraphTable.form(file) != nil
    }

    static func read(
        _ file: ImportFile, encoding: FileEncoding? = nil, separator: UInt8? = nil,
        sheet: String? = nil
    ) throws(InvalidInput) -> Table {
        if Workbook.isWorkbook(file) { return try Workbook(file).table(sheet) }
        if let form = GraphTable.form(file) { return try GraphTable.read(file, form) }
        return try TextTable.read(file, encoding: encoding, separator: separator)
    }
}
