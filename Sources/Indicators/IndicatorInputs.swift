import Circularity
import FlowNetwork
import Ledger
import Money

/// What the indicators read: the ledger, its network, and which deals lie inside a loop.
///
/// A deal is circular here when both of its firms lie in one group in which money can come back (a
/// strongly connected component of what is announced or firmer). That is the widest reading of the word,
/// and unlike a maximum circulation it has one answer: what is called external is external under any.
public struct IndicatorInputs: Sendable {
    /// The ledger as of its day.
    public let ledger: ResolvedLedger
    /// Its network.
    public let network: FlowNetwork
    /// How much of each vendor's orders is its own money, announced or firmer.
    public let roundTrips: RoundTrips
    /// Component of each firm.
    private let component: [Int]
    /// Positions of each firm's purchases, sales, and financing of others.
    private let purchases: [[Int]]
    private let sales: [[Int]]
    private let financing: [[Int]]
    /// Values of the facts in their order, where they are drawn.
    private let drawnFacts: [Double]?

    /// - Parameter roundTrips: of what is announced or firmer; computed here unless they are at hand.
    /// - Throws: `MeasureError` when amounts overflow.
    public init(
        _ ledger: ResolvedLedger, _ network: FlowNetwork, roundTrips: RoundTrips? = nil
    ) throws(MeasureError) {
        self.ledger = ledger
        self.network = network
        if let roundTrips {
            self.roundTrips = roundTrips
        } else {
            self.roundTrips = try RoundTrips(network, ledger: ledger, layer: .announced)
        }
        let graph: WeightedDigraph
        do throws(GraphError) {
            graph = try network.digraph(FlowView(layer: .announced))
        } catch { throw .graph(error) }
        let found = StronglyConnectedComponents(of: graph)
        component = network.firms.indices.map { Int(found.component[$0]) }
        drawnFacts = nil
        var purchases = [[Int]](repeating: [], count: network.firms.count)
        var (sales, financing) = (purchases, purchases)
        for index in network.legs.indices {
            switch network.legs[index].family {
            case .commerce:
                purchases[network.legs[index].from].append(index)
                sales[network.legs[index].to].append(index)
            case .financing: financing[network.legs[index].from].append(index)
            case .other: continue
            }
        }
        (self.purchases, self.sales, self.financing) = (purchases, sales, financing)
    }

    private init(_ inputs: IndicatorInputs, _ draw: LedgerDraws.Draw) {
        ledger = inputs.ledger
        roundTrips = inputs.roundTrips
        component = inputs.component
        (purchases, sales, financing) = (inputs.purchases, inputs.sales, inputs.financing)
        network = draw.network
        drawnFacts = draw.facts
    }

    /// Of a draw only values are asked for: where they come from is what the stated ledger says.
    private var isDrawn: Bool { drawnFacts != nil }

    /// What the indicators would read if a draw were so; deals that are circular stay so.
    func drawn(_ draw: LedgerDraws.Draw) -> IndicatorInputs { IndicatorInputs(self, draw) }

    /// Firms that the analysis is about.
    public var firms: [Int] { network.firms.indices.filter { network.firms[$0].isInUniverse } }

    /// Whether a leg lies inside a loop.
    public func isCircular(_ leg: NetworkLeg) -> Bool { component[leg.from] == component[leg.to] }

    /// A figure with its sources.
    public struct Figure: Sendable {
        var value: IndicatorValue
        var inputs: [IndicatorInput]
        var sources: [String]
        var grades: [Grade]
        var asOf: Day?

        static func + (a: Figure, b: Figure) -> Figure {
            Figure(
                value: a.value + b.value, inputs: a.inputs + b.inputs,
                sources: a.sources + b.sources, grades: a.grades + b.grades,
                asOf: [a.asOf, b.asOf].compactMap { $0 }.max())
        }
    }

    func id(_ firm: Int) -> String { network.firms[firm].id }

    /// A fact in units of the base currency, or as a number.
    func figure(_ fact: Fact) -> Figure? {
        var value: IndicatorValue?
        if let amount = ledger.amount(of: fact), let stated = amount.stated {
            value = IndicatorValue(
                (amount.low ?? stated).doubleValue, stated.doubleValue,
                (amount.high ?? stated).doubleValue)
        } else if let quantity = fact.quantity, let number = Double(quantity.value) {
            value = IndicatorValue(
                quantity.ends.flatMap { Double($0.low) } ?? number, number,
                quantity.ends.flatMap { Double($0.high) } ?? number)
        }
        return value.map {
            Figure(
                value: $0,
                inputs: [.fact(firm: fact.firm, metric: fact.metric, source: fact.source)],
                sources: [fact.source],
                grades: ledger.source(fact.source).map { [$0.grade] } ?? [], asOf: fact.asOf.last)
        }
    }

    /// The latest fact of a metric, whoever it is about: for figures of a country or a market.
    func market(_ metric: String) -> Figure? {
        ledger.facts.filter {
            $0.metric == metric && ($0.basis == .reported || $0.basis == .derived)
        }.max { ($0.asOf.last, $0.known) < ($1.asOf.last, $1.known) }.flatMap(figure)
    }

    /// The latest fact of a metric.
    func stock(_ metric: String, _ firm: Int) -> Figure? {
        latest(metric, firm).flatMap(figure(at:))
    }

    /// As ``ResolvedLedger/latest(_:of:)``.
    private func latest(_ metric: String, _ firm: Int) -> Int? {
        ledger.facts(of: id(firm), metric).filter {
            let fact = ledger.facts[$0]
            return fact.scope == nil && (fact.basis == .reported || fact.basis == .derived)
        }.max {
            (ledger.facts[$0].asOf.last, ledger.facts[$0].known)
                < (ledger.facts[$1].asOf.last, ledger.facts[$1].known)
        }
    }

    private func figure(at place: Int) -> Figure? {
        guard var figure = figure(ledger.facts[place]) else { return nil }
        if let drawnFacts { figure.value = IndicatorValue(drawnFacts[place]) }
        return figure
    }

    /// A flow over a year.
    func annual(_ flow: YearlyFlow, _ firm: Int) -> Figure? {
        guard let year = ledger.trailingYear(flow, of: id(firm)) else { return nil }
        let figures = year.facts.compactMap(figure(at:))
        return figures.first.map { figures.dropFirst().reduce($0, +) }
    }

    /// The sum over legs in units of the base currency.
    func sum(
        _ legs: [NetworkLeg], _ amount: (LayeredAmount) -> Int64
    ) -> Figure? {
        guard !legs.isEmpty else { return nil }
        let scale = Double(network.currency.minorUnitsPerUnit)
        func total(_ end: AmountEnd) -> Double {
            legs.reduce(0) { $0 + Double(amount($1.amount(end))) / scale }
        }
        return Figure(
            value: value(total),
            inputs: isDrawn ? [] : legs.map { .leg($0.id) },
            sources: isDrawn ? [] : legs.flatMap(\.resolved.amountSources),
            grades: isDrawn ? [] : legs.compactMap(\.resolved.grade), asOf: ledger.asOf)
    }

    /// What is still owed of legs, up to a layer, in units of the base currency.
    func owed(_ legs: [NetworkLeg], upTo layer: Firmness) -> Figure? {
        guard var figure = sum(legs, { $0.upTo(layer) }) else { return nil }
        let scale = Double(network.currency.minorUnitsPerUnit)
        func total(_ end: AmountEnd) -> Double {
            legs.reduce(0) { $0 + Double($1.owed($1.amount(end)).upTo(layer)) / scale }
        }
        figure.value = value(total)
        return figure
    }

    /// Purchases that a firm has promised, or that were promised to it: commerce legs, announced or firmer.
    func commerce(from firm: Int) -> [NetworkLeg] { announced(purchases[firm]) }

    func commerce(to firm: Int) -> [NetworkLeg] { announced(sales[firm]) }

    private func announced(_ places: [Int]) -> [NetworkLeg] {
        places.filter { network.legs[$0].stated.upTo(.announced) > 0 }.map { network.legs[$0] }
    }

    /// What a firm puts into others, counted or not.
    func financing(from firm: Int) -> [NetworkLeg] { financing[firm].map { network.legs[$0] } }

    /// What falls due on legs in the year that starts on a day, in units of the base currency.
    func due(_ legs: [NetworkLeg], from start: Day) -> IndicatorValue {
        let scale = Double(network.currency.minorUnitsPerUnit)
        let end = start.adding(months: 12)
        func total(_ amount: AmountEnd) -> Double {
            legs.reduce(0) { sum, leg in
                let whole = leg.amount(amount).upTo(.announced)
                let part = leg.resolved.schedule.paid(from: start, to: end, of: whole) ?? 0
                return sum + Double(part) / scale
            }
        }
        return value(total)
    }

    /// What legs come to, with all amounts at each of their ends; a draw has one amount a leg.
    private func value(_ total: (AmountEnd) -> Double) -> IndicatorValue {
        let stated = total(.stated)
        return isDrawn
            ? IndicatorValue(stated) : IndicatorValue(total(.low), stated, total(.high))
    }

    /// A year's revenue without what falls due from customers in the same loop.
    func externalRevenue(_ revenue: Figure, _ firm: Int) -> IndicatorValue {
        let circular = commerce(to: firm).filter(isCircular)
        let start = (revenue.asOf ?? ledger.asOf).adding(months: -12).adding(days: 1)
        return revenue.value.reduced(by: due(circular, from: start))
    }

    /// A reading from its figures; without a value it has bounds and says what is missing.
    func reading(
        _ indicator: String, _ firm: Int?, _ value: IndicatorValue?,
        bounds: ClosedRange<Double>? = nil, net: IndicatorValue? = nil, _ figures: [Figure],
        missing: [MissingInput] = []
    ) -> IndicatorReading {
        IndicatorReading(
            indicator: indicator, firm: firm.map(id), value: value, bounds: bounds, net: net,
            inputs: figures.flatMap(\.inputs).unique, grade: figures.flatMap(\.grades).max(),
            sources: figures.flatMap(\.sources).unique,
            asOf: figures.compactMap(\.asOf).max().map { min($0, ledger.asOf) },
            missing: missing)
    }
}

extension Array where Element: Hashable {
    /// The elements, each where it occurs first.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
