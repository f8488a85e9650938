import Text

/// Results of one worker, line by line, with a last line that says how many there are: what was cut off shows.
public struct ShardStream: Sendable {
    public let results: [ShardResult]
    /// Whether the worker came to its end; without it what is whole still counts.
    public let isWhole: Bool

    /// The last line of a worker that has done all its jobs.
    public static func trailer(results: Int) -> String {
        ShardLine.object([("v", "\(ShardJob.version)"), ("end", "\(results)")])
    }

    /// Reads one worker's lines, or those of several one after another.
    ///
    /// - Throws: ``ShardError/line(_:)`` with the line's number for anything but a result or a trailer; a last line without an end is one that was cut off, and
    ///   left out.
    public init(_ bytes: [UInt8]) throws(ShardError) {
        var results: [ShardResult] = []
        var sinceTrailer = 0
        var number = 0
        var start = 0
        var isCut = false
        while start < bytes.count {
            number += 1
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                isCut = true
                break
            }
            let line = bytes[start..<end]
            start = end + 1
            guard !line.isEmpty else { continue }
            do throws(ShardError) {
                if line.starts(with: Self.trailerStart) {
                    guard line.elementsEqual(Self.trailer(results: sinceTrailer).utf8) else {
                        throw .line(
                            "\(sinceTrailer) results stand before the end of a worker, which counts another number"
                        )
                    }
                    sinceTrailer = 0
                    continue
                }
                results.append(try ShardResult(line))
                sinceTrailer += 1
            } catch { throw .line("line \(number): \(error)") }
        }
        self.results = results
        isWhole = !isCut && sinceTrailer == 0
    }

    private static let trailerStart = Array("{\"v\":\(ShardJob.version),\"end\":".utf8)
}
