import Ledger
import Money
import Text

/// What a reader of the explorer has set: everything that its numbers depend on, and nothing else. It is the query of the page's address.
///
/// ```swift
/// let (state, problems) = ExplorerState.reading("day=2025-10-01&off=a-b-chips", of: model)
/// state.query   // the same, in one order
/// ```
public struct ExplorerState: Sendable, Hashable {
    /// The day whose knowledge counts.
    public var asOf: Day
    /// This layer and every firmer one.
    public var layer: Firmness = .announced
    /// Deals that are taken out of the ledger.
    public var off: Set<String> = []
    /// Contract amounts by `DEAL/LEG`, minor units of the base currency.
    public var amounts: [String: Int64] = [:]
    /// First days of payment by `DEAL/LEG`.
    public var starts: [String: Day] = [:]
    /// Cash and securities by firm, minor units of the base currency.
    public var cash: [String: Int64] = [:]
    /// Elasticity of revenue to missing capacity in every scenario that assumes one; `nil`: as the scenarios say.
    public var elasticity: Double?
    public var language: ReportLanguage = .en

    public init(asOf: Day) { self.asOf = asOf }

    /// Whether the ledger or a scenario is another than the model's.
    public var isChanged: Bool {
        !off.isEmpty || !amounts.isEmpty || !starts.isEmpty || !cash.isEmpty || elasticity != nil
    }

    /// The same day, layer and language on the model as it is.
    public var unchanged: ExplorerState {
        var state = ExplorerState(asOf: asOf)
        state.layer = layer
        state.language = language
        return state
    }

    /// Stops of the elasticity slider: fine where assumptions are made, up to the largest that a scenario takes.
    static let elasticityStops: [Double] =
        (0...20).map { Double($0) / 20 } + (11...20).map { Double($0) / 10 }
        + (5...20).map { Double($0) / 2 }

    /// Most settings that one address may hold.
    public static let mostSettings = 500
}

/// `8`, not `8.0`.
func decimalText(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
}

/// Something in an address that cannot be used: the rest of it is.
public struct StateProblem: Sendable, Hashable {
    /// `amount.a-b-chips/chips`
    public let field: String
    public let value: String
    public let reason: Reason

    public enum Reason: String, Sendable {
        case unknownSetting, badDay, dayWithoutLedger, badLayer, unknownDeal, unknownLeg
        case badAmount, unknownFirm, cashUnknown, badElasticity, noElasticity, tooMany
    }
}
