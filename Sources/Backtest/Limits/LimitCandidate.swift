import Analysis

/// A measure of which history is asked for a limit.
///
/// The least level at which it may ever warn or fail comes from outside the cases, so that a measure that is zero in every healthy case does not warn of every
/// trifle: 5% is what auditors begin to call material (SEC Staff Accounting Bulletin 99, 1999), 10% of revenue is a customer that has to be named
/// (ASC 280-10-50-42), and a cover below one does not cover.
public struct LimitCandidate: Sendable {
    public let rule: MetricDefinition
    /// Only numbers of this layer; `nil`: all.
    public let layer: String?
    /// Warning and failing level that no limit is nearer to zero than (or, where low is bad, further from zero).
    public let floors: (warn: Double, fail: Double)

    /// `capital-loop-share@binding`
    public var id: String { layer.map { "\(rule.id)@\($0)" } ?? rule.id }

    public var isHighBad: Bool { rule.direction != .lowerIsWorse }

    func isAbout(_ id: MeasureID) -> Bool {
        guard id.rule == rule.id else { return false }
        return layer.map { layer in
            id.dimensions.contains { $0.kind == .layer && $0.value == layer }
        } ?? true
    }

    /// Measures 5, 11–12 and 14–17, what accounts say of the book, and those of the gate before, in the order of the table. Measure 13 is a sum of money,
    /// which no case can lend to another; scenarios, and what they give of liquidity, no case has.
    public static let all: [LimitCandidate] = [
        share("vendor-financing-drawn"), share("vendor-financing-committed"),
        share("vendor-financing-with-equity"), share("vendor-promises"),
        share("vendor-exposure-net"), share("vendor-guarantee-ratio"),
        share("past-due-share"), share("allowance-share"), share("write-off-share"),
        named("book-growth", nil, 10, 25),
        share("unknown-coverage"),
        share("returnable-share", "paid"), share("returnable-share", "binding"),
        share("returnable-order-share", "binding"), share("returnable-vendor-share"),
        cover("outside-coverage"), cover("outside-coverage-with-cash"),
        cover("own-revenue-coverage"),
        share("elimination-ratio-firm"), share("supplier-funded-share"),
        share("capital-loop-share", "paid"), share("capital-loop-share", "binding"),
        named("pledge-shortfall", nil, 1, 1), named("common-control-financing", nil, 1, 1),
        cover("deposit-cover"), cover("due-debt-cover"),
        named("commitments", nil, 1, 2),
        share("circular-revenue-share"), share("circulation-share", "paid"),
        share("circulation-share", "binding"),
    ].compactMap { $0 }

    private static func share(_ id: String, _ layer: String? = nil) -> LimitCandidate? {
        named(id, layer, 0.05, 0.10)
    }

    private static func cover(_ id: String) -> LimitCandidate? { named(id, nil, 1, 0.5) }

    private static func named(
        _ id: String, _ layer: String?, _ warn: Double, _ fail: Double
    ) -> LimitCandidate? {
        MeasureCatalogue.rule(id).map {
            LimitCandidate(rule: $0, layer: layer, floors: (warn, fail))
        }
    }
}
