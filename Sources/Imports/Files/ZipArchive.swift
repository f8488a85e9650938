import CZlib
import Text

/// A ZIP file in memory (PKWARE APPNOTE 6.3): finds members by name and unpacks the one that is asked for.
///
/// Names are data: they become no path. Refused with the reason: passwords, other methods than stored and deflated, more members, bytes or
/// unpacked bytes per packed one than ``ImportLimits`` allows, checksums that do not hold.
struct ZipArchive {
    struct Member {
        var name: String
        var method: UInt16
        var isEncrypted: Bool
        var crc: UInt32
        var packed: Int
        var unpacked: Int
        var offset: Int
    }

    let members: [Member]
    private let file: ImportFile
    private let limits: ImportLimits

    init(_ file: ImportFile, limits: ImportLimits = ImportLimits()) throws(InvalidInput) {
        self.file = file
        self.limits = limits
        let bytes = file.bytes
        func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
        func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
        // The end of the directory stands within the last 64 KiB and a bit.
        var end = bytes.count - 22
        let least = max(0, end - 65_536)
        while end >= least, !(end >= 0 && u32(end) == 0x0605_4B50) { end -= 1 }
        guard end >= least, end >= 0 else {
            throw Self.problem(file, .importForm, "the archive has no directory", "save it again")
        }
        let count = u16(end + 10)
        guard count <= limits.members, count != 0xFFFF else {
            throw Self.problem(
                file, .importLimit, "the archive has more than \(limits.members) files",
                "take out the one that is meant")
        }
        var at = u32(end + 16)
        var found: [Member] = []
        var total = 0
        for _ in 0..<count {
            guard at >= 0, at + 46 <= bytes.count, u32(at) == 0x0201_4B50 else {
                throw Self.problem(
                    file, .importForm, "the archive's directory is broken", "save it again")
            }
            let (nameLength, extra, comment) = (u16(at + 28), u16(at + 30), u16(at + 32))
            guard at + 46 + nameLength + extra + comment <= bytes.count else {
                throw Self.problem(
                    file, .importForm, "the archive's directory is broken", "save it again")
            }
            let member = Member(
                name: String(decoding: bytes[at + 46..<at + 46 + nameLength], as: UTF8.self)
                    .replacing("\\", with: "/"),
                method: UInt16(u16(at + 10)), isEncrypted: u16(at + 8) & 1 != 0,
                crc: UInt32(u32(at + 16)), packed: u32(at + 20), unpacked: u32(at + 24),
                offset: u32(at + 42))
            total += member.unpacked
            guard total <= limits.bytes,
                member.unpacked <= 1 << 20
                    || member.unpacked / max(1, member.packed) <= limits.ratio
            else {
                throw Self.problem(
                    file, .importLimit,
                    "the archive unpacks to \(total) bytes, more than it may (\(limits.bytes) in all, \(limits.ratio) for one)",
                    "a file made to exhaust the machine looks like this; take out the part that is meant"
                )
            }
            found.append(member)
            at += 46 + nameLength + extra + comment
        }
        members = found
    }

    private static func problem(
        _ file: ImportFile, _ code: DiagnosticCode, _ message: String, _ help: String
    ) -> InvalidInput {
        InvalidInput([
            Diagnostic(code, at: Place(file: file.name, line: 1, column: 1), message, help: help)
        ])
    }

    /// The bytes of a member; `nil`: there is none of that name.
    func read(_ name: String) throws(InvalidInput) -> [UInt8]? {
        let wanted = name.hasPrefix("/") ? String(name.dropFirst()) : name
        guard let member = members.first(where: { $0.name == wanted }) else { return nil }
        func broken(_ why: String) -> InvalidInput {
            Self.problem(
                file, .importForm, "\(wanted) in the archive \(why)", "save the file again")
        }
        guard !member.isEncrypted else { throw broken("has a password") }
        let bytes = file.bytes
        let at = member.offset
        guard at >= 0, at + 30 <= bytes.count else { throw broken("lies outside it") }
        let start =
            at + 30 + (Int(bytes[at + 26]) | Int(bytes[at + 27]) << 8)
            + (Int(bytes[at + 28]) | Int(bytes[at + 29]) << 8)
        guard start + member.packed <= bytes.count else { throw broken("lies outside it") }
        let packed = Array(bytes[start..<start + member.packed])
        let result: [UInt8]
        switch member.method {
        case 0: result = packed
        case 8:
            guard let unpacked = Self.inflated(packed, size: member.unpacked) else {
                throw broken("cannot be unpacked, or is larger than its directory says")
            }
            result = unpacked
        default: throw broken("is packed by method \(member.method)")
        }
        guard result.count == member.unpacked,
            UInt32(truncatingIfNeeded: crc32(0, result, UInt32(result.count))) == member.crc
        else { throw broken("is not what its checksum says") }
        return result
    }

    /// Raw deflate (RFC 1951) into exactly `size` bytes; one more is a lie of the directory.
    private static func inflated(_ packed: [UInt8], size: Int) -> [UInt8]? {
        var stream = z_stream()
        guard
            inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { inflateEnd(&stream) }
        var input = packed
        var output = [UInt8](repeating: 0, count: size + 1)
        let status: Int32 = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
        output.removeLast(output.count - size)
        return output
    }
}
