/// What is answered.
public struct HTTPResponse: Sendable {
    public let status: Int
    public let type: String
    public let body: String
    /// Name under which a browser stores the body.
    public var fileName: String?

    public init(
        _ status: Int, type: String = "text/plain", body: String = "", fileName: String? = nil
    ) {
        self.status = status
        self.type = type
        self.body = body
        self.fileName = fileName
    }

    /// Nothing is loaded from elsewhere, no script runs but the page's own file, nobody may frame it or keep it.
    static let policy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// Head and body; of an answer to HEAD the head alone.
    public func bytes(isHead: Bool = false) -> [UInt8] {
        let content = Array(body.utf8)
        var head = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Error")\r\n"
        var fields = [
            ("Content-Type", "\(type); charset=utf-8"), ("Content-Length", "\(content.count)"),
            ("Connection", "close"), ("Cache-Control", "no-store"),
            ("Content-Security-Policy", Self.policy), ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
        if let fileName {
            fields.append(("Content-Disposition", "attachment; filename=\"\(fileName)\""))
        }
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        return Array((head + "\r\n").utf8) + (isHead ? [] : content)
    }

    private static let reasons = [
        200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 408: "Request Timeout", 411: "Length Required",
        413: "Content Too Large", 422: "Unprocessable Content",
        431: "Request Header Fields Too Large", 500: "Internal Server Error",
        503: "Service Unavailable",
    ]
}
