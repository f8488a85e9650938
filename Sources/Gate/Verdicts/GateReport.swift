import Analysis
import Money
import Text

/// Everything that a check found: the value that every output format writes.
public struct GateReport: Sendable {
    /// What was checked.
    public let subject: Subject
    public let state: GateState
    /// In the order of the policy's rules; within a rule by id.
    public let verdicts: [Verdict]
    /// Warnings about the baseline and the waivers.
    public let diagnostics: [Diagnostic]
    /// The baseline as it would be written now.
    public let updatedBaseline: Baseline

    /// The model, the day and the policy.
    public struct Subject: Sendable, Hashable {
        public var modelID: String
        /// Where the model lies; `nil` for a model that states its id, which is enough.
        public var place: ModelPlace?
        public var modelHash: String
        public var asOf: Day
        public var policyFile: String
        /// SHA-256 of the policy's bytes.
        public var policyHash: String
        public var seed: UInt64
        public var replicates: Int

        public init(
            modelID: String, place: ModelPlace? = nil, modelHash: String, asOf: Day,
            policyFile: String, policyHash: String, seed: UInt64, replicates: Int
        ) {
            self.modelID = modelID
            self.place = place
            self.modelHash = modelHash
            self.asOf = asOf
            self.policyFile = policyFile
            self.policyHash = policyHash
            self.seed = seed
            self.replicates = replicates
        }

        /// What fingerprints and categories are made of: two models of one repository have two, and one model has the same in every checkout.
        public var identity: String {
            guard let place, !place.inRepository.isEmpty else { return modelID }
            return "\(modelID)/\(place.inRepository)"
        }
    }

    public func count(_ state: GateState) -> Int { verdicts.filter { $0.state == state }.count }

    /// Verdicts that passed because their rule says so of a number that is not known, or only known to lie on the good side.
    public var passedUnknown: Int { verdicts.filter { $0.state == .pass && $0.isUndecided }.count }

    /// `1 failed, 2 warned, 9 passed, 3 of them unknown`
    public var countText: String {
        let parts =
            GateState.worstFirst.compactMap { state -> String? in
                let number = count(state)
                return number == 0 ? nil : "\(number) \(state.participle)"
            } + (passedUnknown > 0 ? ["\(passedUnknown) of them unknown"] : [])
        return parts.isEmpty ? "nothing was checked" : parts.joined(separator: ", ")
    }

    /// Worst first; within a state by how far the value is beyond the limit, then in the policy's order.
    public var worstFirst: [Verdict] {
        verdicts.enumerated().sorted { a, b in
            let (one, other) = (a.element, b.element)
            if one.state != other.state { return one.state.rank < other.state.rank }
            let (left, right) = (one.relativeMargin, other.relativeMargin)
            return left != right ? left < right : a.offset < b.offset
        }.map(\.element)
    }
}

/// Where a model lies that states no id: copies of one ledger are told apart by it.
public struct ModelPlace: Sendable, Hashable {
    /// From the root of the repository: `models/eu`; `""` for the root itself.
    public var inRepository: String
    /// From the folder of the baseline; `nil` without a baseline.
    public var fromBaseline: String?

    public init(inRepository: String, fromBaseline: String? = nil) {
        self.inRepository = inRepository
        self.fromBaseline = fromBaseline
    }
}

/// What the gate says of one number.
public struct Verdict: Sendable {
    /// `vendor-financing@nvidia`
    public let id: String
    public let rule: PolicyRule
    /// `nil`: there is no such number.
    public let measure: Measure?
    public let state: GateState
    /// Why, as a sentence without a capital and a full stop.
    public let why: String
    /// The p-value, where a limit is one.
    public let probability: Measure?
    /// The limit that failing is decided by; the warning limit where the rule only warns.
    public let limit: Double?
    /// What is left up to the limit, in its unit; negative beyond it.
    public let margin: Double?
    /// Value of the baseline.
    public let baseline: Double?
    public let waiver: Waiver?
    /// The widest loop of money that the number rests on.
    public let loop: MoneyCircuit?
    /// Whether the number could not be held against the limit, so that the rule's `on_missing` speaks.
    public var isUndecided = false

    /// The number that was held against the limit.
    public var compared: Measure? { limitScale == .probability ? probability : measure }

    /// What the limit is counted in.
    var limitScale: Limit.Scale { (rule.fail ?? rule.warn)?.scale ?? .value }

    /// Unit of the limit.
    public var limitUnit: MeasureUnit {
        limitScale == .probability ? .probability : rule.measure.unit
    }

    /// Margin over the limit's size, for an order of badness.
    var relativeMargin: Double {
        guard let margin, let limit else { return 0 }
        return limit == 0 ? margin : margin / abs(limit)
    }
}

extension GateState {
    /// In the order in which people should read them.
    public static let worstFirst: [GateState] = [.fail, .indeterminate, .warn, .waived, .pass]

    var rank: Int { GateState.worstFirst.firstIndex(of: self) ?? GateState.worstFirst.count }

    /// `failed`
    var participle: String {
        switch self {
        case .pass: "passed"
        case .warn: "warned"
        case .fail: "failed"
        case .waived: "waived"
        case .indeterminate: "indeterminate"
        }
    }
}
