import Text

/// Digests of what was read, by SHA-256.
enum ContentHash {
    /// Lower-case hexadecimal digest of 64 characters.
    static func hex(_ bytes: [UInt8]) -> String { SHA256.hex(bytes) }

    /// Digest of texts; where one ends and the next begins makes a difference.
    static func hex(_ texts: [String]) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            bytes += Array("\(text.utf8.count):".utf8)
            bytes += Array(text.utf8)
        }
        return hex(bytes)
    }

    /// The first 16 characters: enough to tell the rows of one file apart.
    static func short(_ texts: [String]) -> String { String(hex(texts).prefix(16)) }
}
