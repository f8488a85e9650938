import Circularity
import Clearing
import FlowNetwork
import Ledger
import Liquidity
import Text

/// Who loses what if a firm stops paying.
struct ContagionMeasures: MeasureProvider {
    static let direct = MetricDefinition(
        "contagion-direct",
        LocalizedText(en: "Direct losses if a firm stops paying", ko: "한 기업이 지급을 멈출 때의 직접 손실"),
        .money, .higherIsWorse,
        of: [[.firm]],
        formula: "stakes, loans, guarantees and orders of others on the firm, binding or firmer")
    static let passedOn = MetricDefinition(
        "contagion-passed-on",
        LocalizedText(en: "Losses passed on if a firm stops paying", ko: "한 기업이 지급을 멈출 때 전가되는 손실"),
        .money, .higherIsWorse,
        of: [[.firm]],
        formula: "losses on firms that lost because of it (DebtRank, Bardoscia et al. 2015)")
    static let amplification = MetricDefinition(
        "contagion-amplification",
        LocalizedText(en: "All losses for each unit of direct loss", ko: "직접 손실 대비 전체 손실"), .ratio,
        .higherIsWorse, of: [[.firm]], formula: "(direct + passed on) ÷ direct")
    static let circular = MetricDefinition(
        "contagion-circular",
        LocalizedText(en: "Stress that comes back round the circle", ko: "고리를 돌아 되돌아오는 충격"), .ratio,
        .higherIsWorse,
        of: [[.firm]], formula: "sum over closed walks of claims through the firm")
    static let selfFulfilling = MetricDefinition(
        "contagion-self-fulfilling",
        LocalizedText(
            en: "Losses on top if everyone expects the worst", ko: "모두가 최악을 예상할 때 더해지는 손실"), .money,
        .higherIsWorse, of: [[.firm]],
        formula: "greatest − least consistent losses beyond the direct ones")
    static let loss = MetricDefinition(
        "contagion-loss",
        LocalizedText(en: "Loss of a firm if another stops paying", ko: "한 기업이 멈출 때 다른 기업의 손실"),
        .money, .higherIsWorse,
        of: [[.firm, .firm]], formula: "direct and passed-on loss of the second firm")
    static let lossToBuffer = MetricDefinition(
        "contagion-loss-to-buffer",
        LocalizedText(
            en: "Loss of a firm to its buffer if another stops paying", ko: "그 손실 ÷ 다른 기업의 손실흡수여력"),
        .ratio, .higherIsWorse, of: [[.firm, .firm]],
        formula: "loss of the second firm ÷ its net assets, else its cash and securities")
    static let buffers = MetricDefinition(
        "buffer-coverage",
        LocalizedText(
            en: "Claims held by firms with a known buffer", ko: "손실흡수여력이 알려진 기업이 가진 청구권의 비중"),
        .share, .lowerIsWorse,
        formula: "claims of firms with known net assets or cash ÷ all claims")

    let rules = [
        direct, passedOn, amplification, circular, selfFulfilling, loss, lossToBuffer, buffers,
    ]

    func measures(of analysis: Analysis) throws(MeasureError) -> [Measure] {
        try analysis.compute([.contagion])
        var builder = MeasureBuilder(analysis)
        let contagion: LedgerContagion
        switch analysis.contagion {
        case .success(let found): contagion = found
        case .failure(let error):
            builder.add(Self.buffers, [], nil, inputs: [], missing: [error.description])
            return builder.measures
        }
        let claims = contagion.exposures.claims
        let held = Dictionary(grouping: claims, by: \.creditor)
        if let share = contagion.shareWithBuffer {
            builder.add(Self.buffers, [], share, inputs: claims.map { .leg($0.leg) })
        }
        for outcome in contagion.failures where outcome.total > 0 {
            guard case .stopsPaying(let firm) = outcome.shock else { continue }
            self.outcome(outcome, firm, contagion, held, &builder)
        }
        return builder.measures
    }

    private func outcome(
        _ outcome: ContagionOutcome, _ firm: Int, _ contagion: LedgerContagion,
        _ byCreditor: [Int: [LedgerExposures.Claim]], _ builder: inout MeasureBuilder
    ) {
        let subject = [MeasureID.Dimension.firm(builder.firm(firm))]
        let claims = contagion.exposures.claims
        let own = claims.filter { $0.debtor == firm }.map { Measure.Input.leg($0.leg) }
        let reached = Set(outcome.losses.map(\.firm)).union([firm])
        let all =
            claims.filter { reached.contains($0.debtor) && reached.contains($0.creditor) }
            .map { Measure.Input.leg($0.leg) }
            + reached.sorted().compactMap { contagion.exposures.buffers[$0]?.fact }
            .map(builder.fact)
        builder.add(Self.direct, subject, builder.money(outcome.direct), inputs: own)
        builder.add(Self.passedOn, subject, builder.money(outcome.passedOn), inputs: all)
        let parts = [Self.direct, Self.passedOn].map {
            Measure.Input.measure(MeasureID($0.id, subject))
        }
        builder.add(
            Self.amplification, subject, outcome.amplification, inputs: parts,
            missing: outcome.amplification == nil ? ["a direct loss"] : [])
        builder.add(
            Self.circular, subject, outcome.circularAmplification, inputs: all,
            missing: outcome.circularAmplification == nil
                ? ["an end: claims that go round are larger than the buffers on their way"] : [])
        builder.add(
            Self.selfFulfilling, subject, builder.money(outcome.selfFulfilling), inputs: all)
        for loss in outcome.losses where loss.total > 0 {
            let pair = subject + [.firm(builder.firm(loss.firm))]
            let held = (byCreditor[loss.firm] ?? []).filter { reached.contains($0.debtor) }
                .map { Measure.Input.leg($0.leg) }
            builder.add(Self.loss, pair, builder.money(loss.total), inputs: held)
            if let share = loss.shareOfBuffer, let fact = contagion.exposures.buffers[loss.firm] {
                builder.add(
                    Self.lossToBuffer, pair, share,
                    inputs: [
                        .measure(MeasureID(Self.loss.id, pair)),
                        builder.fact(fact.fact),
                    ])
            }
        }
    }
}
