import CZlib

/// A ZIP archive (PKWARE APPNOTE 6.3) whose members are stored as they are: another release of a compressor would give other bytes.
struct ZipWriter {
    /// Bytes that an archive without ZIP64 can name.
    static let limit = Int(UInt32.max) - 1

    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Throws: ``ExportError/tooLarge(what:limit:)``.
    mutating func add(_ name: String, _ text: String) throws(ExportError) {
        let contents = Array(text.utf8)
        let path = Array(name.utf8)
        guard bytes.count + contents.count + path.count + 128 < Self.limit else {
            throw .tooLarge(what: "the archive", limit: Self.limit)
        }
        let checksum = contents.withUnsafeBufferPointer { buffer in
            crc32_z(0, buffer.baseAddress, buffer.count)
        }
        let offset = bytes.count
        // Version 2.0, names in UTF-8, stored, 1 January 1980: an archive has no clock.
        let common: [UInt8] =
            [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + Self.u32(Int(checksum)) + Self.u32(contents.count)
            + Self.u32(contents.count) + Self.u16(path.count)
        bytes += [0x50, 0x4B, 3, 4] + common + [0, 0] + path + contents
        directory += [0x50, 0x4B, 1, 2, 20, 0] + common
        directory += [UInt8](repeating: 0, count: 12) + Self.u32(offset) + path
        count += 1
    }

    /// The archive.
    func finished() -> [UInt8] {
        bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.u16(count) + Self.u16(count)
            + Self.u32(directory.count) + Self.u32(bytes.count) + [0, 0]
    }

    private static func u16(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    private static func u32(_ value: Int) -> [UInt8] { u16(value & 0xFFFF) + u16(value >> 16) }
}
