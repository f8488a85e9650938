import Foundation
import TestSupport
import Testing

@Suite("serve in Chromium", .enabled(if: ChromiumPage.isInstalled), .serialized)
struct ServeInChromiumTests {
    /// The demo with a scenario of many quarters, in which revenue needs capacity that does not come.
    private static let scenario = """
        scenario: long
        title: {en: Twenty years, ko: 스무 해}
        narrative:
          en: Twenty years without the compute that was ordered.
          ko: 주문한 연산 없이 스무 해.
        extends: baseline
        horizon: 80
        firms:
          labco:
            capacity_limit:
              elasticity: {value: 0, assumption: {range: [0, 10], reason: invented}}
              slack: {value: 0, assumption: {range: [0, 1], reason: invented}}
              share_of_costs: {value: 0.5, assumption: {range: [0.3, 0.7], reason: invented}}
        legs:
          labco-cloudco-compute/compute: {capacity: true}
        changes:
          - {kind: freeze, target: leg labco-cloudco-compute/compute, from: 2, assumption: {reason: invented}}

        """

    private static func model(_ folder: TemporaryFolder) throws -> String {
        let copy = folder.url.appending(path: "demo")
        try FileManager.default.copyItem(
            at: CommandRun.root.appending(path: "Models/demo"), to: copy)
        try folder.write(scenario, to: "demo/scenarios/long.yaml")
        return copy.path()
    }

    @Test(
        "every control by mouse, at two widths: what it changes, back and forth, by link, in Korean"
    )
    func mouse() throws {
        let folder = try TemporaryFolder()
        let served = try ServedModel(try Self.model(folder))
        let page = try ServedPage(served, downloads: folder.url)
        let command = try CommandRun(["circularity", "Models/demo"]).output
        for width in [1280, 390] {
            try page.browser.resize(width: width, height: 844)
            try page.open("")
            let plain = try page.text("#headline")
            #expect(!plain.isEmpty && command.contains(plain), "\(plain)")
            try Self.settings(page, plain)
            try Self.amounts(page)
            try page.click("#save")
            let saved = try page.downloaded()
            #expect(saved.contains("extends: baseline") && saved.contains("elasticity"))
            try Self.stress(page)
            try Self.language(page)
            try page.click("#reset")
            try page.settle()
            #expect(try page.text("#headline") == plain)
            #expect(try page.unused() == [], "\(width)")
            try page.isReadable(width: width)
        }
        let home = "http://127.0.0.1:\(served.port)/\(served.token)/"
        #expect(page.requests.allSatisfy { $0.hasPrefix(home) || $0.hasPrefix("data:") })
        #expect(page.complaints == [])
        #expect(served.interrupt() == 0)
    }

    /// Day, layer, deals, and the way back.
    private static func settings(_ page: ServedPage, _ plain: String) throws {
        try page.click("#layer", at: 0.26)
        #expect(try page.text("#layer-text") == "binding")
        #expect(try page.text("tr.chosen th") == "binding")
        #expect(try page.text("#glance") == "binding: \(page.text("#headline"))")
        try page.click("#day", at: 0.01)
        let first = try page.text("#day-text")
        #expect(first < "2025-12-31")
        try page.click("#undo")
        #expect(try page.text("#day-text") == "2025-12-31")
        try page.click("#undo")
        #expect(try page.text("#layer-text") == "announced")

        for _ in 0..<2 { try page.click("details:has(#deals) > summary") }
        try page.click("#find")
        try page.browser.type("chips")
        let count = "[...document.querySelectorAll('#deals label')].filter((l) => !l.hidden).length"
        #expect(try page.browser.evaluate(count) as? Int == 2)
        for _ in "chips" { try page.browser.press("Backspace") }
        #expect(try page.browser.evaluate(count) as? Int == 5)

        try page.click("#deals label:nth-child(1)")
        #expect(try page.text("#headline") != plain)
        #expect(try page.text("#difference").hasPrefix("−"))
        try page.click("#all-on")
        #expect(try page.text("#headline") == plain)
        try page.click("#deals label:nth-child(1)")
        try page.click("[data-remove^='off=']")
        #expect(try page.text("#headline") == plain)

        // A year that is being typed is no day.
        try page.click("#any-day", at: 0.05)
        try page.browser.type("12202025")
        try page.settle()
        #expect(try page.text("#day-text") == "2025-12-20")
        #expect(try page.text("#view [role=alert]") == "")
    }

    /// Amounts, days, cash and elasticity; a reload keeps them.
    private static func amounts(_ page: ServedPage) throws {
        let plain = try page.text("#headline")
        try page.click("#leg-form", summary: true)
        try page.choose("#leg", "chipco-labco-equity/equity")
        try page.click("#leg-amount")
        try page.browser.type("1bn")
        try page.click("#leg-start", at: 0.05)
        try page.browser.type("02012026")
        try page.click("#leg-form [type=submit]")
        #expect(try page.text("#headline") != plain)
        try page.click("#cash-form", summary: true)
        try page.choose("#cash-firm", "labco")
        try page.click("#cash")
        try page.browser.type("9bn")
        try page.click("#cash-form [type=submit]")
        #expect(try page.text("#elasticity-text") == "as in the scenarios: 0")
        try page.click("#elasticity", at: 0.95)
        let elasticity = try page.text("#elasticity-text")
        #expect((8...10).contains(Double(elasticity) ?? 0), "\(elasticity)")
        let rows =
            "[...document.querySelectorAll('#view tr:has([data-remove]) code:first-of-type')].map((c) => c.textContent).filter((t) => t.includes('/') || t === 'labco').join(' ')"
        let changed = try page.browser.evaluate(rows) as? String
        #expect(
            changed
                == "chipco-labco-equity/equity chipco-labco-equity/equity labco long/labco")
        let shown = try page.text("#headline")
        try page.reload()
        #expect(try page.text("#headline") == shown)
        #expect(try page.text("#day-text") == "2025-12-20")
        #expect(try page.browser.evaluate(rows) as? String == changed)
        #expect(try page.text("#elasticity-text") == elasticity)
    }

    /// A run gives figures soon, what elasticity does to them, and ends when it is stopped.
    private static func stress(_ page: ServedPage) throws {
        try page.click("#stress-form", summary: true)
        try page.choose("#scenario", "long")
        try page.click("#run")
        try page.wait("document.querySelector('#stress tr[data-firm=labco]')")
        try page.click("#stop")
        try page.wait("document.getElementById('stop').disabled")
        #expect(try page.text("#stress [role=status]").hasPrefix("Stopped."))
        let caption = try page.text("#stress caption")
        #expect([": 500 paths", ": 5,000 paths"].contains { caption.hasSuffix($0) }, "\(caption)")
        let chances = try page.browser.evaluate(
            "[...document.querySelectorAll('#stress tr[data-firm=labco] td')].map((c) => parseFloat(c.textContent))"
        )
        let found = try #require(chances as? [Double])
        #expect(found.count == 2 && found[1] > found[0] + 5, "\(found)")
    }

    private static func language(_ page: ServedPage) throws {
        try page.click("[data-language=ko]")
        try page.wait("document.readyState + document.documentElement?.lang === 'completeko'")
        #expect(try page.text("#headline").contains("달러"))
        #expect(
            try page.browser.evaluate("document.documentElement.scrollWidth <= innerWidth") as? Bool
                == true)
        try page.click("[data-language=en]")
        try page.wait("document.readyState + document.documentElement?.lang === 'completeen'")
    }

    @Test("the keyboard alone reaches and works every control, and shows where it is")
    func keyboard() throws {
        let folder = try TemporaryFolder()
        let served = try ServedModel(try Self.model(folder))
        let page = try ServedPage(served, downloads: folder.url)
        let browser = page.browser
        try browser.resize(width: 390, height: 844)
        try page.open("")
        let plain = try page.text("#headline")

        // The first stop leads past the settings.
        try browser.press("Tab")
        #expect(try page.focus() == "a.skip")
        try browser.press("Enter")
        #expect(try page.focus() == "#result")
        try page.open("")

        // Closed parts open, and everything is reached in the order of the page.
        var reached: [String] = []
        for _ in 0..<120 {
            try browser.press("Tab")
            let name = try page.focus()
            if name == "body" { break }
            if name.hasPrefix("summary"), try !page.isOpen() { try browser.press("Enter") }
            if reached.last != name { reached.append(name) }
            #expect(try page.showsFocus(), "\(name)")
        }
        let expected = try page.stops()
        #expect(Set(expected).isSubset(of: Set(reached)), "\(Set(expected).subtracting(reached))")
        #expect(reached.filter { expected.contains($0) } == expected)

        func use(_ id: String, _ keys: String...) throws {
            _ = try browser.evaluate("document.querySelector(\"\(id)\").focus()")
            for key in keys { try browser.press(key) }
            try page.settle()
        }
        try use("#layer", "ArrowLeft")
        #expect(try page.text("#layer-text") == "binding")
        try use("#day", "ArrowLeft")
        #expect(try page.text("#day-text") == "2025-12-15")
        try use("#undo", "Enter")
        try use("#undo", " ")
        #expect(try page.text("#headline") == plain)
        try use("#deals label:nth-child(1) input", " ")
        #expect(try page.text("#headline") != plain)
        try use("[data-remove^='off=']", "Enter")
        #expect(try page.text("#headline") == plain)
        #expect(try page.focus() == "#result")
        try use("#cash", "9", "b", "n", "Enter")
        #expect(try page.text("#view").contains("cash and securities"))
        let assumed = try page.text("#elasticity-text")
        try use("#elasticity", "ArrowRight", "ArrowRight")
        #expect(try page.text("#elasticity-text") == "0.05")
        let spoken = "document.getElementById('elasticity').getAttribute('aria-valuetext')"
        #expect(try browser.evaluate(spoken) as? String == "0.05")
        try page.reload()
        #expect(try page.text("#elasticity-text") == "0.05")
        try use("#elasticity", "ArrowLeft", "ArrowLeft")
        #expect(try page.text("#elasticity-text") == assumed)
        #expect(try page.text("#view").contains("long/labco") == false)
        for form in ["#cash-form", "#stress-form"] {
            try use("details:has(\(form)) > summary", "Enter")
        }
        try use("#scenario", "ArrowDown", "ArrowDown")
        try use("#run", "Enter")
        try page.wait("!document.getElementById('stop').disabled")
        try use("#stop", "Enter")
        try page.wait("document.getElementById('stop').disabled")
        #expect(try page.text("#stress [role=status]").hasPrefix("Stopped"))
        #expect(try page.focus() == "#run")
        #expect(page.complaints == [])
        #expect(served.interrupt() == 0)
    }
}
