import Analysis
import FlowNetwork
import Foundation
import Ledger
import Money
import TestSupport
import Testing
import Text

@testable import Explorer

@Suite("The page of one file")
struct StaticPageTests {
    @Test("what the page takes out and adds up is what the ledger says without the deals")
    func counted() throws {
        let model = WebModel.opened.model
        let ids = model.deals.map(\.id)
        for day in StaticModel.days(of: model, to: model.defaultAsOf) {
            let ledger = model.resolved(asOf: day)
            let whole = StaticDay(ledger, FlowNetwork(ledger))
            for mask in 0..<(1 << ids.count) {
                let off = Set(ids.indices.filter { mask >> $0 & 1 == 1 }.map { ids[$0] })
                var rest = model
                rest.deals.removeAll { off.contains($0.id) }
                let network = FlowNetwork(rest.resolved(asOf: day))
                for layer in Firmness.allCases {
                    #expect(
                        whole.counted(layer, off: off) == StaticDay.counted(network, layer),
                        "\(day) \(layer.name) without \(off.sorted())")
                }
            }
        }
    }

    @Test("it holds more than two hundred values of the engine, each question once")
    func references() throws {
        let source = try StaticModel(
            WebModel.opened.model, policy: .graded, asOf: WebModel.opened.model.defaultAsOf, seed: 1
        )
        #expect(source.references.count >= StaticModel.fewest)
        #expect(Set(source.references).count == source.references.count)
        #expect(source.references.contains { !$0.off.isEmpty && $0.returnable > 0 })
        // Of the stake of 20, 18 comes back by way of Gamma, 2 more by a rumour; of the loan of 11, 9.
        let last = source.days.count - 1
        let plain = source.references.filter { $0.day == last && $0.off.isEmpty }
        #expect(
            plain.map(\.returnable)
                == [0, 9, 27, 29, 29].map { $0 * 100_000_000_000 }, "\(plain)")
        #expect(plain.map(\.financing) == [5, 31, 31, 31, 31].map { $0 * 100_000_000_000 })
    }

    @Test("the same model gives the same bytes")
    func bytes() throws {
        let pages = try (0..<2).map { _ in try StaticPage(WebModel.opened).html }
        #expect(pages[0] == pages[1])
    }

    @Test("names cannot leave the data that they stand in")
    func hostile() throws {
        var files = WebModel.files
        let evil = "</script><script>alert(1)</script><!--"
        files["entities.yaml"] = files["entities.yaml"]?.replacing(
            "name: Alpha", with: "name: \"\(evil)\"")
        files["deals.yaml"] = files["deals.yaml"]?.replacing(
            "title: Beta rents halls from Gamma", with: "title: \"\(evil)\"")
        let opened = try OpenedModel(MemoryFolder(name: "web", texts: files))
        let html = try StaticPage(opened).html
        #expect(!html.contains("alert(1)</script>") && !html.contains("<!--"))
        #expect(html.components(separatedBy: "</script>").count == 4)
    }

    @Test("amounts that a script cannot add exactly are refused, with the day")
    func large() throws {
        var files = WebModel.files
        files["deals.yaml"] = files["deals.yaml"]?.replacing("USD 25bn", with: "USD 25tn")
        let opened = try OpenedModel(MemoryFolder(name: "web", texts: files))
        #expect(throws: StaticPageError.self) { try StaticPage(opened) }
    }
}

@Suite("The page of one file in Chromium", .enabled(if: ChromiumPage.isInstalled), .serialized)
struct StaticPageInChromiumTests {
    private static func text(_ browser: ChromiumPage, _ id: String) throws -> String {
        try browser.evaluate("document.getElementById('\(id)').textContent") as? String ?? ""
    }

    private static func waitForCheck(_ browser: ChromiumPage) throws {
        _ = try browser.evaluate(
            "new Promise((done) => { const wait = () => document.documentElement.dataset.checked ? done(1) : setTimeout(wait, 10); wait(); })"
        )
    }

    @Test("checks itself, follows every control, keeps its settings in its link, at two widths")
    func behaves() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = try StaticPage(WebModel.opened)
        let file = folder.appendingPathComponent("page.html")
        try Data(page.html.utf8).write(to: file)
        let browser = try ChromiumPage(width: 1280)
        try browser.open(file)
        try Self.waitForCheck(browser)
        #expect(
            try Self.text(browser, "check")
                == "This page re-derived \(page.references) of \(page.references) reference values of the engine."
        )
        #expect(try Self.text(browser, "value") == "$27 bn")
        #expect(try Self.text(browser, "dual") == "$27 bn")

        // Keyboard alone: one layer firmer, one day back, a deal out.
        func press(_ key: String, on selector: String) throws {
            _ = try browser.evaluate("document.querySelector('\(selector)').focus()")
            let code = key == " " ? 32 : key == "ArrowLeft" ? 37 : 39
            for kind in ["keyDown", "keyUp"] {
                var event: [String: Any] = [
                    "type": kind, "key": key, "code": key == " " ? "Space" : key,
                    "windowsVirtualKeyCode": code,
                ]
                if key == " ", kind == "keyDown" { event["text"] = " " }
                try browser.send("Input.dispatchKeyEvent", event)
            }
        }
        try press("ArrowLeft", on: "#layer")
        #expect(try Self.text(browser, "layer-text") == "binding")
        #expect(try Self.text(browser, "value") == "$9 bn")
        try press("ArrowRight", on: "#layer")
        try press(" ", on: "#deals label:nth-child(2) input")
        #expect(try Self.text(browser, "value") == "$9 bn")
        #expect(try Self.text(browser, "difference") == "−$18 bn")
        let link = try browser.evaluate("location.hash") as? String ?? ""
        #expect(link == "#day=2026-06-30&layer=announced&off=b-c-rent&lang=en")
        try press("ArrowLeft", on: "#day")
        #expect(try Self.text(browser, "day-text") == "2026-05-10")
        try browser.click("#undo")
        #expect(try browser.evaluate("location.hash") as? String == link)
        try browser.click("#undo")
        #expect(try Self.text(browser, "value") == "$27 bn")
        try browser.click("#deals label:nth-child(1)")
        #expect(try Self.text(browser, "value") == "$9 bn")
        try browser.click("#all-on")
        #expect(try Self.text(browser, "value") == "$27 bn")
        try browser.click("#deals label:nth-child(1)")
        try browser.click("#reset")
        #expect(try Self.text(browser, "difference") == "$0")
        _ = try browser.evaluate(
            "(() => { const f = document.getElementById('find'); f.value = 'chips'; f.dispatchEvent(new Event('input')); })()"
        )
        #expect(
            try browser.evaluate(
                "[...document.querySelectorAll('#deals label')].filter((l) => !l.hidden).length")
                as? Int == 2)

        // The link brings the settings back, in the other language.
        try browser.send(
            "Emulation.setDeviceMetricsOverride",
            ["width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false])
        _ = try browser.evaluate("location.hash = '\(link.replacing("lang=en", with: "lang=ko"))'")
        _ = try browser.evaluate("new Promise((done) => setTimeout(done, 50))")
        #expect(try browser.evaluate("document.documentElement.lang") as? String == "ko")
        #expect(try Self.text(browser, "value") == "90억 달러")
        #expect(
            try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") as? Bool
                == true)
        try browser.click("[data-language=en]")
        try Self.readable(browser, width: 390)
        try Self.readable(browser, width: 1280)
        #expect(browser.complaints == [])
        #expect(browser.requests.filter { !$0.hasPrefix("data:") } == [file.absoluteString])
    }

    private static func readable(_ browser: ChromiumPage, width: Int) throws {
        let height = try browser.evaluate("document.documentElement.scrollHeight") as? Int ?? 0
        try browser.send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height + 400, "deviceScaleFactor": 1, "mobile": false])
        let result = try browser.evaluate(ChromiumPage.contrasts) as? [String: Any]
        #expect(result?["count"] as? Int ?? 0 > 30)
        #expect(result?["bad"] as? [String] == [])
        for node in try browser.accessibleNodes()
        where [
            "slider", "checkbox", "button", "textbox", "searchbox", "image", "img", "region",
        ].contains(node.role) {
            #expect(!node.name.isEmpty, "a \(node.role) without a name")
        }
    }

    @Test("turns red when one value differs, or how it is written")
    func red() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ouroboros-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let html = try StaticPage(WebModel.opened).html
        let match = try #require(
            html.firstMatch(of: /\[(\d+),2,\[\],(\d+),(\d+),"([^"]*)"/))
        let old = String(match.0)
        let browser = try ChromiumPage()
        for (number, new) in [
            "[\(match.1),2,[],1\(match.2),\(match.3),\"\(match.4)\"",
            "[\(match.1),2,[],\(match.2),1\(match.3),\"\(match.4)\"",
            "[\(match.1),2,[],\(match.2),\(match.3),\"\(match.4)x\"",
        ].enumerated() {
            let file = folder.appendingPathComponent("page\(number).html")
            try Data(html.replacing(old, with: new, maxReplacements: 1).utf8).write(to: file)
            try browser.open(file)
            try Self.waitForCheck(browser)
            #expect(try Self.text(browser, "check").hasPrefix("1 of "), "\(new)")
            #expect(
                try browser.evaluate(
                    "getComputedStyle(document.getElementById('check')).backgroundColor") as? String
                    == "rgb(176, 0, 32)")
        }
    }
}
