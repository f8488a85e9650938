import Analysis
import FlowNetwork
import Ledger
import Money

/// The money of one leg that is equally firm, between two firms: what a graph has as an edge.
///
/// The edges of a layer add up to what the measures of that layer count: a leg of which a part is paid and a part is only signed is two
/// edges. Money that is not counted (it describes another leg's, moves only if something happens, or no source gives a sum) is an edge
/// without a weight: unknown, not zero.
struct MoneyEdge: Sendable {
    /// `DEAL/LEG/FIRMNESS`
    let id: String
    let leg: ResolvedLeg
    /// Positions in the network's firms.
    let from: Int
    let to: Int
    /// Of this money; of an edge without a weight, that of the leg.
    let firmness: Firmness
    /// More than zero; `nil`: not counted, ``exclusion`` says why.
    let money: Money?
    let exclusion: NetworkLeg.Exclusion?
    /// `nil`: a rule derives the leg.
    let deal: ResolvedDeal?

    /// First and last day of payment; `nil`: no source says when.
    var days: (first: Day, last: Day)? {
        leg.schedule.span.map { ($0.start, max($0.start, $0.end.adding(days: -1))) }
    }

    /// What was written or said of the amount.
    var wording: String { (leg.amount ?? leg.reportedAmount)?.text ?? "" }

    /// What the edge is known by: attributes of a graph, columns of a table.
    static let attributes: [EdgeAttribute] = [
        EdgeAttribute("kind", "what the money is given for") { edge, _ in edge.leg.kind.rawValue },
        EdgeAttribute("family", "financing or commerce") { edge, _ in
            edge.leg.kind.family.rawValue
        },
        EdgeAttribute("firmness", "of this money") { edge, _ in edge.firmness.name },
        EdgeAttribute("currency", "of the weight") { edge, analysis in
            edge.money == nil ? "" : analysis.network.currency.code
        },
        EdgeAttribute("not_counted", "why the edge has no weight") { edge, _ in
            edge.exclusion?.rawValue ?? ""
        },
        EdgeAttribute("wording", "amount of the whole leg, as worded") { edge, _ in edge.wording },
        EdgeAttribute("status", "of the deal") { edge, _ in edge.leg.status?.rawValue ?? "" },
        EdgeAttribute("bound_by", "what binds the parties") { edge, _ in
            edge.leg.binding.rawValue
        },
        EdgeAttribute("deal", "id of the deal") { edge, _ in edge.deal?.id ?? "" },
        EdgeAttribute("title", "of the deal, in the analyst's words") { edge, _ in
            edge.deal?.deal.title ?? ""
        },
        EdgeAttribute("rule", "id of the rule that derives the leg") { edge, _ in
            edge.leg.rule ?? ""
        },
        EdgeAttribute("since", "since when the deal stands there, as precise as the source") {
            edge, _ in edge.deal?.since?.description ?? ""
        },
        EdgeAttribute("date", "first day that this can mean") { edge, _ in
            edge.deal?.since?.first.description ?? ""
        },
        EdgeAttribute("start", "first day of payment") { edge, _ in
            edge.days?.first.description ?? ""
        },
        EdgeAttribute("end", "last day of payment") { edge, _ in
            edge.days?.last.description ?? ""
        },
        EdgeAttribute("from_entity", "entity that pays, where it is a part of the firm") {
            edge, analysis in
            edge.leg.from == analysis.network.firms[edge.from].id ? "" : edge.leg.from
        },
        EdgeAttribute("to_entity", "entity that is paid, where it is a part of the firm") {
            edge, analysis in
            edge.leg.to == analysis.network.firms[edge.to].id ? "" : edge.leg.to
        },
        EdgeAttribute("sources", "of the amounts, separated by spaces") { edge, _ in
            edge.leg.amountSources.joined(separator: " ")
        },
        EdgeAttribute("grade", "Admiralty grade of the weakest source needed") { edge, _ in
            edge.leg.grade?.description ?? ""
        },
    ]
}

/// Something that is said of an edge; an empty text says nothing.
struct EdgeAttribute: Sendable {
    let name: String
    let meaning: String
    let text: @Sendable (MoneyEdge, Analysis) -> String

    init(
        _ name: String, _ meaning: String,
        _ text: @escaping @Sendable (MoneyEdge, Analysis) -> String
    ) {
        self.name = name
        self.meaning = meaning
        self.text = text
    }
}

extension ExportSubject {
    /// The money of the layer, in the order of the ledger's deals, the firmest part of a leg first.
    var edges: [MoneyEdge] {
        let network = analysis.network
        let deals = Dictionary(
            analysis.ledger.deals.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var edges: [MoneyEdge] = []
        for leg in network.legs {
            func add(_ firmness: Firmness, _ money: Money?) {
                edges.append(
                    MoneyEdge(
                        id: "\(leg.id)/\(firmness.name)", leg: leg.resolved, from: leg.from,
                        to: leg.to, firmness: firmness, money: money,
                        exclusion: money == nil ? leg.exclusion : nil,
                        deal: leg.isDerived ? nil : deals[leg.resolved.dealID]))
            }
            guard leg.exclusion == nil else {
                if let firmness = leg.resolved.firmness, firmness <= layer { add(firmness, nil) }
                continue
            }
            for firmness in Firmness.allCases where firmness <= layer && leg.stated[firmness] > 0 {
                add(
                    firmness,
                    Money(minorUnits: leg.stated[firmness], currency: network.currency))
            }
        }
        return edges
    }
}
