import FlowNetwork
import Ledger
import Money

/// Words that several sections use: names of layers, statuses, kinds and marks; lists; what is not known.
protocol CommonWords: Sendable {
    /// The name of the language in the language itself.
    var languageName: String { get }

    // MARK: names of things in the ledger

    /// The name of a cumulative layer.
    func layer(_ layer: Firmness) -> String
    /// The name of a layer and everything firmer: `announced or firmer`.
    func orFirmer(_ layer: Firmness) -> String
    func status(_ status: DealStatus) -> String
    func event(_ event: ClaimEvent) -> String
    func kind(_ kind: LegKind) -> String
    func sourceKind(_ kind: Source.Kind) -> String
    func policy(_ policy: ConflictPolicy) -> String
    func confidence(_ confidence: Conflict.Confidence) -> String
    /// Why a leg is not counted.
    func exclusion(_ exclusion: NetworkLeg.Exclusion) -> String
    /// What a mark says about a figure.
    func meaning(_ mark: EvidenceMark) -> String
    func likelihood(_ likelihood: Likelihood) -> String

    // MARK: amounts as their sources word them

    /// An amount with the wording of its basis: `up to $50 bn`.
    func amount(_ basis: AmountBasis, _ money: String) -> String
    /// Both ends of a stated range.
    func amount(from low: String, to high: String) -> String
    /// A number of something that is not money: `up to 160m shares`.
    func quantity(_ basis: AmountBasis, _ value: String, _ unit: String) -> String
    /// An integer of which only the zeros at its end are shortened: `160m`.
    func shortened(_ digits: String) -> String

    // MARK: what is not known

    /// A word of the model's field where it states none of its own.
    func neutral(_ term: Vocabulary.Term) -> String

    var undisclosed: String { get }
    var undefined: String { get }
    var notKnown: String { get }
    var notAvailable: String { get }

    // MARK: lists

    /// A part of a whole with its share: `$83 bn (5.2%)`.
    func part(_ part: String, _ share: String) -> String

    /// `A`, `A and B`, `A, B and C`.
    func list(_ items: [String]) -> String
    /// After a list that has been cut; begins with the space it needs: ` and 3 more`.
    func andMore(_ count: Int) -> String
    /// The same after names of firms.
    func andMoreFirms(_ count: Int) -> String
    func firms(_ count: Int) -> String
    func deals(_ count: Int) -> String
    func liveLegs(_ count: Int) -> String
}
