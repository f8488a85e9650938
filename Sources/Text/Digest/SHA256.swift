import CCrypto

/// SHA-256 of bytes (FIPS 180-4), by the system's libcrypto.
public enum SHA256 {
    /// Lower-case hexadecimal digest of 64 characters.
    public static func hex(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = CCrypto.SHA256(bytes, bytes.count, &digest)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
