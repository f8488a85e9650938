import Foundation

/// A page in Debian's headless Chromium, driven through the DevTools protocol on a pipe: real clicks, real computed colours.
package final class ChromiumPage {
    package static let path = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
    package static var isInstalled: Bool { path != nil }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let profile: URL
    private var buffer = Data()
    private var nextID = 0
    private var session = ""
    /// Everything the browser reported by itself: requests, messages of the console, exceptions.
    package private(set) var events: [[String: Any]] = []

    package init(width: Int = 1200, height: Int = 900) throws {
        profile = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-page-\(UUID().uuidString)")
        // The protocol speaks on descriptors 3 and 4; as root the browser refuses its sandbox.
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>&1", "sh",
            Self.path ?? "chromium", "--headless=new", "--remote-debugging-pipe", "--no-sandbox",
            "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-extensions",
            "--user-data-dir=\(profile.path)", "--window-size=\(width),\(height)", "about:blank",
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // A browser that hangs must not hang the tests: without it every read ends.
        let running = process
        DispatchQueue.global().asyncAfter(deadline: .now() + 150) {
            if running.isRunning { running.terminate() }
        }
        let targets = try send("Target.getTargets")["targetInfos"] as? [[String: Any]] ?? []
        guard let id = targets.first(where: { $0["type"] as? String == "page" })?["targetId"] else {
            throw Failure(description: "the browser has no page")
        }
        let attached = try send("Target.attachToTarget", ["targetId": id, "flatten": true])
        session = attached["sessionId"] as? String ?? ""
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"] {
            try send("\(domain).enable")
        }
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    }

    deinit {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: profile)
    }

    /// Opens a file and waits until it is loaded.
    package func open(_ file: URL) throws {
        events = []
        try send("Page.navigate", ["url": file.absoluteString])
        while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) {
            try receive()
        }
    }

    /// The value of an expression, which must be JSON.
    package func evaluate(_ expression: String) throws -> Any? {
        let answer = try send(
            "Runtime.evaluate",
            ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let exception = answer["exceptionDetails"] {
            throw Failure(description: "\(exception)")
        }
        return (answer["result"] as? [String: Any])?["value"]
    }

    /// Presses and releases the left button in the middle of an element.
    package func click(_ selector: String) throws {
        let place = try evaluate(
            """
            (() => {
              const element = document.querySelector(\(Self.quoted(selector)));
              element.scrollIntoView({block: 'center'});
              const box = element.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            })()
            """)
        guard let place = place as? [NSNumber], place.count == 2 else {
            throw Failure(description: "no place for \(selector)")
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            try send(
                "Input.dispatchMouseEvent",
                [
                    "type": kind, "x": place[0].doubleValue, "y": place[1].doubleValue,
                    "button": kind == "mouseMoved" ? "none" : "left", "clickCount": 1,
                ])
        }
    }

    /// A picture of what is to be seen, as PNG.
    package func screenshot() throws -> Data {
        let answer = try send("Page.captureScreenshot", ["format": "png"])
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }

    /// Role and name of everything that assistive technology is shown.
    package func accessibleNodes() throws -> [(role: String, name: String)] {
        let nodes =
            try send("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
        return nodes.filter { $0["ignored"] as? Bool != true }.map { node in
            func value(_ key: String) -> String {
                (node[key] as? [String: Any])?["value"] as? String ?? ""
            }
            return (value("role"), value("name"))
        }
    }

    /// Addresses that the page asked for.
    package var requests: [String] {
        events.filter { $0["method"] as? String == "Network.requestWillBeSent" }.compactMap {
            (($0["params"] as? [String: Any])?["request"] as? [String: Any])?["url"] as? String
        }
    }

    /// Errors and warnings that the browser reported.
    package var complaints: [String] {
        events.filter {
            switch $0["method"] as? String {
            case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled": true
            default: false
            }
        }.map { "\($0["params"] ?? "")" }
    }

    @discardableResult
    package func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        nextID += 1
        let id = nextID
        var message: [String: Any] = ["id": id, "method": method, "params": parameters]
        if !session.isEmpty { message["sessionId"] = session }
        var data = try JSONSerialization.data(withJSONObject: message)
        data.append(0)
        try input.fileHandleForWriting.write(contentsOf: data)
        while true {
            let answer = try receive()
            guard answer["id"] as? Int == id else { continue }
            if let error = answer["error"] {
                throw Failure(description: "\(method): \(error)")
            }
            return answer["result"] as? [String: Any] ?? [:]
        }
    }

    /// The next message; events are kept.
    @discardableResult
    private func receive() throws -> [String: Any] {
        while true {
            if let end = buffer.firstIndex(of: 0) {
                let message = Data(buffer[buffer.startIndex..<end])
                buffer = Data(buffer[buffer.index(after: end)...])
                let object =
                    try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
                if object["method"] != nil { events.append(object) }
                return object
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw Failure(description: "the browser ended or hung") }
            buffer.append(more)
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "\\'") + "'"
    }
}
