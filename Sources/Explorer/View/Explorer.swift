import Analysis
import Circularity
import FlowNetwork
import Ledger
import Liquidity
import Money
import Synchronization
import Text

/// A model as a reader looks at it: settings go in, numbers before and after come out. It reads and writes nothing.
///
/// ```swift
/// let explorer = Explorer(opened)
/// let (state, _) = explorer.reading("off=a-b-chips")
/// try explorer.view(state).after.layers
/// ```
/// The numbers are those of the verbs on a model whose files say what the settings say (``ChangedModel``). Each is computed once: the ledger as it is stays
/// for every stop of the time slider, of other states a bounded number.
public final class Explorer: Sendable {
    public let opened: OpenedModel
    public let conflictPolicy: ConflictPolicy
    /// Stops of the time slider, increasing; the last is the day that the explorer opens on.
    public let days: [Day]
    private let stops: [Day: Stop]
    private let otherDays = Mutex(Recent<Day, OpenedModel>(most: 4))
    private let others = Mutex(
        Recent<ExplorerState, Part<ExplorerNumbers>>(most: Explorer.mostKept))

    /// The ledger as it is on a day of the slider.
    private struct Stop {
        let opened: OpenedModel
        let numbers = Part<ExplorerNumbers>()
    }

    /// States that are kept, beside the slider's stops.
    static let mostKept = 12

    public init(
        _ opened: OpenedModel, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded
    ) {
        self.opened = opened
        self.conflictPolicy = conflictPolicy
        let listed = StaticModel.days(of: opened.model, to: asOf ?? opened.model.defaultAsOf)
        var stops: [Day: Stop] = [:]
        for day in listed {
            stops[day] = opened.opened(asOf: day, conflictPolicy).map { Stop(opened: $0) }
        }
        self.stops = stops
        days = listed.filter { stops[$0] != nil }
    }

    /// The model opened for a day; `nil` where its ledger does not hold.
    private func opened(on day: Day) -> OpenedModel? {
        if let stop = stops[day] { return stop.opened }
        if let found = otherDays.withLock({ $0[day] }) { return found }
        guard (1900...2199).contains(day.year),
            let found = opened.opened(asOf: day, conflictPolicy)
        else { return nil }
        otherDays.withLock { $0[day] = found }
        return found
    }

    /// Computes what every stop of the slider shows, the newest first, so that a look at one does not wait.
    ///
    /// - Parameters:
    ///   - language: of the drawings.
    ///   - isCancelled: asked before each stop.
    public func prepare(_ language: ReportLanguage, isCancelled: () -> Bool) {
        for day in days.reversed() {
            if isCancelled() { return }
            do throws(MeasureError) {
                let side = try side(ExplorerState(asOf: day))
                _ = side.buyers(.announced)
                _ = side.numbers.drawings(language, .ledger)
            } catch {
                // It is kept, and told to who asks for the day.
            }
        }
    }

    /// The settings that an address states.
    public func reading(_ query: String) -> (state: ExplorerState, problems: [StateProblem]) {
        var (state, problems) = ExplorerState.reading(
            query, of: opened.model, scenarios: opened.scenarios,
            opensOn: { [self] day in opened(on: day) != nil })
        if !QueryText.pairs(query).contains(where: { $0.name == "day" }), let last = days.last {
            state.asOf = last
        }
        problems = Array(problems.prefix(20))
        return (state, problems)
    }

    /// What the settings give, beside what the model itself gives on the same day.
    ///
    /// - Throws: ``MeasureError`` when amounts overflow, or when a solution fails its own check.
    public func view(_ state: ExplorerState) throws(MeasureError) -> ExplorerView {
        let before = try side(state.unchanged)
        return ExplorerView(
            state: state, before: before, after: state.isChanged ? try side(state) : before)
    }

    private func side(_ state: ExplorerState) throws(MeasureError) -> ExplorerSide {
        guard state.isChanged else {
            return ExplorerSide(
                changes: [], scenarios: opened.scenarios, numbers: try numbers(state, opened.model))
        }
        let changed = ChangedModel(state, of: opened.model, scenarios: opened.scenarios)
        return ExplorerSide(
            changes: changed.changes, scenarios: changed.scenarios,
            numbers: try numbers(state, changed.model))
    }

    private func numbers(
        _ state: ExplorerState, _ model: LedgerModel
    ) throws(MeasureError) -> ExplorerNumbers {
        var key = state
        // Numbers do not depend on these.
        (key.layer, key.language, key.elasticity) = (.announced, .en, nil)
        let ledger =
            key.isChanged ? opened.with(model) : opened(on: key.asOf) ?? opened
        let part =
            (key.isChanged ? nil : stops[key.asOf]?.numbers)
            ?? others.withLock { others in
                if let part = others[key] { return part }
                let part = Part<ExplorerNumbers>()
                others[key] = part
                return part
            }
        return try part.value { () throws(MeasureError) in
            try ExplorerNumbers(ledger, asOf: key.asOf, conflictPolicy)
        }
    }
}

/// Two sides of a state.
public struct ExplorerView: Sendable {
    public let state: ExplorerState
    public let before, after: ExplorerSide

    /// The layer that is looked at.
    public var layers: (before: ExplorerSide.Layer, after: ExplorerSide.Layer) {
        let place = state.layer.rawValue
        return (before.layers[place], after.layers[place])
    }
}
