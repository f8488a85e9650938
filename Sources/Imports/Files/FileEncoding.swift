import CCodePages
import Text

/// How a file's text is stored.
public enum FileEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    /// Windows' Korean, which holds EUC-KR.
    case cp949
    case eucKR = "euc-kr"
    /// Windows' western European.
    case cp1252
}

/// A file's text as UTF-8.
struct FileText {
    var bytes: [UInt8]
    var encoding: FileEncoding

    /// By validity, not by what the file or the rules say of themselves: byte-order mark, then UTF-8, then the encoding of the rules. Nothing is guessed.
    ///
    /// - Parameter encoding: what the rules say; `nil`: nothing.
    init(_ file: ImportFile, encoding: FileEncoding?) throws(InvalidInput) {
        let bytes = file.bytes
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self.bytes = try FileText.utf16(
                bytes.dropFirst(2), isLittle: bytes[0] == 0xFF, file: file)
            self.encoding = .utf16
        } else if String(validating: bytes, as: UTF8.self) != nil, encoding != .utf16 {
            self.bytes = bytes
            self.encoding = .utf8
        } else {
            switch encoding {
            case .utf16: self.bytes = try FileText.utf16(bytes[...], isLittle: true, file: file)
            case .cp1252: self.bytes = try FileText.cp1252(file)
            case .cp949, .eucKR: self.bytes = try FileText.korean(file)
            case .utf8, nil: throw FileText.unknown(file)
            }
            self.encoding = encoding ?? .utf8
        }
        if let zero = self.bytes.firstIndex(of: 0) {
            throw InvalidInput([
                Diagnostic(
                    .importEncoding, at: FileText.place(zero, self.bytes, file),
                    "the text holds the character U+0000",
                    help: "is this a binary file? Export the table as text")
            ])
        }
    }

    private static func place(_ offset: Int, _ bytes: [UInt8], _ file: ImportFile) -> Place {
        let line = 1 + bytes[..<offset].count { $0 == 0x0A }
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Place(file: file.name, line: line, column: offset - start + 1)
    }

    private static func unknown(_ file: ImportFile) -> InvalidInput {
        let bytes = file.bytes
        // The first line that is no UTF-8.
        var start = 0
        var line = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if String(validating: bytes[start..<end], as: UTF8.self) == nil { break }
            start = end + 1
            line += 1
        }
        return InvalidInput([
            Diagnostic(
                .importEncoding, at: Place(file: file.name, line: line, column: 1),
                "the text is not UTF-8, and the rules do not say what it is",
                help:
                    "say `encoding: cp949` (Korean Windows) or `encoding: cp1252` (western Windows) under `reads`, or save the file as UTF-8"
            )
        ])
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, isLittle: Bool, file: ImportFile
    ) throws(InvalidInput) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var at = bytes.startIndex
        while at + 1 < bytes.endIndex {
            let (a, b) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
            units.append(isLittle ? a | b << 8 : a << 8 | b)
            at += 2
        }
        guard at == bytes.endIndex, let text = String(validating: units, as: UTF16.self) else {
            throw InvalidInput([
                Diagnostic(
                    .importEncoding, at: Place(file: file.name, line: 1, column: 1),
                    "the file is not whole UTF-16", help: "save it again as UTF-8")
            ])
        }
        return Array(text.utf8)
    }

    private static func korean(_ file: ImportFile) throws(InvalidInput) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(file.bytes.count * 3 / 2)
        var line = 1
        var at = 0
        while at < file.bytes.count {
            let byte = file.bytes[at]
            if byte < 0x80 {
                result.append(byte)
                if byte == 0x0A { line += 1 }
                at += 1
                continue
            }
            let trail = at + 1 < file.bytes.count ? file.bytes[at + 1] : 0
            let unit = ouroboros_cp949(byte, trail)
            guard unit != 0, let scalar = Unicode.Scalar(unit) else {
                throw InvalidInput([
                    Diagnostic(
                        .importEncoding, at: Place(file: file.name, line: line, column: 1),
                        "line \(line) is neither UTF-8 nor Korean (code page 949)",
                        help: "check `encoding` under `reads` in the rules")
                ])
            }
            result += Array(String(Character(scalar)).utf8)
            at += 2
        }
        return result
    }

    private static func cp1252(_ file: ImportFile) throws(InvalidInput) -> [UInt8] {
        var result: [UInt8] = []
        for (offset, byte) in file.bytes.enumerated() {
            guard let value = byte < 0x80 || byte >= 0xA0 ? UInt32(byte) : high[Int(byte) - 0x80],
                let scalar = Unicode.Scalar(value)
            else {
                throw InvalidInput([
                    Diagnostic(
                        .importEncoding, at: place(offset, file.bytes, file),
                        "byte 0x\(TextCheck.hex(UInt32(byte), digits: 2)) means nothing in code page 1252",
                        help: "check `encoding` under `reads` in the rules")
                ])
            }
            result += Array(String(Character(scalar)).utf8)
        }
        return result
    }

    /// 0x80 … 0x9F of code page 1252 (Unicode Consortium, CP1252.TXT); five mean nothing.
    private static let high: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, nil, 0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
    ]
}
