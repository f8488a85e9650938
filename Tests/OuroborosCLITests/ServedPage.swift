import Foundation
import TestSupport
import Testing

/// The page of `ouroboros serve` in a browser: what is used, and what is shown after it.
final class ServedPage {
    let browser: ChromiumPage
    private let home: URL
    private let downloads: URL
    private var used: Set<String> = []
    private var earlier: (requests: [String], complaints: [String]) = ([], [])

    init(_ served: ServedModel, downloads: URL) throws {
        browser = try ChromiumPage(width: 1280)
        home = served.address
        self.downloads = downloads
        try browser.send(
            "Page.setDownloadBehavior", ["behavior": "allow", "downloadPath": downloads.path()])
    }

    /// What the browser asked for and complained about, over all pages.
    var requests: [String] { earlier.requests + browser.requests }
    var complaints: [String] { earlier.complaints + browser.complaints }

    /// A page of the program, with English settings.
    func open(_ query: String) throws {
        keep()
        let address = try #require(URL(string: "\(home.absoluteString)?lang=en\(query)"))
        try browser.open(address)
        used = []
    }

    func reload() throws {
        keep()
        let link = try browser.evaluate("location.href") as? String ?? ""
        try browser.open(try #require(URL(string: link)))
    }

    private func keep() {
        earlier.requests += browser.requests
        earlier.complaints += browser.complaints
    }

    func text(_ selector: String) throws -> String {
        try browser.evaluate("document.querySelector(\"\(selector)\")?.textContent ?? ''")
            as? String ?? ""
    }

    /// Waits until an expression holds, also while the page goes away and comes back.
    func wait(_ expression: String) throws {
        for _ in 0..<3_000 {
            do {
                if try browser.evaluate("Boolean(\(expression))") as? Bool == true { return }
            } catch is ChromiumPage.Failure {}
            usleep(10_000)
        }
        throw PageProblem(description: "it never came: \(expression)")
    }

    /// Waits until the page shows what its address says.
    func settle() throws {
        try wait(
            "decodeURIComponent(document.body.dataset.shown) === decodeURIComponent(location.search.slice(1)) && !document.getElementById('status').textContent"
        )
    }

    /// Clicks, and waits for what it changes.
    func click(_ selector: String, at share: Double = 0.5) throws {
        used.insert(selector)
        try browser.click(selector, at: share)
        if !selector.hasPrefix("[data-language") { try settle() }
    }

    /// Clicks the line that opens the part of the page around an element, if it is closed.
    func click(_ selector: String, summary: Bool) throws {
        let line = "details:has(\(selector)) > summary"
        used.insert(line)
        let isOpen = try browser.evaluate(
            "document.querySelector('\(selector)').closest('details').open")
        if isOpen as? Bool != true { try browser.click(line) }
    }

    /// Chooses a value of a list: the list itself belongs to the system.
    func choose(_ selector: String, _ value: String) throws {
        used.insert(selector)
        _ = try browser.evaluate(
            "(() => { const list = document.querySelector('\(selector)'); list.value = '\(value)'; list.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )
    }

    /// The file that a click brought.
    func downloaded() throws -> String {
        for _ in 0..<500 {
            let files = try FileManager.default.contentsOfDirectory(atPath: downloads.path())
            if let name = files.first(where: { $0.hasSuffix(".yaml") }) {
                let file = downloads.appending(path: name)
                let text = try String(contentsOf: file, encoding: .utf8)
                try FileManager.default.removeItem(at: file)
                return text
            }
            usleep(10_000)
        }
        throw PageProblem(description: "nothing was downloaded")
    }

    /// Controls of the page that nothing was done with since it was opened; the first of a list stands for it.
    func unused() throws -> [String] {
        let selectors = used.map { "\"\($0)\"" }.joined(separator: ",")
        let found = try browser.evaluate(
            """
            (() => {
              const used = [\(selectors)].flatMap((s) => [...document.querySelectorAll(s)]);
              return [...document.querySelectorAll('a[href], button, input, select, summary')].filter((control) =>
                !control.matches('.skip, [data-remove]') && !(control.closest('#deals') && used.some((u) => u.closest('#deals')))
                && !used.some((u) => u === control || u.contains(control))).map((control) => control.id || control.outerHTML.slice(0, 80));
            })()
            """)
        return found as? [String] ?? ["?"]
    }

    /// Names for assistive technology, contrast in both widths' layout, nothing wider than the screen.
    func isReadable(width: Int) throws {
        #expect(
            try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") as? Bool
                == true)
        for node in try browser.accessibleNodes()
        where [
            "slider", "checkbox", "button", "textbox", "searchbox", "combobox", "Date", "region",
            "spinbutton", "image", "img", "link",
        ].contains(node.role) {
            #expect(!node.name.isEmpty, "a \(node.role) without a name")
        }
        let height = try browser.evaluate("document.documentElement.scrollHeight") as? Int ?? 0
        try browser.resize(width: width, height: height + 400)
        let result = try browser.evaluate(ChromiumPage.contrasts) as? [String: Any]
        #expect(result?["count"] as? Int ?? 0 > 60)
        #expect(result?["bad"] as? [String] == [])
    }

    // MARK: Keyboard

    /// How a control is called here: by its id, else by what it is.
    private static let name =
        "((e) => !e || e === document.body ? 'body' : e.id ? '#' + e.id : e.matches('.skip') ? 'a.skip' : e.dataset.language ? 'a.' + e.dataset.language : e.matches('summary') ? 'summary ' + e.textContent : e.matches('#deals input') ? 'deal ' + e.value : e.matches('[type=submit]') ? 'apply ' + e.form.id : e.tagName.toLowerCase() + ' ' + (e.getAttribute('aria-label') ?? ''))"

    /// What has the keyboard.
    func focus() throws -> String {
        try browser.evaluate("\(Self.name)(document.activeElement)") as? String ?? ""
    }

    func isOpen() throws -> Bool {
        try browser.evaluate("document.activeElement.parentElement.open") as? Bool == true
    }

    /// Whether a line around it says where the keyboard is, or the place itself comes into sight.
    func showsFocus() throws -> Bool {
        try browser.evaluate(
            "((e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; })(document.activeElement)"
        ) as? Bool == true
    }

    /// Everything that can be worked now, in the order of the page.
    func stops() throws -> [String] {
        let found = try browser.evaluate(
            """
            [...document.querySelectorAll('a[href], button:not(:disabled), input, select, summary, [tabindex="0"]')]
              .filter((e) => e.checkVisibility()).map(\(Self.name))
            """)
        return found as? [String] ?? []
    }
}
