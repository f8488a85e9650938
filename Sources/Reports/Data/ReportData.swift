import Analysis
import Circularity
import FlowNetwork
import Circularity
import Ledger
import Money
import Text

/// `data.json`: everything the report's tables and exhibits are made from.
public struct ReportData: Encodable, Sendable {
    let circularity: CircularityData
    let deals: [DealData]
    let disagreements: [DisagreementData]
    let headlineDecay: HeadlineDecayData
    let uncertainty: UncertaintyData?
    let stress: StressData?
    let schemaVersion = Reports.schemaVersion

    public init(_ analysis: Analysis) {
        circularity = CircularityData(analysis)
        let currency = analysis.network.currency
        headlineDecay = HeadlineDecayData(
            analysis.headlineDecay, currency, level: analysis.intervalLevel)
        stress = analysis.stress.map {
            StressData(
                $0.results, currency: currency.code, headrooms: $0.headrooms,
                ledger: analysis.ledger)
        }
        uncertainty = analysis.uncertainty.map { UncertaintyData($0, analysis.network) }
        let counted = Dictionary(
            analysis.network.legs.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        deals = analysis.ledger.deals.map { deal in
            DealData(
                id: deal.id, title: deal.deal.title, parties: deal.deal.parties,
                status: deal.status?.rawValue, since: deal.since?.description,
                roots: analysis.ledger.roots(of: Set(deal.history.map(\.source))),
                bulletin137: analysis.returnable.bulletin.deals[deal.id]?.rawValue,
                legs: deal.legs.map { leg in
                    LegData(
                        id: leg.id, from: leg.from, to: leg.to, kind: leg.kind.rawValue,
                        amount: leg.amount.map(AmountData.init),
                        reportedAmount: leg.reportedAmount.map(AmountData.init),
                        byFirmness: LayeredData(leg.stated, currency),
                        counted: MoneyData(
                            minorUnits: counted[leg.id]?.stated.total ?? 0, currency),
                        notCounted: counted[leg.id]?.exclusion?.rawValue,
                        sources: leg.amountSources, grade: leg.grade?.description)
                },
                history: deal.history.map {
                    ClaimData(
                        source: $0.source, status: $0.status?.rawValue, event: $0.event?.rawValue,
                        date: $0.date.description, known: $0.known.description,
                        locator: $0.locator)
                })
        }
        disagreements = analysis.ledger.disagreements.map { disagreement in
            DisagreementData(
                subject: disagreement.subject, field: disagreement.field, used: disagreement.used,
                reason: disagreement.reason?.text, conflict: disagreement.conflict,
                statements: disagreement.statements.map {
                    DisagreementData.Statement(source: $0.source, value: $0.value)
                })
        }
    }

    struct DealData: Encodable, Sendable {
        let id: String
        let title: String
        let parties: [String]
        let status: String?
        let since: String?
        let roots: [String]
        let bulletin137: String?
        let legs: [LegData]
        let history: [ClaimData]
    }

    struct LegData: Encodable, Sendable {
        let id: String
        let from: String
        let to: String
        let kind: String
        let amount: AmountData?
        let reportedAmount: AmountData?
        let byFirmness: LayeredData
        let counted: MoneyData
        let notCounted: String?
        let sources: [String]
        let grade: String?
    }

    struct ClaimData: Encodable, Sendable {
        let source: String
        let status: String?
        let event: String?
        let date: String
        let known: String
        let locator: String?
    }

    struct DisagreementData: Encodable, Sendable {
        let subject: String
        let field: String
        let used: String
        let reason: String?
        let conflict: String?
        let statements: [Statement]

        struct Statement: Encodable, Sendable {
            let source: String
            let value: String
        }
    }
}
