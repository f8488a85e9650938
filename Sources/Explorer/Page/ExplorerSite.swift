import Analysis
import Circularity
import Ledger
import Liquidity
import Synchronization
import Text

/// The explorer behind an address: requests in, answers out. It knows no socket, clock or file.
///
/// Only who knows the token gets an answer, under the name that the program listens on, and no other site's page can ask in the browser's name.
public final class ExplorerSite: Sendable {
    private let explorer: Explorer
    private let token: String
    /// `127.0.0.1:8123`
    private let hosts: [String]
    private let modelPath: String
    private let startJob: @Sendable (StressJob) -> Void
    private let jobs = Mutex(Jobs())

    private struct Jobs {
        var number = 0
        /// The newest one; an older one is stopped.
        var current: (id: Int, job: StressJob)?
    }

    /// - Parameters:
    ///   - token: what the address must begin with; hexadecimal.
    ///   - port: that the program listens on.
    ///   - modelPath: how the user names the model.
    ///   - startJob: runs a job on a thread of its own.
    public init(
        _ explorer: Explorer, token: String, port: UInt16, modelPath: String,
        startJob: @escaping @Sendable (StressJob) -> Void
    ) {
        self.explorer = explorer
        self.token = token
        hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
        self.modelPath = modelPath
        self.startJob = startJob
    }

    public func respond(to request: HTTPRequest) -> HTTPResponse {
        guard let host = request.header("host"), hosts.contains(host) else {
            return HTTPResponse(403, body: "This program answers to its own name alone.\n")
        }
        // Another site's page, asking in the browser's name.
        if request.headers["origin"] != nil, request.header("origin") != "http://\(host)" {
            return HTTPResponse(403, body: "Requests of other sites are refused.\n")
        }
        if request.headers["sec-fetch-site"] != nil {
            guard let site = request.header("sec-fetch-site"),
                site == "same-origin" || site == "none"
            else { return HTTPResponse(403, body: "Requests of other sites are refused.\n") }
        }
        guard let rest = afterToken(request.path) else {
            return HTTPResponse(404, body: "There is nothing here.\n")
        }
        switch (request.method, rest) {
        case ("GET", _), ("HEAD", _): return page(rest, request.query)
        case ("POST", _): return act(rest, request.query)
        default: return HTTPResponse(405, body: "GET, HEAD and POST are understood.\n")
        }
    }

    /// What follows `/TOKEN/`; compared without telling by its time how far it is right.
    private func afterToken(_ path: String) -> String? {
        let given = Array(path.utf8)
        let wanted = Array("/\(token)/".utf8)
        guard given.count >= wanted.count else { return nil }
        var difference: UInt8 = 0
        for (a, b) in zip(given, wanted) { difference |= a ^ b }
        return difference == 0 ? String(path.dropFirst(wanted.count)) : nil
    }

    private func page(_ path: String, _ query: String) -> HTTPResponse {
        switch path {
        case "style.css":
            return HTTPResponse(200, type: "text/css", body: LiveStyle.text)
        case "script.js":
            return HTTPResponse(200, type: "text/javascript", body: LiveScript.text)
        case "", "view", "scenario.yaml": break
        default:
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "stress", let id = Int(parts[1]),
                let job = job(id)
            else { return HTTPResponse(404, body: "There is nothing here.\n") }
            let (state, _) = explorer.reading(query)
            let names = Dictionary(
                explorer.opened.model.entities.map { ($0.id, $0) },
                uniquingKeysWith: { a, _ in a })
            let html = job.html(ExplorerWords(language: state.language)) { id in
                names[id].map { $0.names[state.language.code] ?? $0.name } ?? id
            }
            return HTTPResponse(200, type: "text/html", body: html)
        }
        let (state, problems) = explorer.reading(query)
        if path == "scenario.yaml" {
            guard
                let patch = ScenarioPatch(
                    state, of: explorer.opened.model, scenarios: explorer.opened.scenarios)
            else {
                return HTTPResponse(
                    404, body: "There is no change to save, or no scenario to extend.\n")
            }
            return HTTPResponse(
                200, type: "application/yaml", body: patch.yaml, fileName: "\(patch.id).yaml")
        }
        do throws(MeasureError) {
            let result = ResultHTML(
                try explorer.view(state), problems: problems, modelPath: modelPath)
            return HTTPResponse(
                200, type: "text/html",
                body: path == "view" ? result.html : LivePage(explorer, result).html)
        } catch {
            return HTTPResponse(422, body: "These settings give no numbers: \(error)\n")
        }
    }

    private func job(_ id: Int) -> StressJob? {
        jobs.withLock { $0.current?.id == id ? $0.current?.job : nil }
    }

    private func act(_ path: String, _ query: String) -> HTTPResponse {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0] == "stress", parts[2] == "stop", let id = Int(parts[1]) {
            guard let job = job(id) else { return HTTPResponse(404, body: "No such run.\n") }
            job.stop()
            return HTTPResponse(200, body: "stopped\n")
        }
        guard path == "stress" else { return HTTPResponse(404, body: "There is nothing here.\n") }
        let wanted = QueryText.pairs(query).first { $0.name == "scenario" }?.value ?? ""
        guard explorer.opened.scenarios.contains(where: { $0.id == wanted }) else {
            return HTTPResponse(422, body: "There is no such scenario.\n")
        }
        let rest = query.split(separator: "&").filter { !$0.hasPrefix("scenario=") }
        let (state, _) = explorer.reading(rest.joined(separator: "&"))
        do throws(MeasureError) {
            let job = StressJob(wanted, try explorer.view(state))
            let id = jobs.withLock { jobs in
                jobs.current?.job.stop()
                jobs.number += 1
                jobs.current = (jobs.number, job)
                return jobs.number
            }
            startJob(job)
            return HTTPResponse(200, body: "\(id)\n")
        } catch {
            return HTTPResponse(422, body: "These settings give no numbers: \(error)\n")
        }
    }
}
