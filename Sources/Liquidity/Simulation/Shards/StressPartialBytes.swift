/// Partial results as bytes: records one after another, each with a magic number, a version, its sizes, its arrays and a checksum, little-endian.
extension StressPartial {
    public static let formatVersion: UInt32 = 2

    private static let magic: [UInt8] = Array("OUROPART".utf8)

    /// Bytes at the start of a file that tell whether it is one.
    public static let headerLength = magic.count + 4

    /// Why a file that begins like this is no partial result, or none of this version.
    public static func headerProblem(_ bytes: [UInt8]) -> StressPartialError? {
        guard bytes.starts(with: magic), bytes.count >= headerLength else { return .notAPartial }
        let version = bytes[magic.count..<headerLength].reversed().reduce(UInt32(0)) {
            $0 << 8 | UInt32($1)
        }
        return version == formatVersion ? nil : .version(version)
    }

    /// The bytes of parts, one record each.
    public static func encode(_ parts: [StressPartial]) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            let start = bytes.count
            var writer = ByteWriter(bytes: bytes)
            bytes = []
            part.write(to: &writer)
            bytes = writer.bytes
            ByteWriter.append(checksum(bytes[start...]), to: &bytes)
        }
        return bytes
    }

    private func write(to writer: inout ByteWriter) {
        writer.bytes += Self.magic
        writer.add(Self.formatVersion)
        writer.add(Array(label.utf8))
        writer.add(inputs)
        let sizes = [
            totalPaths, shard.index, shard.count, outcomes.firms, outcomes.quarters,
            outcomes.firstPath, outcomes.paths, outcomes.fanPaths,
        ]
        for size in sizes { writer.add(UInt64(size)) }
        writer.bytes += outcomes.cashOut
        writer.bytes += outcomes.firstCut
        for values in [
            outcomes.gap, outcomes.directLoss, outcomes.passedOnLoss, outcomes.terminatedLoss,
            outcomes.stakeLoss, outcomes.fan,
        ] { writer.add(values) }
        for block in outcomes.bridgeSurvival { writer.add(block) }
    }

    /// The parts in a file.
    ///
    /// - Throws: ``StressPartialError`` for bytes that are no partial result, of another version, or damaged. Sizes are checked against the bytes
    ///   that are there before anything is allocated.
    public static func decode(_ bytes: [UInt8]) throws(StressPartialError) -> [StressPartial] {
        guard !bytes.isEmpty else { throw .notAPartial }
        var reader = ByteReader(bytes: bytes)
        var parts: [StressPartial] = []
        while reader.position < bytes.count {
            let start = reader.position
            parts.append(try read(&reader))
            let expected = checksum(bytes[start..<reader.position])
            guard try reader.word() == expected else { throw .damaged("its checksum does not fit") }
        }
        return parts
    }

    private static func read(
        _ reader: inout ByteReader
    ) throws(StressPartialError) -> StressPartial {
        guard let start = try? reader.take(magic.count), Array(start) == magic else {
            throw .notAPartial
        }
        let version = UInt32(truncatingIfNeeded: try reader.number(bytes: 4))
        guard version == formatVersion else { throw .version(version) }
        let label = String(decoding: try reader.text(), as: UTF8.self)
        let inputs = Array(try reader.text())
        var sizes: [Int] = []
        let limits = [
            SimulationLimits.paths.upperBound, 4096, 4096, SimulationLimits.firms.upperBound,
            SimulationLimits.quarters.upperBound, SimulationLimits.paths.upperBound,
            SimulationLimits.paths.upperBound, PathOutcomes.fanLimit,
        ]
        for limit in limits {
            let size = try reader.word()
            guard size <= UInt64(limit) else { throw .damaged("a size of \(size)") }
            sizes.append(Int(size))
        }
        let (total, index, count, firms, quarters) = (
            sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]
        )
        let (firstPath, paths, fanPaths) = (sizes[5], sizes[6], sizes[7])
        guard total > 0, index < count, firms > 0, quarters > 0, firstPath + paths <= total,
            fanPaths <= paths
        else { throw .damaged("its sizes contradict each other") }
        let cells = firms * paths
        let cashOut = Array(try reader.take(cells))
        let firstCut = Array(try reader.take(cells))
        guard (cashOut + firstCut).allSatisfy({ Int($0) <= quarters }) else {
            throw .damaged("a quarter outside the run")
        }
        let gap = try reader.doubles(cells)
        let directLoss = try reader.doubles(cells)
        let passedOnLoss = try reader.doubles(cells)
        let terminatedLoss = try reader.doubles(cells)
        let stakeLoss = try reader.doubles(cells)
        let fan = try reader.doubles(firms * quarters * fanPaths)
        var survival: [[Double]] = []
        for _ in 0..<(paths + PathOutcomes.blockSize - 1) / PathOutcomes.blockSize {
            survival.append(try reader.doubles(firms * quarters))
        }
        try check(
            amounts: [gap, directLoss, passedOnLoss, terminatedLoss, stakeLoss], fan: fan,
            survival: survival)
        return StressPartial(
            label: label, inputs: inputs, totalPaths: total,
            shard: SimulationOptions.Shard(index: index, count: count),
            outcomes: PathOutcomes(
                firms: firms, quarters: quarters, firstPath: firstPath, paths: paths,
                cashOut: cashOut, firstCut: firstCut, gap: gap, bridgeSurvival: survival,
                directLoss: directLoss,
                passedOnLoss: passedOnLoss, terminatedLoss: terminatedLoss, stakeLoss: stakeLoss,
                fan: fan, fanPaths: fanPaths))
    }

    /// What no simulation gives: a checksum that fits does not make it true.
    private static func check(
        amounts: [[Double]], fan: [Double], survival: [[Double]]
    ) throws(StressPartialError) {
        let tolerance = 1e-6
        guard amounts.allSatisfy({ $0.allSatisfy { $0.isFinite && $0 >= -tolerance } }) else {
            throw .damaged("a shortfall or a loss that is no amount")
        }
        guard fan.allSatisfy(\.isFinite) else { throw .damaged("a cash balance that is no amount") }
        let most = Double(PathOutcomes.blockSize) * (1 + tolerance)
        guard survival.allSatisfy({ $0.allSatisfy { $0 >= -tolerance && $0 <= most } }) else {
            throw .damaged("a probability outside 0 to 1")
        }
    }

    /// FNV-1a over words of eight bytes (Fowler, Noll & Vo), the last one filled with zeros: finds damage, not forgery.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.withUnsafeBytes { raw in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            var place = 0
            while place + 8 <= raw.count {
                let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                hash = (hash ^ UInt64(littleEndian: word)) &* 0x100_0000_01b3
                // A multiplication only carries upwards: bring the high half down.
                hash ^= hash >> 32
                place += 8
            }
            var word: UInt64 = 0
            for (shift, index) in (place..<raw.count).enumerated() {
                word |= UInt64(raw[index]) << UInt64(8 * shift)
            }
            return (hash ^ word ^ UInt64(raw.count)) &* 0x100_0000_01b3
        }
    }
}

private struct ByteWriter {
    var bytes: [UInt8]

    static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add<Value: FixedWidthInteger>(_ value: Value) {
        Self.append(value, to: &bytes)
    }

    mutating func add(_ text: [UInt8]) {
        add(UInt32(text.count))
        bytes += text
    }

    mutating func add(_ values: [Double]) {
        bytes.reserveCapacity(bytes.count + 8 * values.count)
        for value in values { add(value.bitPattern) }
    }
}

private struct ByteReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) throws(StressPartialError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw .damaged("it is cut off") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func number(bytes count: Int) throws(StressPartialError) -> UInt64 {
        var value: UInt64 = 0
        for (shift, byte) in try take(count).enumerated() {
            value |= UInt64(byte) << UInt64(8 * shift)
        }
        return value
    }

    mutating func word() throws(StressPartialError) -> UInt64 { try number(bytes: 8) }

    mutating func text() throws(StressPartialError) -> ArraySlice<UInt8> {
        try take(Int(try number(bytes: 4)))
    }

    mutating func doubles(_ count: Int) throws(StressPartialError) -> [Double] {
        let (size, overflow) = count.multipliedReportingOverflow(by: 8)
        guard !overflow else { throw .damaged("a size of \(count)") }
        return try take(size).withUnsafeBytes { raw in
            (0..<count).map { place in
                Double(
                    bitPattern: UInt64(
                        littleEndian: raw.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
                )
            }
        }
    }
}
