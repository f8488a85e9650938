/// A request as a browser sends it (RFC 9112), as far as the explorer needs one.
public struct HTTPRequest: Sendable, Hashable {
    public let method: String
    /// Before the question mark, as sent.
    public let path: String
    public let query: String
    /// Names in lower case; of a name that is there twice, both.
    public let headers: [String: [String]]

    /// Most bytes of request line and headers, and of a body, which no request of the page has.
    public static let largestHead = 65_536
    public static let largestBody = 4_096

    /// What the bytes that have come so far are.
    public enum Parsed: Sendable, Hashable {
        case incomplete
        case request(HTTPRequest)
        /// Cannot become a request: the status to answer with.
        case refused(Int)
    }

    public init(
        method: String, path: String, query: String = "", headers: [String: [String]] = [:]
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
    }

    /// The only value of a header; `nil` when it is missing or there twice.
    func header(_ name: String) -> String? {
        guard let values = headers[name], values.count == 1 else { return nil }
        return values[0]
    }

    public static func parse(_ bytes: [UInt8]) -> Parsed {
        guard let end = endOfHead(bytes) else {
            return bytes.count > largestHead ? .refused(431) : .incomplete
        }
        guard end <= largestHead else { return .refused(431) }
        guard
            bytes[..<end].allSatisfy({
                $0 == 9 || $0 == 10 || $0 == 13 || (0x20..<0x7F).contains($0)
            })
        else { return .refused(400) }
        let lines = String(decoding: bytes[..<end], as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = (lines.first ?? "").split(
            separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            return .refused(400)
        }
        guard words[1].first == "/", !words[1].contains("#") else { return .refused(400) }
        var headers: [String: [String]] = [:]
        for line in lines.dropFirst() where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
                !line.contains("\n"), !line.contains("\r"),
                !line[..<colon].contains(where: { $0 == " " || $0 == "\t" })
            else { return .refused(400) }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers[line[..<colon].lowercased(), default: []].append(
                String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed()))
        }
        guard headers["transfer-encoding"] == nil else { return .refused(411) }
        if let lengths = headers["content-length"] {
            guard lengths.count == 1, let length = Int(lengths[0]), length >= 0,
                lengths[0].allSatisfy(\.isNumber)
            else { return .refused(400) }
            guard length <= largestBody else { return .refused(413) }
            guard bytes.count >= end + length else { return .incomplete }
        }
        let target = words[1].split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return .request(
            HTTPRequest(
                method: String(words[0]), path: String(target[0]),
                query: target.count > 1 ? String(target[1]) : "", headers: headers))
    }

    /// The position behind the empty line.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for at in 3..<bytes.count
        where bytes[at] == 10 && bytes[at - 1] == 13 && bytes[at - 2] == 10 && bytes[at - 3] == 13 {
            return at + 1
        }
        return nil
    }
}
