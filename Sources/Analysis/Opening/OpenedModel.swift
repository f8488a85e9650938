import FlowNetwork
import Ledger
import Liquidity
import Money
import Text

/// A model whose files were all read, once, and are sound: the ledger, its scenarios, its series and its policy.
///
/// ```swift
/// let opened = try OpenedModel(MemoryFolder(name: "demo", texts: files))
/// let analysis = try Analysis(of: opened)
/// ```
/// There is no other way to an ``Analysis``: a file with a mistake stops everything that is made from the model, with the same words and the same place.
public struct OpenedModel: Sendable {
    public let model: LedgerModel
    /// In the order of their files, each with what it takes over from the one that it extends.
    public let scenarios: [Scenario]
    /// In the order of their paths.
    public let series: [OpenedSeries]
    /// In the order of their paths.
    public let policies: [OpenedPolicy]
    /// What was noticed in the files and in the ledger of the day that the model was opened for, by place.
    public let warnings: [Diagnostic]
    /// Path as diagnostics show it → bytes, of every file.
    public let files: [String: [UInt8]]
    /// The ledger of the day that it was opened for; analyses of that day start from it.
    private let day: OpenedDay?

    /// The policy of the model: what `check` holds it against.
    public var policy: OpenedPolicy? { policies.first }

    init(
        model: LedgerModel, scenarios: [Scenario], series: [OpenedSeries],
        policies: [OpenedPolicy], warnings: [Diagnostic] = [], files: [String: [UInt8]] = [:],
        day: OpenedDay? = nil
    ) {
        self.model = model
        self.scenarios = scenarios
        self.series = series
        self.policies = policies
        self.warnings = warnings
        self.files = files
        self.day = day
    }

    /// Reads a model.
    ///
    /// - Parameters:
    ///   - asOf: the day whose ledger has to be sound; `nil`: the model's own.
    ///   - conflictPolicy: what decides between claims that disagree.
    /// - Throws: every problem of every file.
    public init(
        _ folder: any ModelFolder, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded,
        limits: ReadLimits = ReadLimits()
    ) throws(InvalidInput) {
        self = try ModelReading(
            folder, asOf: asOf, conflictPolicy: conflictPolicy, limits: limits
        ).opened()
    }

    /// Opens what ``LedgerReader`` read: its scenarios, series and policy are read now.
    ///
    /// - Throws: every problem of every file.
    public init(
        _ model: LedgerModel, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded
    ) throws(InvalidInput) {
        self = try ModelReading(model, asOf: asOf, conflictPolicy: conflictPolicy).opened()
    }

    /// The ledger as it was known on a day, and its network.
    func resolved(asOf: Day, policy: ConflictPolicy) -> OpenedDay {
        if let day, day.ledger.asOf == asOf, day.policy == policy { return day }
        return OpenedDay(model, asOf: asOf, policy: policy)
    }

    /// Whether the model holds on another day too: its ledger may lack an exchange rate there.
    ///
    /// - Throws: the errors of that day.
    public func check(asOf: Day, conflictPolicy: ConflictPolicy) throws(InvalidInput) {
        let errors = resolved(asOf: asOf, policy: conflictPolicy).ledger.diagnostics
            .filter { $0.severity == .error }
        guard errors.isEmpty else { throw InvalidInput(errors.sorted()) }
    }

    /// The same opened for another day: analyses of that day start from its ledger; `nil` where it does not hold (``check(asOf:conflictPolicy:)``).
    package func opened(asOf: Day, _ policy: ConflictPolicy) -> OpenedModel? {
        let day = resolved(asOf: asOf, policy: policy)
        guard !day.ledger.diagnostics.contains(where: { $0.severity == .error }) else {
            return nil
        }
        return OpenedModel(
            model: model, scenarios: scenarios, series: series, policies: policies,
            warnings: warnings, files: files, day: day)
    }

    /// The same with another ledger, and with the scenarios of another model.
    package func with(_ model: LedgerModel, scenarios: [Scenario]? = nil) -> OpenedModel {
        OpenedModel(
            model: model, scenarios: scenarios ?? self.scenarios, series: series,
            policies: policies, files: files)
    }
}

/// A model's ledger on one day, and the network of its firms.
struct OpenedDay: Sendable {
    let ledger: ResolvedLedger
    let network: FlowNetwork
    let policy: ConflictPolicy

    init(_ model: LedgerModel, asOf: Day, policy: ConflictPolicy) {
        ledger = model.resolved(asOf: asOf, policy: policy)
        network = FlowNetwork(ledger)
        self.policy = policy
    }
}
