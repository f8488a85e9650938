import Circularity
import FlowNetwork
import Ledger
import Money
import Statistics
import Text

/// Why no page can be written.
public enum StaticPageError: Error, Sendable, CustomStringConvertible {
    /// Amounts that the page's script cannot add exactly.
    case amountsTooLarge(Day)
    /// What the page would compute is not what the engine does: a defect of the program.
    case differs(day: Day, layer: Firmness, off: [String])
    case measure(MeasureError)

    public var description: String {
        switch self {
        case .amountsTooLarge(let day):
            "the amounts of \(day) add up to more than the page's script adds exactly (2^51 minor units)"
        case .differs(let day, let layer, let off):
            "the page would not show the numbers of \(day), \(layer.name), without \(off.joined(separator: ", "))"
        case .measure(let error): "\(error)"
        }
    }
}

/// What the page of one file holds: the ledger on some days, and values that the engine computed of it.
struct StaticModel {
    let model: LedgerModel
    let days: [(day: Day, ledger: StaticDay)]
    /// Deals with a counted leg on some day, in the order of the ledger, that can be taken out.
    let deals: [String]
    let references: [Reference]

    /// A value of the engine: what the page must find by itself.
    struct Reference: Hashable {
        /// Position among the days.
        let day: Int
        let layer: Firmness
        /// Positions among the deals, increasing.
        let off: [Int]
        /// `R*` and all financing, minor units.
        let returnable, financing: Int64
    }

    /// Fewest reference values, for a model that has so many different questions.
    static let fewest = 240
    static let mostDays = 24
    /// Sums of the script: twice all amounts and all turns, below 2⁵³.
    static let largestTotal: Int64 = 1 << 51

    /// - Parameter days: as of which days; the last of each month in which something became known unless given.
    init(
        _ model: LedgerModel, policy: ConflictPolicy, asOf: Day, seed: UInt64
    ) throws(StaticPageError) {
        self.model = model
        var days: [(day: Day, ledger: StaticDay)] = []
        for day in Self.days(of: model, to: asOf) {
            let ledger = model.resolved(asOf: day, policy: policy)
            // A day without an exchange rate has no numbers to show.
            if ledger.diagnostics.contains(where: { $0.severity == .error }) { continue }
            let network = FlowNetwork(ledger)
            var total: Int128 = 0
            for leg in network.legs { total += Int128(leg.stated.total) }
            guard total < Int128(Self.largestTotal) else { throw .amountsTooLarge(day) }
            days.append((day, StaticDay(ledger, network)))
        }
        self.days = days
        let counted = Set(days.flatMap { $0.ledger.stated.map(\.deal) })
        let fixed = days.reduce(into: Set<String>()) { $0.formUnion($1.ledger.fixed) }
        deals = model.deals.map(\.id).filter { counted.contains($0) && !fixed.contains($0) }
        references = try Self.references(model, policy, days, deals, seed)
    }

    static func days(of model: LedgerModel, to last: Day) -> [Day] {
        var byMonth: [Int: Day] = [:]
        for day in model.knownDays where day < last {
            byMonth[day.year * 12 + day.civil.month] = day
        }
        return byMonth.values.sorted().suffix(mostDays - 1) + [last]
    }

    private static func references(
        _ model: LedgerModel, _ policy: ConflictPolicy, _ days: [(day: Day, ledger: StaticDay)],
        _ deals: [String], _ seed: UInt64
    ) throws(StaticPageError) -> [Reference] {
        var questions: [(day: Int, off: [Int])] = days.indices.map { ($0, []) }
        var random = Shuffle(state: seed)
        var seen = Set(questions.map { [$0.day] })
        // A question has an answer for each layer. Small models run out of different ones.
        var tries = 0
        while questions.count * Firmness.allCases.count < fewest, tries < 4000, !deals.isEmpty,
            !days.isEmpty
        {
            tries += 1
            let day = days.count - 1 - random.below(min(days.count, 8))
            let size = tries % 3 == 0 ? 1 + random.below(deals.count) : 1 + random.below(3)
            let off = Set((0..<size).map { _ in random.below(deals.count) }).sorted()
            if seen.insert([day] + off).inserted { questions.append((day, off)) }
        }
        let asked = questions
        return try Blocks(items: asked.count, size: 1).map {
            place, _ -> Result<[Reference], StaticPageError> in
            do throws(StaticPageError) {
                return .success(try answers(asked[place], model, policy, days, deals))
            } catch { return .failure(error) }
        }.flatMap { $0 }
    }

    /// The engine's answers to one question, one a layer.
    private static func answers(
        _ question: (day: Int, off: [Int]), _ model: LedgerModel, _ policy: ConflictPolicy,
        _ days: [(day: Day, ledger: StaticDay)], _ deals: [String]
    ) throws(StaticPageError) -> [Reference] {
        let names = Set(question.off.map { deals[$0] })
        var state = ExplorerState(asOf: days[question.day].day)
        state.off = names
        let changed = ChangedModel(state, of: model, scenarios: []).model
        let network = FlowNetwork(changed.resolved(asOf: state.asOf, policy: policy))
        var found: [Reference] = []
        // Layers without a dollar of their own have the answer of the one before.
        var known: (amounts: [Int64], returnable: Int64, financing: Int64)?
        for layer in Firmness.allCases {
            let own = days[question.day].ledger.counted(layer, off: names)
            guard own == StaticDay.counted(network, layer) else {
                throw .differs(day: state.asOf, layer: layer, off: names.sorted())
            }
            let amounts = network.amounts(FlowView(layer: layer))
            if known?.amounts != amounts {
                do throws(MeasureError) {
                    let (financing, answer) = try network.returnable(amounts)
                    known = (amounts, answer.value, financing.financing.totalWeight)
                } catch { throw .measure(error) }
            }
            guard let known else { continue }
            found.append(
                Reference(
                    day: question.day, layer: layer, off: question.off,
                    returnable: known.returnable, financing: known.financing))
        }
        return found
    }
}
