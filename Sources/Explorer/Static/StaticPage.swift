import Analysis
import FlowNetwork
import Ledger
import Money
import Reports
import Text

/// A model as one page that needs nothing but itself and checks itself.
///
/// ```swift
/// let html = try StaticPage(opened, asOf: day).html
/// ```
/// The network, with sliders for the day and the firmness and a switch for every deal. The page computes returnable financing anew at every change, by
/// another method than the engine's and with a certificate. When it is opened it finds hundreds of values of the engine once more, and says in red if
/// one differs.
public struct StaticPage: Sendable {
    public let html: String
    /// Values of the engine that the page finds again.
    public let references: Int
    /// Days that the page shows.
    public let days: Int

    /// - Parameters:
    ///   - asOf: the last day; `nil`: the model's own.
    ///   - seed: which deals are taken out in the reference values.
    /// - Throws: ``StaticPageError``.
    public init(
        _ opened: OpenedModel, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded,
        language: ReportLanguage = .en, seed: UInt64 = 1
    ) throws(StaticPageError) {
        let source = try StaticModel(
            opened.model, policy: conflictPolicy, asOf: asOf ?? opened.model.defaultAsOf,
            seed: seed)
        references = source.references.count
        days = source.days.count
        html = Self.page(StaticData(source).json, language)
    }

    /// Nothing may be asked for, not even from the folder that the file lies in.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

    private static func page(_ data: String, _ language: ReportLanguage) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.code)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>\(xmlEscaped(StaticWords.all[0].en))</title>
        <style>
        \(PageStyle.text)
        \(ExplorerStyle.text)
        </style>
        </head>
        <body>
        <header class="controls"><div role="group" data-label="language" aria-label="Language">
        <button type="button" data-language="en" lang="en">English</button>
        <button type="button" data-language="ko" lang="ko">한국어</button></div></header>
        <main>
        <h1><span id="model"></span></h1>
        <p id="check" class="bar" role="status"></p>
        <div class="panes">
        <section class="pane" aria-labelledby="settings"><h2 id="settings" data-word="settings"></h2>
        <label class="slider" for="day"><span data-word="day"></span> <output id="day-text" for="day"></output></label>
        <input type="range" id="day" min="0" max="0" step="1" value="0">
        <label class="slider" for="layer"><span data-word="layer"></span> <output id="layer-text" for="layer"></output></label>
        <input type="range" id="layer" min="0" max="4" step="1" value="2">
        <p class="buttons"><button type="button" id="undo" data-word="undo" disabled></button>
        <button type="button" id="reset" data-word="reset"></button></p>
        <details open><summary data-word="deals"></summary>
        <p class="help" data-word="dealsHelp"></p>
        <label for="find" data-word="find"></label> <input type="search" id="find" autocomplete="off">
        <p class="buttons"><button type="button" id="all-on" data-word="allOn"></button></p>
        <div id="deals" class="list" role="group" data-label="deals" aria-label="Deals"></div></details>
        <p class="help" data-word="link"></p></section>
        <section class="pane" aria-labelledby="result"><h2 id="result" data-word="result"></h2>
        <dl class="figures" aria-live="polite">
        <div class="head"><dt data-word="returnable"></dt><dd><strong id="value"></strong> <span id="share"></span></dd></div>
        <div><dt data-word="certificate"></dt><dd id="dual"></dd></div>
        <div><dt data-word="financing"></dt><dd id="financing"></dd></div>
        <div><dt data-word="whole"></dt><dd id="whole"></dd></div>
        <div><dt data-word="difference"></dt><dd id="difference"></dd></div></dl>
        <p class="help" data-word="note"></p>
        <h2 data-word="network"></h2><p class="help" data-word="networkHelp"></p>
        <div class="drawing"><svg id="network" role="img" aria-label="Network"></svg></div></section>
        </div>
        <section aria-labelledby="carried-heading"><h2 id="carried-heading" data-word="carried"></h2>
        <p class="help" data-word="carriedHelp"></p><p id="nothing" data-word="nothing" hidden></p>
        <div class="wide" id="carried-table" role="region" tabindex="0" data-label="carried" aria-label="Legs">
        <table><thead><tr><th scope="col" data-word="from"></th><th scope="col" data-word="to"></th><th scope="col" data-word="kind"></th><th scope="col" class="r" data-word="amount"></th><th scope="col" class="r" data-word="round"></th><th scope="col" data-word="deal"></th></tr></thead>
        <tbody id="carried"></tbody></table></div></section>
        </main>
        <script type="application/json" id="words">\(StaticWords.json)</script>
        <script type="application/json" id="data">\(data)</script>
        <script>
        \(StaticSolver.text)
        \(StaticScript.text)
        </script>
        </body>
        </html>

        """
    }
}
