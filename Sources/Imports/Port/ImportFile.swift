/// A file to import from: its bytes, and its name as messages show it. The name is data, never a path that is followed.
public struct ImportFile: Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The name without its folders.
    public var lastName: String {
        String(name.split { $0 == "/" || $0 == "\\" }.last ?? "")
    }
}

/// Bounds on what an importer reads, so that a hostile file costs bounded memory and time.
public struct ImportLimits: Sendable {
    /// Bytes of a file, and of what it unpacks to.
    public var bytes = 256 << 20
    public var rows = 1_000_000
    /// Columns of a table: those of a spreadsheet.
    public var columns = 16_384
    /// Nesting of JSON and XML.
    public var depth = 64
    /// Unpacked bytes per packed byte.
    public var ratio = 200
    /// Files in an archive.
    public var members = 10_000

    public init() {}
}
