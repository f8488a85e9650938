import Text

extension JSONValue {
    var decimal: ExactDecimal? {
        if case .number(let text) = self { return ExactDecimal(text) }
        return nil
    }

    /// - Throws: E802 at the first byte that is no JSON, E803 for nesting beyond the limit.
    init(_ file: ImportFile, limits: ImportLimits = ImportLimits()) throws(InvalidInput) {
        var reader = JSONReader(file.bytes, depth: limits.depth, readsNaN: true) {
            ExactDecimal($0) != nil
        }
        do throws(JSONReader.Problem) { self = try reader.document() } catch {
            throw InvalidInput([
                Diagnostic(
                    error.isTooDeep ? .importLimit : .importForm,
                    at: Place(file: file.name, byte: error.offset, of: file.bytes),
                    "the file is no JSON that can be read: \(error.what)",
                    help:
                        "fetch it again; it may have been cut off, or be a page that says why there is none"
                )
            ])
        }
    }
}

extension Place {
    fileprivate init(file: String, byte: Int, of bytes: [UInt8]) {
        let line = 1 + bytes[..<byte].count { $0 == 0x0A }
        let start = bytes[..<byte].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = 1 + bytes[start..<byte].count { $0 & 0xC0 != 0x80 }
        self.init(file: file, line: line, column: column)
    }
}
