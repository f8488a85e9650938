import Analysis
import Charts
import FlowNetwork
import Ledger
import Liquidity
import Money
import Reports
import Text

/// The explorer's page: settings on the left, their result on the right. The script sends settings and puts in what comes back.
struct LivePage {
    let explorer: Explorer
    let result: ResultHTML
    private let words: ExplorerWords
    private let state: ExplorerState

    init(_ explorer: Explorer, _ result: ResultHTML) {
        self.explorer = explorer
        self.result = result
        words = result.words
        state = result.view.state
    }

    private var model: LedgerModel { explorer.opened.model }
    private func e(_ text: String) -> String { xmlEscaped(text) }
    private func name(_ deal: Deal) -> String { deal.titles[state.language.code] ?? deal.title }
    private func name(_ entity: Entity) -> String {
        entity.names[state.language.code] ?? entity.name
    }

    var html: String {
        let title = model.titles[state.language.code] ?? model.title
        return """
            <!DOCTYPE html>
            <html lang="\(state.language.code)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <link rel="icon" href="data:,">
            <title>\(e(title)) · \(e(words.explorer))</title>
            <link rel="stylesheet" href="style.css">
            <script src="script.js" defer></script>
            </head>
            <body data-working="\(e(words.working))" data-failed="\(e(words.failed))">
            <header class="controls"><a class="skip" href="#result">\(e(words.skip))</a>
            <strong id="glance" aria-hidden="true">\(result.glance)</strong>
            <nav aria-label="\(e(words.languageName))"><a href="?\(e(link(.en)))" hreflang="en" lang="en" data-language="en"\(current(.en))>English</a> <a href="?\(e(link(.ko)))" hreflang="ko" lang="ko" data-language="ko"\(current(.ko))>한국어</a></nav></header>
            <main>
            <h1>\(e(title))</h1>
            <p id="status" role="status" class="help"></p>
            <div class="panes">
            <section class="pane" aria-labelledby="settings"><h2 id="settings">\(e(words.settings))</h2>
            \(sliders)\(buttons)\(dealList)\(legForm)\(cashForm)\(elasticitySlider)\(stressForm)</section>
            <section class="pane" aria-labelledby="result"><h2 id="result" tabindex="-1">\(e(words.result))</h2>
            <div id="view" aria-live="polite">
            \(result.numbers)</div></section>
            </div>
            <section id="drawings" aria-label="\(e(words.flows))">
            \(result.drawings)</section>
            </main>
            </body>
            </html>

            """
    }

    private func link(_ language: ReportLanguage) -> String {
        var other = state
        other.language = language
        return other.query
    }

    private func current(_ language: ReportLanguage) -> String {
        language == state.language ? " aria-current=\"true\"" : ""
    }

    private var sliders: String {
        let last = explorer.days.count - 1
        let place = explorer.days.lastIndex { $0 <= state.asOf } ?? 0
        let stops = explorer.days.map(\.description).joined(separator: " ")
        let layers = Firmness.allCases.map(\.name).joined(separator: " ")
        let names = Firmness.allCases.map(words.name).joined(separator: "|")
        return """
            <label class="slider" for="day"><span>\(e(words.day))</span> <output id="day-text" for="day">\(state.asOf)</output></label>
            <input type="range" id="day" min="0" max="\(max(0, last))" step="1" value="\(place)" data-days="\(stops)" aria-valuetext="\(state.asOf)">
            <label for="any-day">\(e(words.dayByHand))</label> <input type="date" id="any-day" min="1900-01-01" max="2199-12-31" value="\(state.asOf)">
            <label class="slider" for="layer"><span>\(e(words.layer))</span> <output id="layer-text" for="layer">\(e(words.name(state.layer)))</output></label>
            <input type="range" id="layer" min="0" max="4" step="1" value="\(state.layer.rawValue)" data-layers="\(layers)" data-names="\(e(names))" aria-valuetext="\(e(words.name(state.layer)))">

            """
    }

    private var buttons: String {
        """
        <p class="buttons"><button type="button" id="undo" disabled>\(e(words.undo))</button>
        <button type="button" id="reset">\(e(words.reset))</button>
        <a class="button" id="save" href="scenario.yaml?\(e(state.query))" download>\(e(words.save))</a></p>
        <p class="help">\(e(words.saveHelp)) \(e(words.link))</p>

        """
    }

    private var dealList: String {
        let rows = model.deals.map { deal in
            "<label><input type=\"checkbox\" value=\"\(e(deal.id))\"\(state.off.contains(deal.id) ? "" : " checked")><span>\(e(name(deal)))</span></label>\n"
        }
        return """
            <details open><summary>\(e(words.deals))</summary>
            <label for="find">\(e(words.find))</label> <input type="search" id="find" autocomplete="off">
            <p class="buttons"><button type="button" id="all-on">\(e(words.allOn))</button></p>
            <div id="deals" class="list" role="group" aria-label="\(e(words.deals))">
            \(rows.joined())</div></details>

            """
    }

    private var legForm: String {
        let entities = Dictionary(
            model.entities.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let legs = result.view.before.analysis.network.legs.filter { !$0.isDerived }
        let firms = result.view.before.analysis.network.firms
        let options = legs.map { leg in
            let from = entities[firms[leg.from].id].map(name) ?? firms[leg.from].id
            let to = entities[firms[leg.to].id].map(name) ?? firms[leg.to].id
            return
                "<option value=\"\(e(leg.id))\">\(e("\(from) → \(to): \(leg.resolved.amount?.text ?? "–") (\(leg.id))"))</option>\n"
        }
        return """
            <details><summary>\(e(words.changeLeg))</summary>
            <form id="leg-form"><label for="leg">\(e(words.leg))</label> <select id="leg">\(options.joined())</select>
            <label for="leg-amount">\(e(words.amount(model.baseCurrency.code)))</label> <input type="text" id="leg-amount" autocomplete="off" maxlength="40">
            <label for="leg-start">\(e(words.start))</label> <input type="date" id="leg-start" min="1900-01-01" max="2199-12-31">
            <p class="buttons"><button type="submit">\(e(words.apply))</button></p></form></details>

            """
    }

    private var cashForm: String {
        let known = model.entities.filter {
            ChangedModel.latestCash(of: $0.id, on: state.asOf, in: model) != nil
        }
        guard !known.isEmpty else { return "" }
        let options = known.map { "<option value=\"\(e($0.id))\">\(e(name($0)))</option>\n" }
        return """
            <details><summary>\(e(words.changeCash))</summary>
            <form id="cash-form"><label for="cash-firm">\(e(words.firm))</label> <select id="cash-firm">\(options.joined())</select>
            <label for="cash">\(e(words.cash(model.baseCurrency.code)))</label> <input type="text" id="cash" autocomplete="off" maxlength="40">
            <p class="buttons"><button type="submit">\(e(words.apply))</button></p></form></details>

            """
    }

    /// The first stop leaves the scenarios as they are; an elasticity of a link that is no stop lies at the stop below it.
    private var elasticitySlider: String {
        guard let assumed = scenarioElasticities else { return "" }
        let stops = ExplorerState.elasticityStops
        let place = state.elasticity.map { value in stops.count { $0 <= value } } ?? 0
        let none = words.asInScenarios(assumed)
        let shown = state.elasticity.map(decimalText) ?? none
        return """
            <label class="slider" for="elasticity"><span>\(e(words.elasticity))</span> <output id="elasticity-text" for="elasticity">\(e(shown))</output></label>
            <input type="range" id="elasticity" min="0" max="\(stops.count)" step="1" value="\(place)" data-stops="\(stops.map(decimalText).joined(separator: " "))" data-none="\(e(none))" aria-valuetext="\(e(shown))">

            """
    }

    /// What the scenarios assume, as far as it is a number; `nil`: none of them has an elasticity.
    private var scenarioElasticities: [Double]? {
        let inputs = explorer.opened.scenarios.flatMap { scenario in
            scenario.firms.compactMap { $0.capacityLimit?.elasticity }
        }
        guard !inputs.isEmpty else { return nil }
        return inputs.flatMap(\.alternatives).compactMap { alternative in
            if case .value(let value) = alternative.origin { value } else { nil }
        }
    }

    private var stressForm: String {
        guard !explorer.opened.scenarios.isEmpty else { return "" }
        let options = explorer.opened.scenarios.map {
            "<option value=\"\(e($0.id))\">\(e($0.title(state.language.code)))</option>\n"
        }
        return """
            <details><summary>\(e(words.stress))</summary><p class="help">\(e(words.stressHelp))</p>
            <form id="stress-form"><label for="scenario">\(e(words.scenario))</label> <select id="scenario">\(options.joined())</select>
            <p class="buttons"><button type="submit" id="run">\(e(words.run))</button> <button type="button" id="stop" disabled>\(e(words.stop))</button></p></form>
            <div id="stress" aria-live="polite"></div></details>

            """
    }
}
