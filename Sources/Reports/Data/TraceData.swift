import Analysis
import FlowNetwork
import Ledger
import Money
import Text

/// `trace MODEL NUMBER-ID` in JSON.
public struct TraceData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let number: MeasureData
    /// Numbers that go into it, nearest first.
    let numbers: [MeasureData]
    let legs: [Leg]
    let facts: [FactData]
    let sources: [SourceData]
    let independentSources: [String]
    let manifest: ManifestData

    struct Leg: Encodable, Sendable {
        let id: String
        let from: String
        let to: String
        let kind: String
        let status: String?
        let firmness: String?
        let amount: AmountData?
        let counted: MoneyData
        let notCounted: String?
        let rule: String?
        let claims: [Claim]
    }

    struct Claim: Encodable, Sendable {
        let source: String
        let locator: String?
        let quote: String?
        let date: String
        let known: String
        let status: String?
        let amount: AmountData?
        let paid: AmountData?
        let used: Bool
        let place: PlaceData
    }

    struct PlaceData: Encodable, Sendable {
        let file: String
        let line: Int
        let column: Int

        init(_ place: Place) {
            file = place.file
            line = place.line
            column = place.column
        }
    }

    struct FactData: Encodable, Sendable {
        let firm: String
        let metric: String
        let amount: AmountData?
        let quantity: String?
        let asOf: String
        let period: String?
        let basis: String
        let source: String
        let locator: String?
        let quote: String?
        let known: String
        let place: PlaceData
    }

    struct SourceData: Encodable, Sendable {
        let id: String
        let title: String
        let publisher: String?
        let kind: String
        let grade: String
        let published: String?
        let url: String?
        let file: String?
        let roots: [String]
    }

    public init(_ trace: NumberTrace, _ analysis: Analysis) {
        let currency = analysis.network.currency
        number = MeasureData(trace.number)
        numbers = trace.numbers.dropFirst().map { MeasureData($0) }
        legs = trace.legs.map { leg in
            Leg(
                id: leg.id, from: leg.from, to: leg.to, kind: leg.kind.rawValue,
                status: leg.status?.rawValue, firmness: leg.firmness?.name,
                amount: leg.amount.map(AmountData.init),
                counted: MoneyData(minorUnits: leg.counted, currency),
                notCounted: leg.exclusion?.rawValue, rule: leg.rule,
                claims: leg.claims.map {
                    Claim(
                        source: $0.source, locator: $0.locator, quote: $0.quote,
                        date: $0.date.description,
                        known: $0.known.description, status: $0.status?.rawValue,
                        amount: $0.amount.map(AmountData.init),
                        paid: $0.paid.map(AmountData.init), used: $0.isUsed,
                        place: PlaceData($0.place))
                })
        }
        facts = trace.facts.map(\.fact).map { fact in
            FactData(
                firm: fact.firm, metric: fact.metric, amount: fact.amount.map(AmountData.init),
                quantity: fact.quantity.map { "\($0.value) \($0.unit)" } ?? fact.text,
                asOf: fact.asOf.description, period: fact.period, basis: fact.basis.rawValue,
                source: fact.source, locator: fact.locator, quote: fact.proof.quote,
                known: fact.known.description,
                place: PlaceData(fact.place))
        }
        sources = trace.sources.map { traced in
            let source = traced.source
            return SourceData(
                id: source.id, title: source.title, publisher: source.publisher,
                kind: source.kind.rawValue, grade: source.grade.description,
                published: source.published?.description, url: source.url, file: source.file,
                roots: traced.roots)
        }
        independentSources = trace.roots
        manifest = ManifestData(analysis.manifest)
    }
}

/// `trace MODEL` in JSON: every number.
public struct MeasureListData: Encodable, Sendable {
    let schemaVersion = Reports.schemaVersion
    let measures: [MeasureData]
    let manifest: ManifestData

    public init(_ analysis: Analysis) {
        measures = analysis.measures.map { MeasureData($0) }
        manifest = ManifestData(analysis.manifest)
    }
}
