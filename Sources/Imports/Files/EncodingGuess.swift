import Text

/// What a text that is neither UTF-8 nor marked most probably is: for a draft that somebody reads. Reading by rules never guesses.
///
/// Korean is told by its syllables: nine in ten of the double bytes of a Korean table lie where KS X 1001 (1987) has the 2,350 common ones, which two letters of western
/// Europe side by side nearly never do.
struct EncodingGuess: Hashable {
    var encoding: FileEncoding
    /// For the comment in the drafted rules.
    var evidence: String

    /// `nil`: the file says itself what it is, or nothing fits.
    init?(_ file: ImportFile) {
        let bytes = file.bytes
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard !isMarked else { return nil }
        if EncodingGuess.isUTF16(bytes) {
            self.init(
                encoding: .utf16, evidence: "every other byte of the text is zero, without a mark")
            return
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        let pairs = EncodingGuess.pairs(bytes)
        if pairs.all > 0, pairs.common * 10 >= pairs.all * 9, EncodingGuess.reads(file, .cp949) {
            self.init(
                encoding: .cp949, evidence: "no UTF-8; \(pairs.common) common Korean syllables")
        } else if EncodingGuess.reads(file, .cp1252) {
            self.init(
                encoding: .cp1252, evidence: "no UTF-8, no Korean; letters of western Europe")
        } else if EncodingGuess.reads(file, .cp949) {
            self.init(encoding: .cp949, evidence: "no UTF-8; whole as Korean")
        } else {
            return nil
        }
    }

    private init(encoding: FileEncoding, evidence: String) {
        self.encoding = encoding
        self.evidence = evidence
    }

    private static func reads(_ file: ImportFile, _ encoding: FileEncoding) -> Bool {
        do {
            _ = try FileText(file, encoding: encoding)
            return true
        } catch { return false }
    }

    /// A quarter of the characters at the least are of one byte and a zero.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return false }
        var zeros = 0
        for index in stride(from: 1, to: bytes.count, by: 2) {
            if bytes[index] == 0 { zeros += 1 }
            if bytes[index - 1] == 0 { return false }
        }
        return zeros * 8 >= bytes.count
    }

    /// Double bytes, and those of them that are common syllables or signs.
    private static func pairs(_ bytes: [UInt8]) -> (all: Int, common: Int) {
        var (all, common, at) = (0, 0, 0)
        while at < bytes.count {
            guard bytes[at] >= 0x80 else {
                at += 1
                continue
            }
            all += 1
            let trail = at + 1 < bytes.count ? bytes[at + 1] : 0
            let isCommon = (0xB0...0xC8).contains(bytes[at]) || (0xA1...0xA3).contains(bytes[at])
            if isCommon, trail >= 0xA1 { common += 1 }
            at += 2
        }
        return (all, common)
    }
}

extension FileText {
    /// The text as what somebody says it is.
    ///
    /// - Throws: E801 where the bytes are of another encoding, so that saying it would have no effect.
    static func check(_ file: ImportFile, isIn encoding: FileEncoding) throws(InvalidInput) {
        let read = try FileText(file, encoding: encoding).encoding
        // Text without a letter beyond ASCII is in each of them; the next edition may not be.
        let isPlain = file.bytes.allSatisfy { $0 < 0x80 }
        guard read != encoding, !isPlain else { return }
        throw InvalidInput([
            Diagnostic(
                .importEncoding, at: Place(file: file.name, line: 1, column: 1),
                "the text is \(read.rawValue) by its bytes, so that '\(encoding.rawValue)' has no effect",
                help: "leave the encoding out")
        ])
    }
}
