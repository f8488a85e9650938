import Circularity
import Ledger

struct EnglishSignificanceWords: SignificanceWords {
    let heading = "More than chance?"

    func comparison(_ null: NullModel, p: String) -> String {
        switch null {
        case .weights: "against the same amounts on the same legs in random order p = \(p)"
        case .swap: "against the same firms with random partners p = \(p)"
        }
    }

    func isMore(_ comparisons: [String]) -> String {
        "More can go round than the same firms and amounts would give by chance: \(comparisons.joined(separator: ", "))."
    }

    func isNotMore(_ comparisons: [String]) -> String {
        "What can go round is not more than chance would give a web of these firms and amounts: \(comparisons.joined(separator: ", ")). Loops on this scale need no design to explain them."
    }

    func differs(_ comparisons: [String]) -> String {
        "The two comparisons differ: \(comparisons.joined(separator: ", ")). The excess depends on what is held fixed, so it carries little weight."
    }

    let heads = ["Question", "Observed", "By chance", "p"]

    func question(_ null: NullModel) -> String {
        switch null {
        case .weights:
            "Does the money sit where it can go round? Circulation share, amounts permuted over the legs"
        case .swap:
            "Do the firms pick each other so that money can come back? Circulation share, partners swapped"
        }
    }

    func alignment(aligned: Int, financed: Int) -> String {
        "Do investors fund their own customers? Correlation of money invested with money bought back, labels permuted (\(aligned) of \(String.count(financed, "financed pair")) buy back directly)"
    }

    func datedLoops(days: Int, candidates: String) -> String {
        "Loops announced in the order of their money within \(days) days, of \(candidates) loops; announcement days of deals shuffled"
    }

    func explanation(replicates: String, layer: Firmness, swaps: String) -> String {
        "By chance: mean ± standard deviation of \(replicates) replicates, as \(layer.name) or firmer. p is exact and one-sided: the share of replicates, the ledger among them, that come out at least as high.\(swaps) All of it is conditional on the ledger: deals were entered because somebody wrote about them, and writers look for loops. The tests say whether the money sits in the loops more than these firms and amounts would make it, not how common loops are elsewhere."
    }

    func swaps(_ count: String, acceptance: String) -> String {
        " Partners are swapped \(count) times from the ledger to a common start and again from there to each replicate; \(acceptance) of the swaps were possible."
    }

    func ordered(shown: Int, of count: Int) -> String {
        "Loops whose deals were announced one after the other, tightest first (\(shown) of \(count)). Legs announced on the same day have no order and do not count; a month counts from its first day. Each p is adjusted for having looked at all of them (largest statistic of each shuffle)."
    }

    let orderedHeads = ["Chain", "Announced", "Days", "Adjusted p"]
}
