import Foundation
import TestSupport
import Testing

@testable import OuroborosCLI

#if canImport(Glibc)
    import Glibc
#endif

/// `ouroboros serve` while it runs.
final class ServedModel {
    private let process = Process()
    private let output = Pipe()
    let address: URL

    init(_ model: String = "Models/demo", _ options: [String] = []) throws {
        process.executableURL = CommandRun.command
        process.arguments = ["serve", model, "--quiet"] + options
        process.currentDirectoryURL = CommandRun.root
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let running = process
        DispatchQueue.global().asyncAfter(deadline: .now() + 150) {
            if running.isRunning { running.terminate() }
        }
        var line = Data()
        while line.last != 10 {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw URLError(.cannotConnectToHost) }
            line += more
        }
        address = try #require(URL(string: String(decoding: line.dropLast(), as: UTF8.self)))
    }

    /// Ctrl-C; the status it ends with.
    func interrupt() -> Int32 {
        process.interrupt()
        process.waitUntilExit()
        return process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
    }

    deinit { if process.isRunning { process.terminate() } }

    var port: UInt16 { UInt16(address.port ?? 0) }
    var token: String { address.pathComponents[1] }
    /// Memory that it holds, MB.
    var memory: Int? {
        guard
            let text = try? String(
                contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return nil }
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1024 }
    }

    /// A socket to it.
    func connected() throws -> Int32 {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let done = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard done == 0 else { throw URLError(.cannotConnectToHost) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(
            client, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return client
    }

    func request(_ path: String = "", method: String = "GET") -> String {
        "\(method) /\(token)/\(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
    }

    func write(_ text: String, to client: Int32) {
        _ = Array(text.utf8).withUnsafeBytes {
            send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// Everything until the other side hangs up.
    func answer(_ client: Int32) -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            all += buffer[..<count]
        }
        close(client)
        return String(decoding: all, as: UTF8.self)
    }

    func ask(_ text: String) throws -> String {
        let client = try connected()
        write(text, to: client)
        return answer(client)
    }
}

@Suite("serve")
struct ServeCommandTests {
    @Test("prints its address first, answers it alone, and ends at Ctrl-C")
    func address() throws {
        let served = try ServedModel()
        #expect(served.address.host() == "127.0.0.1" && served.token.count == 32)
        let page = try served.ask(served.request())
        #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n") && page.contains("<h1>"))
        #expect(
            try served.ask("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n\r\n")
                .hasPrefix("HTTP/1.1 404"))
        #expect(try served.ask("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400"))
        let bound = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        let hexadecimal = String(served.port, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        #expect(bound.contains("0100007F:\(padded) 00000000:0000 0A"))
        #expect(!bound.contains("00000000:\(padded) 00000000:0000 0A"))
        #expect(try ServedModel().token != served.token)
        #expect(served.interrupt() == 0)
    }

    @Test("two hundred callers at once, slow ones and broken ones: everyone gets an answer")
    func load() throws {
        let served = try ServedModel()
        _ = try served.ask(served.request("view"))
        // Callers that never finish, and some that ask and do not read.
        var slow: [Int32] = []
        for number in 0..<40 {
            let client = try served.connected()
            served.write(
                number % 2 == 0 ? "GET /" : served.request("view"), to: client)
            slow.append(client)
        }
        for number in 0..<20 {
            let client = try served.connected()
            served.write(
                String(repeating: "\u{0}x\r\n", count: number * 40) + "\r\n\r\n", to: client)
            close(client)
        }
        var clients: [Int32] = []
        for _ in 0..<200 { clients.append(try served.connected()) }
        for client in clients { served.write(served.request("view"), to: client) }
        let answers = clients.map { served.answer($0) }
        #expect(answers.allSatisfy { $0.hasPrefix("HTTP/1.1 200 OK\r\n") })
        #expect(Set(answers).count == 1)
        for client in slow { close(client) }
        #expect(try served.ask(served.request("view")) == answers[0])
        if let memory = served.memory { #expect(memory < 600, "\(memory) MB") }
        #expect(served.interrupt() == 0)
    }

    @Test("a port that is taken is said, with what to do")
    func taken() throws {
        let served = try ServedModel()
        let run = try CommandRun(["serve", "Models/demo", "--port", "\(served.port)"])
        #expect(run.status == 2 && run.messages.contains("leave --port out"), "\(run.messages)")
        #expect(served.interrupt() == 0)
        for arguments in [
            ["--port", "70000"], ["--lang", "fr"], ["--static", "a.html", "--port", "0"],
        ] {
            #expect(try CommandRun(["serve", "Models/demo"] + arguments).status == 64)
        }
    }

    @Test("--static writes one page, the same bytes each time, and follows day and language")
    func page() throws {
        let folder = try TemporaryFolder()
        let texts = try [[], [], ["--as-of", "2025-08-15"], ["--lang", "ko"]].enumerated().map {
            number, options in
            let file = folder.url.appending(path: "\(number).html")
            let run = try CommandRun(["serve", "Models/demo", "--static", file.path()] + options)
            #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
            return try String(contentsOf: file, encoding: .utf8)
        }
        #expect(texts[0] == texts[1])
        #expect(texts[2] != texts[0] && !texts[2].contains("\"2025-12-31\""))
        #expect(texts[3].contains("<html lang=\"ko\">"))
    }
}
