/// Keeps text of others from being taken for a command by the program that reads a job's log.
///
/// GitHub's runner obeys `::command::` at the start of a line, blanks in front of it or not, and `##[command]` anywhere in one.
public enum LogCommands {
    /// The text with the first sign of every such command written as a JSON escape: in JSON it is the same text, elsewhere it can still be read.
    ///
    /// Cost: one pass over the bytes.
    public static func neutral(_ text: [UInt8]) -> [UInt8] {
        guard contains(text) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 16)
        var isAtStart = true
        var index = 0
        while index < text.count {
            let byte = text[index]
            if isAtStart, byte == colon, index + 1 < text.count, text[index + 1] == colon {
                result += Array("\\u003A".utf8)
                isAtStart = false
            } else if byte == hash, index + 2 < text.count, text[index + 1] == hash,
                text[index + 2] == bracket
            {
                // The second, so that what stands in front cannot make a new pair.
                result += Array("#\\u0023".utf8)
                isAtStart = false
                index += 1
            } else {
                result.append(byte)
                if byte == feed {
                    isAtStart = true
                } else if isAtStart {
                    let blank = blankLength(text, index)
                    if blank == 0 { isAtStart = false }
                    for offset in 1..<max(blank, 1) { result.append(text[index + offset]) }
                    index += max(blank, 1) - 1
                }
            }
            index += 1
        }
        return result
    }

    private static let (colon, hash, bracket, feed) =
        (UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "\n"))

    /// Whether two signs in a row occur at all: nearly no text has them.
    private static func contains(_ text: [UInt8]) -> Bool {
        var before: UInt8 = 0
        for byte in text {
            if byte == before, byte == colon || byte == hash { return true }
            before = byte
        }
        return false
    }

    /// Bytes of the blank that begins here, of ASCII or of Unicode; 0: none does.
    private static func blankLength(_ text: [UInt8], _ index: Int) -> Int {
        switch text[index] {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D: return 1
        case 0xC2:
            return index + 1 < text.count && (text[index + 1] == 0xA0 || text[index + 1] == 0x85)
                ? 2 : 0
        case 0xE1, 0xE2, 0xE3:
            guard index + 2 < text.count else { return 0 }
            let (second, third) = (text[index + 1], text[index + 2])
            switch (text[index], second, third) {
            case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
                (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
                return 3
            default: return 0
            }
        default: return 0
        }
    }
}
