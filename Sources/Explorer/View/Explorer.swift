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
/// The numbers are those of the verbs on a model whose files say what the settings say (``ChangedModel``). Looked-up states are kept, a bounded number of them.
public final class Explorer: Sendable {
    public let opened: OpenedModel
    public let conflictPolicy: ConflictPolicy
    /// Stops of the time slider, increasing; the last is the day that the explorer opens on.
    public let days: [Day]
    private let kept = Mutex<[(key: ExplorerState, side: ExplorerSide)]>([])

    /// States that are kept.
    static let mostKept = 12

    public init(
        _ opened: OpenedModel, asOf: Day? = nil, conflictPolicy: ConflictPolicy = .graded
    ) {
        self.opened = opened
        self.conflictPolicy = conflictPolicy
        days = StaticModel.days(of: opened.model, to: asOf ?? opened.model.defaultAsOf)
            .filter { Self.opens(opened, on: $0, conflictPolicy) }
    }

    private static func opens(
        _ opened: OpenedModel, on day: Day, _ policy: ConflictPolicy
    ) -> Bool {
        do throws(InvalidInput) {
            try opened.check(asOf: day, conflictPolicy: policy)
            return true
        } catch { return false }
    }

    /// The settings that an address states.
    public func reading(_ query: String) -> (state: ExplorerState, problems: [StateProblem]) {
        var (state, problems) = ExplorerState.reading(
            query, of: opened.model, scenarios: opened.scenarios,
            opensOn: { [self] day in
                days.contains(day)
                    || ((1900...2199).contains(day.year)
                        && Self.opens(opened, on: day, conflictPolicy))
            })
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
        var key = state
        // Numbers do not depend on these.
        (key.layer, key.language) = (.announced, .en)
        let found = kept.withLock { kept -> ExplorerSide? in
            guard let place = kept.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = kept.remove(at: place)
            kept.append(entry)
            return entry.side
        }
        if let found { return found }
        let side = try ExplorerSide(key, opened, conflictPolicy)
        kept.withLock { kept in
            kept.append((key, side))
            if kept.count > Self.mostKept { kept.removeFirst() }
        }
        return side
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
