import CCrypto

/// SHA-256 of what was read (FIPS 180-4), by the system's libcrypto.
enum ContentHash {
    /// Lower-case hexadecimal digest of 64 characters.
    static func hex(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = SHA256(bytes, bytes.count, &digest)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

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
