import Ledger
import Liquidity
import Money
import Text

extension ExplorerState {
    /// The state as the query of an address: settings in a fixed order, so that equal states have equal links.
    public var query: String { query(currency: nil) }

    func query(currency: Currency?) -> String {
        func number(_ units: Int64) -> String { String(units) }
        var parts = ["day=\(asOf)", "layer=\(layer.name)"]
        parts += off.sorted().map { "off=" + QueryText.encoded($0) }
        parts += amounts.sorted { $0.key < $1.key }.map {
            "amount." + QueryText.encoded($0.key) + "=" + number($0.value) + "u"
        }
        parts += starts.sorted { $0.key < $1.key }.map {
            "start." + QueryText.encoded($0.key) + "=\($0.value)"
        }
        parts += cash.sorted { $0.key < $1.key }.map {
            "cash." + QueryText.encoded($0.key) + "=" + number($0.value) + "u"
        }
        if let elasticity { parts.append("elasticity=" + decimalText(elasticity)) }
        parts.append("lang=\(language.code)")
        return parts.joined(separator: "&")
    }

    /// Reads a query; what cannot be used is listed and left out.
    ///
    /// Amounts are in the base currency, in the ledger's way of writing (`5bn`, `1200m`, with or without the currency), or in minor units with a
    /// `u` behind them. An empty value is no setting.
    public static func reading(
        _ query: String, of model: LedgerModel, scenarios: [Scenario] = [],
        opensOn: @escaping (Day) -> Bool = { _ in true }
    ) -> (state: ExplorerState, problems: [StateProblem]) {
        var reader = StateReader(model, scenarios, opensOn)
        for pair in QueryText.pairs(query).prefix(mostSettings) {
            reader.read(pair.name, pair.value)
        }
        if query.utf8.count(where: { $0 == UInt8(ascii: "&") }) >= mostSettings {
            reader.refuse("", "", .tooMany)
        }
        return (reader.state, reader.problems)
    }
}

private struct StateReader {
    let model: LedgerModel
    let opensOn: (Day) -> Bool
    var state: ExplorerState
    var problems: [StateProblem] = []
    private let deals: Set<String>
    private let legs: Set<String>
    private let firms: Set<String>
    private let firmsWithCash: Set<String>
    private let hasElasticity: Bool

    init(_ model: LedgerModel, _ scenarios: [Scenario], _ opensOn: @escaping (Day) -> Bool) {
        self.model = model
        self.opensOn = opensOn
        state = ExplorerState(asOf: model.defaultAsOf)
        deals = Set(model.deals.map(\.id))
        legs = Set(
            model.deals.flatMap { deal in
                deal.claims.flatMap { $0.legs.map { "\(deal.id)/\($0.id)" } }
            })
        firms = Set(model.entities.map(\.id))
        firmsWithCash = Set(
            model.facts.filter { $0.metric == ChangedModel.cashMetric }.map(\.firm))
        hasElasticity = scenarios.contains { scenario in
            scenario.firms.contains { $0.capacityLimit?.elasticity != nil }
        }
    }

    mutating func refuse(_ field: String, _ value: String, _ reason: StateProblem.Reason) {
        problems.append(StateProblem(field: field, value: value, reason: reason))
    }

    mutating func read(_ name: String, _ text: String) {
        let value = text.drop { $0 == " " }.split(separator: " ").joined(separator: " ")
        guard !value.isEmpty else { return }
        switch name {
        case "day":
            guard let day = Day(value) else { return refuse(name, value, .badDay) }
            guard opensOn(day) else { return refuse(name, value, .dayWithoutLedger) }
            state.asOf = day
        case "layer":
            guard let layer = Firmness.allCases.first(where: { $0.name == value }) else {
                return refuse(name, value, .badLayer)
            }
            state.layer = layer
        case "off":
            guard deals.contains(value) else { return refuse(name, value, .unknownDeal) }
            state.off.insert(value)
        case "elasticity":
            guard hasElasticity else { return refuse(name, value, .noElasticity) }
            guard let number = Double(value), (0...10).contains(number) else {
                return refuse(name, value, .badElasticity)
            }
            state.elasticity = number
        case "lang":
            if let language = ReportLanguage(rawValue: value) { state.language = language }
        default: readOfSubject(name, value)
        }
    }

    private mutating func readOfSubject(_ name: String, _ value: String) {
        guard let dot = name.firstIndex(of: ".") else {
            return refuse(name, value, .unknownSetting)
        }
        let subject = String(name[name.index(after: dot)...])
        switch name[..<dot] {
        case "amount":
            guard legs.contains(subject) else { return refuse(name, value, .unknownLeg) }
            guard let units = units(value) else { return refuse(name, value, .badAmount) }
            state.amounts[subject] = units
        case "start":
            guard legs.contains(subject) else { return refuse(name, value, .unknownLeg) }
            guard let day = Day(value) else { return refuse(name, value, .badDay) }
            state.starts[subject] = day
        case "cash":
            guard firms.contains(subject) else { return refuse(name, value, .unknownFirm) }
            guard firmsWithCash.contains(subject) else {
                return refuse(name, value, .cashUnknown)
            }
            guard let units = units(value) else { return refuse(name, value, .badAmount) }
            state.cash[subject] = units
        default: refuse(name, value, .unknownSetting)
        }
    }

    /// `5bn`, `USD 5bn` or `500000000000u`, from 0 to what the ledger takes.
    private func units(_ text: String) -> Int64? {
        if text.last == "u" {
            guard let units = Int64(text.dropLast()), (0...Money.minorUnitLimit).contains(units)
            else { return nil }
            return units
        }
        let code = model.baseCurrency.code
        let bare = text.hasPrefix("\(code) ") ? text : "\(code) \(text)"
        do throws(GrammarProblem) {
            return try Money.parse(bare.replacing(" bn", with: "bn")).minorUnits
        } catch { return nil }
    }
}
