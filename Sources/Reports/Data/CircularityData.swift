import Analysis
import Circularity
import FlowNetwork
import Ledger
import Money

/// The circularity of a model in JSON: every layer, every circuit, the vendors, the coverage.
public struct CircularityData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let asOf: String
    let layers: [Layer]
    let returnable: ReturnableData
    let years: [Year]
    let circuits: Circuits
    let vendors: [Vendor]
    let passThrough: [PassThroughData]
    let coverage: CoverageData
    let dependence: DependenceData
    let significance: SignificanceData?
    /// A tracker's headline beside what is announced or firmer, where one was given.
    let headline: HeadlineData?
    let manifest: ManifestData

    /// What of an analysis it holds.
    public static let parts: AnalysisParts = [
        .layers, .years, .circuits, .vendors, .coverage, .dependence, .significance, .returnable,
    ]

    /// Circuits that are listed unless told otherwise: a hundred thousand are 200 MB of text.
    public static let listLimit = 1000

    /// - Parameters:
    ///   - listed: circuits that are listed at the most, the widest.
    ///   - headline: a tracker's headline, compared with what is announced or firmer.
    public init(
        _ analysis: Analysis, listed: Int = listLimit, headline: HeadlineComparison? = nil
    ) {
        self.headline = headline.map {
            HeadlineData(
                $0, network: analysis.returnable.headline.network, listed: listed,
                currency: analysis.network.currency)
        }
        asOf = analysis.ledger.asOf.description
        layers = analysis.layers.map {
            Layer($0, analysis.returnable, analysis.network)
        }
        returnable = ReturnableData(analysis.returnable, analysis.network)
        years = analysis.years.map { Year($0, analysis.network.currency) }
        circuits = Circuits(
            analysis.circuits, analysis.circuitNumbers, analysis.network, listed: listed)
        vendors = analysis.vendors.map { Vendor($0, analysis.network) }
        passThrough = analysis.network.passThrough.map { PassThroughData($0, analysis.network) }
        coverage = CoverageData(analysis.coverage, analysis.network.currency)
        dependence = DependenceData(analysis.dependence, analysis.network)
        significance = analysis.significance.map { SignificanceData($0, analysis.network) }
        manifest = ManifestData(analysis.manifest)
    }

    struct Layer: Encodable, Sendable {
        let layer: String
        let network: Network
        let returnable: ReturnableLayerData
        let capitalLoops: CapitalLoopsData
        let circulation: CirculationData
        let reciprocity: Reciprocity
        let consolidated: ConsolidatedData
        let coverage: [CoverageOfBuyerData]

        init(_ result: LayerResult, _ returnable: ReturnableResults, _ network: FlowNetwork) {
            let currency = network.currency
            let stated = result.stated
            layer = result.layer.name
            let own = returnable.layer(result.layer)
            self.returnable = ReturnableLayerData(own, network)
            capitalLoops = CapitalLoopsData(own.capital, currency)
            consolidated = ConsolidatedData(returnable.consolidated(result.layer), network)
            coverage = returnable.coverage(result.layer).map {
                CoverageOfBuyerData($0, network)
            }
            self.network = Network(
                firms: stated.firms, legs: stated.pairs,
                totalWeight: MoneyData(minorUnits: stated.totalWeight, currency),
                components: stated.components, largestComponent: stated.largestComponent)
            circulation = CirculationData(
                value: MoneyData(minorUnits: stated.circulation.value, currency),
                low: MoneyData(minorUnits: result.low.circulation, currency),
                high: MoneyData(minorUnits: result.high.circulation, currency),
                share: stated.share,
                certificate: CirculationData.Certificate(
                    dualValue: MoneyData(minorUnits: stated.circulation.dualValue, currency),
                    potentials: Dictionary(
                        zip(stated.network.names, stated.circulation.potentials),
                        uniquingKeysWith: { a, _ in a })),
                legs: (0..<stated.network.legCount).compactMap { leg in
                    let amount = stated.circulation.legAmounts[leg]
                    guard amount > 0 else { return nil }
                    return CirculationData.Leg(
                        from: stated.network.names[Int(stated.network.tail[leg])],
                        to: stated.network.names[Int(stated.network.head[leg])],
                        amount: MoneyData(minorUnits: amount, currency))
                })
            reciprocity = Reciprocity(
                weighted: stated.reciprocity.weighted, binary: stated.reciprocity.binary,
                multiParty: MoneyData(minorUnits: stated.multiParty, currency))
        }
    }

    struct Network: Encodable, Sendable {
        let firms: Int
        let legs: Int
        let totalWeight: MoneyData
        let components: Int
        let largestComponent: Int
    }

    /// A sum over legs: a dollar that passes two legs is in it twice.
    struct CirculationData: Encodable, Sendable {
        let countedAs = "sum over legs"
        let value: MoneyData
        let low: MoneyData
        let high: MoneyData
        let share: Double?
        let certificate: Certificate
        let legs: [Leg]

        struct Certificate: Encodable, Sendable {
            let dualValue: MoneyData
            let potentials: [String: Int64]
        }
        struct Leg: Encodable, Sendable {
            let from: String
            let to: String
            let amount: MoneyData
        }
    }

    struct Reciprocity: Encodable, Sendable {
        let weighted: Double?
        let binary: Double?
        let multiParty: MoneyData
    }

    struct Year: Encodable, Sendable {
        let year: Int
        let totalWeight: MoneyData
        let circulation: MoneyData
        let share: Double?

        init(_ result: YearResult, _ currency: Currency) {
            year = result.year
            totalWeight = MoneyData(minorUnits: result.measures.totalWeight, currency)
            circulation = MoneyData(minorUnits: result.measures.circulation.value, currency)
            share = result.measures.share
        }
    }

    struct Circuits: Encodable, Sendable {
        let maxLength: Int
        let truncated: Bool
        let byLength: [String: Int]
        let byClass: [String: Int]
        let list: [CircuitData]

        init(
            _ census: CircuitCensus, _ numbers: CircuitNumbers, _ network: FlowNetwork, listed: Int
        ) {
            maxLength = census.maxLength
            let shown = census.circuits.prefix(listed)
            truncated = census.isTruncated || shown.count < census.circuits.count
            byLength = Dictionary(
                uniqueKeysWithValues: census.byLength.map { (String($0.key), $0.value) })
            byClass = Dictionary(
                uniqueKeysWithValues: CircuitClass.allCases.map {
                    ($0.rawValue, census.circuits($0).count)
                })
            list = shown.map { CircuitData($0, id: numbers.id(of: $0), network) }
        }
    }

    struct CircuitData: Encodable, Sendable {
        /// As in tables and exhibits: `C1` of investment and orders, `K1` of capital alone where that is the larger finding; absent for other circuits.
        let id: String?
        let firms: [String]
        let kind: String
        let layer: String
        let bottleneck: MoneyData?
        /// The most that goes all the way round in each cumulative layer in which any does.
        let bottleneckByLayer: [String: MoneyData]
        let grade: String?
        let hops: [Hop]

        struct Hop: Encodable, Sendable {
            let from: String
            let to: String
            let sort: String
            let legs: [String]
            let amount: MoneyData?
        }

        init(_ circuit: DealCircuit, id: String?, _ network: FlowNetwork) {
            self.id = id
            firms = circuit.firms.map { network.firms[$0].id }
            kind = circuit.kind.rawValue
            layer = circuit.layer.name
            bottleneck = circuit.bottleneck.map { MoneyData(minorUnits: $0, network.currency) }
            var layers: [String: MoneyData] = [:]
            for layer in Firmness.allCases {
                layers[layer.name] = circuit.bottleneck(layer).map {
                    MoneyData(minorUnits: $0, network.currency)
                }
            }
            bottleneckByLayer = layers
            grade = circuit.grade?.description
            hops = circuit.hops.map { hop in
                Hop(
                    from: network.firms[hop.from].id, to: network.firms[hop.to].id,
                    sort: "\(hop.side)", legs: hop.legs.map { network.legs[$0].id },
                    amount: hop.isPriced
                        ? MoneyData(minorUnits: hop.amount.total, network.currency) : nil)
            }
        }
    }

    struct Vendor: Encodable, Sendable {
        let vendor: String
        let customers: [String]
        let drawn: MoneyData
        let committed: MoneyData
        let equityPaid: MoneyData
        let equityCommitted: MoneyData
        let contingent: MoneyData
        let orders: MoneyData
        let revenue: MoneyData?
        let ratios: [Double]?

        init(_ vendor: VendorFinancing, _ network: FlowNetwork) {
            let currency = network.currency
            self.vendor = network.firms[vendor.vendor].id
            customers = vendor.customers.map { network.firms[$0].id }
            drawn = MoneyData(minorUnits: vendor.drawn, currency)
            committed = MoneyData(minorUnits: vendor.committed, currency)
            equityPaid = MoneyData(minorUnits: vendor.equityPaid, currency)
            equityCommitted = MoneyData(minorUnits: vendor.equityCommitted, currency)
            contingent = MoneyData(minorUnits: vendor.contingent, currency)
            orders = MoneyData(minorUnits: vendor.orders, currency)
            revenue = vendor.revenue.map { MoneyData(minorUnits: $0.minorUnits, currency) }
            ratios = vendor.ratios
        }
    }

    struct CoverageData: Encodable, Sendable {
        let legs: Int
        let priced: Int
        let undisclosed: Int
        let overlapping: Int
        let contingent: Int
        let openEnded: Int
        let amount: MoneyData
        let undatedAmount: MoneyData

        init(_ coverage: Coverage, _ currency: Currency) {
            legs = coverage.legs
            priced = coverage.priced
            undisclosed = coverage.undisclosed
            overlapping = coverage.overlapping
            contingent = coverage.contingent
            openEnded = coverage.openEnded
            amount = MoneyData(minorUnits: coverage.amount, currency)
            undatedAmount = MoneyData(minorUnits: coverage.undatedAmount, currency)
        }
    }
}
