import Circularity
import FlowNetwork
import Ledger
import Money
import Statistics

/// What changed between two analyses, and why: deals, and every number split by cause.
///
/// ```swift
/// let change = try AnalysisChange(from: .init(model, options: old), to: .init(model, options: new))
/// change.measure(MeasureID("circulation", subject: "announced"))?.part(.status)
/// ```
/// The two sides are a model each, or one model on two days. Between them stand ledgers made by putting in one cause after another (``ChangeCause``), each analysed
/// like the two. Cost: up to six analyses; a cause that changes nothing costs none.
public struct AnalysisChange: Sendable {
    /// A model and how it is analysed.
    public struct Side: Sendable {
        public var model: OpenedModel
        public var options: AnalysisOptions

        public init(_ model: OpenedModel, options: AnalysisOptions) {
            self.model = model
            self.options = options
        }

        var day: Day { options.asOf ?? model.model.defaultAsOf }
    }

    public let from: Manifest
    public let to: Manifest
    /// Deals that were added, ended, revised or removed, in this order.
    public let deals: [DealChange]
    /// Every number that is another than before, or was on the way, sorted by id.
    public let measures: [MeasureChange]
    /// Numbers that both analyses have.
    public let compared: Int

    public func measure(_ id: MeasureID) -> MeasureChange? { measures.first { $0.id == id } }

    public func deals(_ kind: DealChange.Kind) -> [DealChange] { deals.filter { $0.kind == kind } }

    /// - Throws: ``ChangeError``.
    ///
    /// - Parameter analysis: one of the new side's model and day, whose parts are taken for the new end.
    public init(
        from old: Side, to new: Side, sharing analysis: Analysis? = nil
    ) throws(ChangeError) {
        let currencies = (old.model.model.baseCurrency, new.model.model.baseCurrency)
        guard currencies.0 == currencies.1 else {
            throw .currencies(currencies.0, currencies.1)
        }
        let known = old.model.known(by: old.day)
        let first = try Self.analysis(known, old.options, old.day)
        var states: [(cause: ChangeCause?, analysis: Analysis)] = [(nil, first)]
        var current = Side(known, options: old.options)
        current.options.asOf = old.day
        func put(_ model: OpenedModel, _ options: AnalysisOptions, _ cause: ChangeCause)
            throws(ChangeError)
        {
            let isSame =
                model.model.isSame(as: current.model.model) && options == current.options
            let next =
                isSame
                ? states[states.count - 1].analysis : try Self.analysis(model, options, new.day)
            states.append((cause, next))
            current = Side(model, options: options)
        }
        var options = old.options
        options.asOf = new.day
        try put(known, options, .time)

        let standing = states[states.count - 1].analysis.ledger
        let fresh = new.model.known(by: new.day)
        var mixed = fresh.model.withMethod(of: known.model)
        let scenarios = known.scenarios
        mixed.exchangeRates = known.model.exchangeRates
        let data = mixed.withStatuses(of: standing)
        try put(fresh.with(data, scenarios: scenarios), options, .data)
        try put(fresh.with(mixed, scenarios: scenarios), options, .status)
        mixed.exchangeRates = fresh.model.exchangeRates
        try put(fresh.with(mixed, scenarios: scenarios), options, .exchangeRate)
        var final = new.options
        final.asOf = new.day
        if let analysis, analysis.ledger.asOf == new.day,
            analysis.options.conflictPolicy == final.conflictPolicy
        {
            states.append((.method, analysis.with(final)))
        } else {
            try put(fresh, final, .method)
        }
        try Self.compute(states.map(\.analysis))

        let last = states[states.count - 1].analysis
        self.from = first.manifest
        self.to = last.manifest
        deals = DealChange.all(from: first, to: last)
        (measures, compared) = Self.measures(states)
    }

    private static func analysis(
        _ model: OpenedModel, _ options: AnalysisOptions, _ day: Day
    ) throws(ChangeError) -> Analysis {
        var options = options
        options.asOf = day
        do throws(MeasureError) {
            return try Analysis(of: model, options: options, parts: [])
        } catch { throw .measure(error) }
    }

    /// All numbers of all of them, each analysis once, several at a time: those of the largest ledgers first, so that none of them is waited for at the end.
    private static func compute(_ all: [Analysis]) throws(ChangeError) {
        var known: Set<ObjectIdentifier> = []
        let analyses = all.filter { known.insert(ObjectIdentifier($0.work)).inserted }
            .sorted { $0.network.legs.count > $1.network.legs.count }
        _ = try Blocks(items: analyses.count, size: 1).map {
            place, _ -> Result<Void, ChangeError> in
            do throws(MeasureError) {
                try analyses[place].compute(.measures)
                return .success(())
            } catch { return .failure(.measure(error)) }
        }
    }

    private static func measures(
        _ states: [(cause: ChangeCause?, analysis: Analysis)]
    ) -> (changes: [MeasureChange], compared: Int) {
        let tables = states.map(\.analysis.table)
        guard let old = tables.first, let new = tables.last else { return ([], 0) }
        let ids = Self.merged(old.measures.map(\.id), new.measures.map(\.id))
        let changes = ids.compactMap { id -> MeasureChange? in
            guard let measure = new[id] ?? old[id] else { return nil }
            let change = MeasureChange(
                id: id, title: measure.title, unit: measure.unit,
                states: zip(states, tables).map { ($0.cause, $1[id]?.value) })
            return change.isChange ? change : nil
        }
        return (changes, ids.count { old[$0]?.value != nil && new[$0]?.value != nil })
    }

    /// Two sorted lists as one, without what is in both.
    static func merged(_ a: [MeasureID], _ b: [MeasureID]) -> [MeasureID] {
        var all: [MeasureID] = []
        all.reserveCapacity(max(a.count, b.count))
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                all.append(a[i])
                (i, j) = (i + 1, j + 1)
            } else if a[i] < b[j] {
                all.append(a[i])
                i += 1
            } else {
                all.append(b[j])
                j += 1
            }
        }
        return all + a[i...] + b[j...]
    }
}

/// Why two analyses cannot be compared.
public enum ChangeError: Error, Sendable, Hashable, CustomStringConvertible {
    case currencies(Currency, Currency)
    case measure(MeasureError)

    public var description: String {
        switch self {
        case .currencies(let a, let b):
            "the models count in different currencies, \(a) and \(b)"
        case .measure(let error): error.description
        }
    }
}
