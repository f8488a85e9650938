import Circularity
import FlowNetwork
import Ledger
import Text

/// What sellers put into their own customers.
struct VendorMeasures: MeasureProvider {
    static let ratios = [
        MetricDefinition(
            "vendor-financing-drawn",
            LocalizedText(en: "Loans drawn by own customers", ko: "자기 고객이 집행받은 대출 ÷ 연매출"), .ratio,
            .higherIsWorse,
            of: [[.firm]],
            formula:
                "loans, prepayments and lease financing to own customers, drawn ÷ revenue of a year"
        ),
        MetricDefinition(
            "vendor-financing-committed",
            LocalizedText(en: "Loans committed to own customers", ko: "자기 고객에게 약정한 대출 ÷ 연매출"),
            .ratio,
            .higherIsWorse, of: [[.firm]],
            formula:
                "loans, prepayments and lease financing to own customers, drawn and committed ÷ revenue of a year"
        ),
        MetricDefinition(
            "vendor-financing-with-equity",
            LocalizedText(en: "Money put into own customers", ko: "자기 고객에게 넣은 돈 ÷ 연매출"), .ratio,
            .higherIsWorse, of: [[.firm]],
            formula:
                "loans to and equity in own customers, paid and committed ÷ revenue of a year"),
    ]
    static let guarantees = MetricDefinition(
        "vendor-guarantees", LocalizedText(en: "Guarantees for own customers", ko: "자기 고객을 위한 보증"),
        .money, .higherIsWorse,
        of: [[.firm]], formula: "guarantees and backstops for own customers at their maximum")

    let rules = ratios + [guarantees]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.vendors, .uncertainty])
        var builder = MeasureBuilder(analysis)
        let network = analysis.network
        let paidBy = Dictionary(grouping: network.legs.indices) { network.legs[$0].from }
        for vendor in analysis.vendors {
            let subject = [MeasureID.Dimension.firm(builder.firm(vendor.vendor))]
            let customers = Set(vendor.customers)
            let support = (paidBy[vendor.vendor] ?? []).filter {
                let leg = network.legs[$0]
                return leg.family == .financing && customers.contains(leg.to)
            }
            let revenue = (vendor.revenue?.facts ?? []).map {
                builder.fact(builder.analysis.ledger.facts[$0])
            }
            let drawn = analysis.uncertainty?.vendor(vendor.vendor)?.ratios
            for (index, rule) in Self.ratios.enumerated() {
                let money = support.filter {
                    let leg = network.legs[$0]
                    return !leg.kind.isContingent && (index == 2 || leg.kind.claim != .stake)
                }
                // An amount that nobody gives is not zero: 0 would be what is not known.
                let undisclosed = vendor.undisclosed[index].map { "the amount of \($0)" }
                let known = vendor.ratios.map { $0[index] }
                let value = undisclosed.isEmpty || known ?? 0 > 0 ? known : nil
                builder.add(
                    rule, subject, value,
                    interval: value == nil ? nil : builder.plain(drawn?[index]),
                    inputs: money.map(builder.leg) + revenue,
                    missing: undisclosed
                        + (known == nil ? ["revenue_annual or four revenue_quarter"] : []),
                    bound: value != nil && !undisclosed.isEmpty ? .atLeast : nil)
            }
            if vendor.contingent > 0 {
                let contingent = support.filter { network.legs[$0].kind.isContingent }
                builder.add(
                    Self.guarantees, subject, builder.money(vendor.contingent),
                    inputs: contingent.map(builder.leg))
            }
        }
        return builder.measures
    }
}
