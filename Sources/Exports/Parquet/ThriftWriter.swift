/// Thrift's compact protocol (Apache Thrift, "Thrift Compact protocol encoding"), as far as the metadata of a Parquet file needs it.
struct ThriftWriter {
    /// Types on the wire.
    enum Wire: UInt8 { case i32 = 5, i64 = 6, binary = 8, list = 9, structure = 12 }

    private(set) var bytes: [UInt8] = []
    private var last: Int = 0

    private mutating func head(_ field: Int, _ wire: Wire) {
        // MappingDecoder ascend, and none is more than fifteen after the one before.
        precondition((1...15).contains(field - last), "fields in their order")
        bytes.append(UInt8(field - last) << 4 | wire.rawValue)
        last = field
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func zigzag(_ value: Int64) {
        varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    private mutating func raw(_ text: String) {
        varint(UInt64(text.utf8.count))
        bytes += Array(text.utf8)
    }

    private mutating func listHead(_ count: Int, _ wire: Wire) {
        if count < 15 {
            bytes.append(UInt8(count) << 4 | wire.rawValue)
        } else {
            bytes.append(0xF0 | wire.rawValue)
            varint(UInt64(count))
        }
    }

    mutating func i32(_ field: Int, _ value: Int) {
        head(field, .i32)
        zigzag(Int64(value))
    }

    mutating func i64(_ field: Int, _ value: Int) {
        head(field, .i64)
        zigzag(Int64(value))
    }

    mutating func text(_ field: Int, _ value: String) {
        head(field, .binary)
        raw(value)
    }

    mutating func numbers(_ field: Int, _ values: [Int]) {
        head(field, .list)
        listHead(values.count, .i32)
        for value in values { zigzag(Int64(value)) }
    }

    mutating func texts(_ field: Int, _ values: [String]) {
        head(field, .list)
        listHead(values.count, .binary)
        for value in values { raw(value) }
    }

    mutating func structure(_ field: Int, _ write: (inout ThriftWriter) -> Void) {
        head(field, .structure)
        bytes += Self.structure(write)
    }

    mutating func structures<Item>(
        _ field: Int, _ items: [Item], _ write: (inout ThriftWriter, Item) -> Void
    ) {
        head(field, .list)
        listHead(items.count, .structure)
        for item in items { bytes += Self.structure { write(&$0, item) } }
    }

    /// A structure with its end.
    static func structure(_ write: (inout ThriftWriter) -> Void) -> [UInt8] {
        var writer = ThriftWriter()
        write(&writer)
        return writer.bytes + [0]
    }
}
