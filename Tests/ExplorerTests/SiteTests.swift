import Analysis
import Testing
import Text

@testable import Explorer

@Suite("The explorer behind an address")
struct SiteTests {
    private static let token = "00112233445566778899aabbccddeeff"
    private static func site(_ opened: OpenedModel = WebModel.opened) -> ExplorerSite {
        ExplorerSite(
            Explorer(opened), token: token, port: 8123, modelPath: "m", startJob: { $0.run() })
    }

    private static func get(
        _ path: String, _ query: String = "", method: String = "GET",
        headers: [String: [String]] = [:], site: ExplorerSite = site()
    ) -> HTTPResponse {
        var all = ["host": ["127.0.0.1:8123"]]
        all.merge(headers) { _, new in new }
        return site.respond(
            to: HTTPRequest(method: method, path: path, query: query, headers: all))
    }

    @Test(
        "who does not know the address, or asks for another site, gets nothing",
        arguments: [
            ("/", [:], 404), ("/\(token)", [:], 404), ("/\(token.dropLast())0/", [:], 404),
            ("/\(token)x/", [:], 404), ("/\(token)/../", [:], 404),
            ("/\(token)/", ["host": ["evil.example"]], 403),
            ("/\(token)/", ["host": ["127.0.0.1:9"]], 403),
            ("/\(token)/", ["host": ["127.0.0.1:8123", "127.0.0.1:8123"]], 403),
            ("/\(token)/", ["host": []], 403),
            ("/\(token)/", ["origin": ["http://evil.example"]], 403),
            ("/\(token)/", ["origin": ["null"]], 403),
            ("/\(token)/", ["sec-fetch-site": ["cross-site"]], 403),
            ("/\(token)/", ["sec-fetch-site": ["same-site"]], 403),
            ("/\(token)/", ["sec-fetch-site": ["same-origin"]], 200),
            ("/\(token)/", ["origin": ["http://127.0.0.1:8123"]], 200),
            ("/\(token)/", ["host": ["localhost:8123"]], 200), ("/\(token)/", [:], 200),
        ] as [(String, [String: [String]], Int)])
    func refused(path: String, headers: [String: [String]], status: Int) {
        let response = Self.get(path, headers: headers)
        #expect(response.status == status)
        if status != 200 { #expect(response.body.count < 100) }
    }

    @Test("the page says what the settings give, in both languages, with the ids of its numbers")
    func numbers() {
        let english = Self.get("/\(Self.token)/", "off=b-c-rent")
        #expect(english.body.contains("<strong id=\"headline\">$9 bn</strong>"))
        #expect(english.body.contains("<dd id=\"difference\">−$18 bn</dd>"))
        #expect(english.body.contains("<code>returnable-financing@announced</code>"))
        #expect(english.body.contains("data-remove=\"off=b-c-rent\""))
        let korean = Self.get("/\(Self.token)/view", "off=b-c-rent&lang=ko")
        #expect(korean.body.contains("<strong id=\"headline\">90억 달러</strong>"))
        #expect(!korean.body.contains("<html"))
    }

    @Test(
        "elasticity is a slider that says what it stands at; a value between two stops is shown exactly"
    )
    func elasticity() throws {
        let site = Self.site(try Demo.opened(adding: "scenarios/limit.yaml", Demo.limited))
        func slider(_ query: String) -> Substring? {
            Self.get("/\(Self.token)/", query, site: site).body
                .split(separator: "\n").first { $0.contains("id=\"elasticity\"") }
        }
        #expect(slider("")?.contains("value=\"0\" data-stops=\"0 0.05 0.1") == true)
        #expect(slider("")?.contains("aria-valuetext=\"as in the scenarios: 0.5\"") == true)
        #expect(slider("elasticity=0")?.contains("value=\"1\"") == true)
        #expect(slider("elasticity=0.5")?.contains("value=\"11\"") == true)
        #expect(slider("elasticity=10")?.contains("max=\"47\" step=\"1\" value=\"47\"") == true)
        let between = slider("elasticity=0.52&lang=ko")
        #expect(between?.contains("value=\"11\"") == true)
        #expect(between?.contains("data-none=\"시나리오대로: 0.5\" aria-valuetext=\"0.52\"") == true)
        #expect(Self.get("/\(Self.token)/").body.contains("id=\"elasticity\"") == false)
    }

    @Test("an elasticity that many scenarios have is one row in the list of changes")
    func elasticityRows() throws {
        let harder = """
            scenario: harder
            title: {en: The same, ko: 같음}
            narrative: {en: As limit., ko: 같다.}
            extends: limit

            """
        let site = Self.site(
            try Demo.opened(
                adding: "scenarios/limit.yaml", Demo.limited,
                further: ["scenarios/harder.yaml": harder]))
        let query = "off=chipco-labco-equity&elasticity=2"
        let html = Self.get("/\(Self.token)/view", query, site: site).body
        #expect(html.matches(of: /data-remove="elasticity"/).count == 1)
        #expect(html.contains("<code>labco</code><br>in 2 scenarios</td>"))
        #expect(html.matches(of: /data-remove="off=chipco-labco-equity"/).count == 1)
        let one = Self.site(try Demo.opened(adding: "scenarios/limit.yaml", Demo.limited))
        let alone = Self.get("/\(Self.token)/view", "elasticity=2&lang=ko", site: one).body
        #expect(alone.contains("<code>limit/labco</code></td>"))
    }

    @Test("every text of a model is text")
    func hostile() throws {
        var files = WebModel.files
        let evil = "\\\"><img src=x onerror=alert(1)><script>alert(1)</script>"
        for (name, old) in [
            ("entities.yaml", "name: Alpha"), ("deals.yaml", "title: Beta rents halls from Gamma"),
            ("model.yaml", "title: Four invented firms"),
        ] {
            let key = old.prefix { $0 != ":" }
            files[name] = files[name]?.replacing(old, with: "\(key): \"\(evil)\"")
        }
        let site = Self.site(try OpenedModel(MemoryFolder(name: "web", texts: files)))
        for query in ["", "off=b-c-rent&day=<script>alert(2)</script>&%3Cscript%3E=1"] {
            let body = Self.get("/\(Self.token)/", query, site: site).body
            #expect(!body.contains("<img") && !body.contains("<script>"))
            #expect(body.contains("&lt;script&gt;"))
        }
    }

    @Test(
        "what is not understood is refused with the reason",
        arguments: [
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 0), ("GET / HTTP/2\r\n\r\n", 400),
            ("GET  / HTTP/1.1\r\n\r\n", 400), ("GET http://a/ HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n a: b\r\n\r\n", 400), ("GET / HTTP/1.1\r\na : b\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\n: b\r\n\r\n", 400), ("\u{1}GET / HTTP/1.1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
            ("GET /" + String(repeating: "a", count: 70_000) + " HTTP/1.1\r\n\r\n", 431),
            ("GET /" + String(repeating: "a", count: 70_000), 431), ("GET / HTTP/1.1\r\n", -1),
            ("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc", -1), ("\r\n\r\n", 400), ("", -1),
        ])
    func parsing(text: String, status: Int) {
        switch HTTPRequest.parse(Array(text.utf8)) {
        case .request: #expect(status == 0, "\(text.prefix(40))")
        case .incomplete: #expect(status == -1, "\(text.prefix(40))")
        case .refused(let found): #expect(status == found, "\(text.prefix(40))")
        }
    }

    @Test("no bytes whatever crash it")
    func noise() {
        var random = Shuffle(state: 5)
        let site = Self.site()
        let seed = Array(
            "GET /\(Self.token)/view?off=b-c-rent&amount.a-b-stake/stake=5bn HTTP/1.1\r\nHost: 127.0.0.1:8123\r\n\r\n"
                .utf8)
        for _ in 0..<300 {
            var bytes = seed
            for _ in 0...random.below(6) {
                bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            if case .request(let request) = HTTPRequest.parse(bytes) {
                #expect([200, 403, 404, 405].contains(site.respond(to: request).status))
            }
        }
    }

    @Test("every answer forbids other sites, frames, copies and scripts that are not the page's")
    func headers() {
        let head = String(
            decoding: Self.get("/\(Self.token)/").bytes(isHead: true), as: UTF8.self)
        for line in [
            "Content-Security-Policy: default-src 'none';", "script-src 'self';",
            "frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Cache-Control: no-store",
            "Referrer-Policy: no-referrer", "Cross-Origin-Resource-Policy: same-origin",
        ] { #expect(head.contains(line), "\(line)") }
        #expect(head.hasSuffix("\r\n\r\n"))
    }

    @Test("a run is started by POST alone, followed and stopped; an unknown one is not there")
    func runs() throws {
        let site = Self.site(try Demo.opened())
        #expect(Self.get("/\(Self.token)/stress", "scenario=baseline", site: site).status == 404)
        let started = Self.get(
            "/\(Self.token)/stress", "scenario=baseline", method: "POST", site: site)
        #expect(started.status == 200 && started.body == "1\n")
        #expect(Self.get("/\(Self.token)/stress/1", site: site).body.contains("Finished."))
        #expect(Self.get("/\(Self.token)/stress/2", site: site).status == 404)
        #expect(
            Self.get("/\(Self.token)/stress/1/stop", method: "POST", site: site).status == 200)
        #expect(
            Self.get("/\(Self.token)/stress", "scenario=x", method: "POST", site: site).status
                == 422)
        #expect(Self.get("/\(Self.token)/", method: "DELETE", site: site).status == 405)
        let saved = Self.get("/\(Self.token)/scenario.yaml", "cash.labco=1bn", site: site)
        #expect(
            saved.status == 200
                && saved.fileName
                    == saved.body.firstMatch(of: /scenario: (\S+)/).map { "\($0.1).yaml" }
        )
        #expect(Self.get("/\(Self.token)/scenario.yaml", site: site).status == 404)
    }
}
