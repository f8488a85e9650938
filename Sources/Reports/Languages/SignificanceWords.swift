import Circularity
import Ledger
import Text

/// Part of section 4: the ledger against its own firms, amounts and days in random order.
struct SignificanceWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("More than chance?", "우연 이상인가") }

    /// A null model and its p: `against the same firms with random partners p = 0.045`.
    func comparison(_ null: NullModel, p: String) -> String {
        switch null {
        case .weights:
            word(
                "against the same amounts on the same legs in random order p = \(p)",
                "같은 금액을 같은 구간에 무작위로 놓은 경우와 비교하면 p = \(p)")
        case .swap:
            word(
                "against the same firms with random partners p = \(p)",
                "같은 기업에 상대를 무작위로 짝지은 경우와 비교하면 p = \(p)")
        }
    }

    /// All comparisons are below the threshold.
    func isMore(_ comparisons: [String]) -> String {
        switch language {
        case .en:
            "More can go round than the same firms and amounts would give by chance: \(comparisons.joined(separator: ", "))."
        case .ko:
            "같은 기업과 금액에서 우연히 나올 수 있는 것보다 많은 돈이 돌 수 있다: \(comparisons.joined(separator: ", "))."
        }
    }

    /// No comparison is.
    func isNotMore(_ comparisons: [String]) -> String {
        switch language {
        case .en:
            "What can go round is not more than chance would give a web of these firms and amounts: \(comparisons.joined(separator: ", ")). Loops on this scale need no design to explain them."
        case .ko:
            "돌 수 있는 금액은 이런 기업과 금액의 거래망에서 우연히 나올 수 있는 수준을 넘지 않는다: \(comparisons.joined(separator: ", ")). 이 정도의 고리는 의도 없이도 설명된다."
        }
    }

    func differs(_ comparisons: [String]) -> String {
        switch language {
        case .en:
            "The two comparisons differ: \(comparisons.joined(separator: ", ")). The excess depends on what is held fixed, so it carries little weight."
        case .ko:
            "두 비교의 결과가 엇갈린다: \(comparisons.joined(separator: ", ")). 초과분이 무엇을 고정하느냐에 따라 달라지므로 무게를 두기 어렵다."
        }
    }

    var heads: [String] {
        word(["Question", "Observed", "By chance", "p"], ["질문", "관측값", "우연", "p"])
    }

    func question(_ null: NullModel) -> String {
        switch null {
        case .weights:
            switch language {
            case .en:
                "Does the money sit where it can go round? Circulation share, amounts permuted over the legs"
            case .ko:
                "돈이 돌 수 있는 자리에 놓여 있는가? 순환 비중, 금액을 구간들 사이에서 뒤섞음"
            }
        case .swap:
            switch language {
            case .en:
                "Do the firms pick each other so that money can come back? Circulation share, partners swapped"
            case .ko:
                "돈이 돌아올 수 있게 서로를 고르는가? 순환 비중, 거래 상대를 맞바꿈"
            }
        }
    }

    func alignment(aligned: Int, financed: Int) -> String {
        switch language {
        case .en:
            "Do investors fund their own customers? Correlation of money invested with money bought back, labels permuted (\(aligned) of \(String.count(financed, "financed pair")) buy back directly)"
        case .ko:
            "투자자는 자기 고객에게 돈을 대는가? 투자액과 자사에서 구매한 금액의 상관, 이름표를 뒤섞음(자금을 댄 \(financed)쌍 중 \(aligned)쌍이 직접 되삼)"
        }
    }

    func datedLoops(days: Int, candidates: String) -> String {
        switch language {
        case .en:
            "Loops announced in the order of their money within \(days) days, of \(candidates) loops; announcement days of deals shuffled"
        case .ko:
            "고리 \(candidates)개 중 \(days)일 안에 돈의 순서대로 발표된 것; 거래의 발표일을 뒤섞음"
        }
    }

    /// - Parameter swaps: what ``swaps(_:acceptance:)`` says; empty: no partners were swapped.
    func explanation(replicates: String, layer: Firmness, swaps: String) -> String {
        switch language {
        case .en:
            "By chance: mean ± standard deviation of \(replicates) replicates, as \(layer.name) or firmer. p is exact and one-sided: the share of replicates, the ledger among them, that come out at least as high.\(swaps) All of it is conditional on the ledger: deals were entered because somebody wrote about them, and writers look for loops. The tests say whether the money sits in the loops more than these firms and amounts would make it, not how common loops are elsewhere."
        case .ko:
            "우연 열은 \(replicates)회 반복의 평균 ± 표준편차이며, \(common.orFirmer(layer))의 금액을 썼다. p는 정확한 단측값으로, 원장을 포함한 반복 중 결과가 원장만큼 높거나 더 높은 것의 비중이다.\(swaps) 이 모든 것은 원장을 전제로 한다. 누군가 글로 쓴 거래가 원장에 들어왔고, 글쓴이들은 고리를 찾는다. 이 검정은 이런 기업과 금액에서 예상되는 것보다 돈이 고리에 몰려 있는지를 말할 뿐, 다른 곳에서 고리가 얼마나 흔한지를 말하지 않는다."
        }
    }

    /// Begins with a space.
    func swaps(_ count: String, acceptance: String) -> String {
        switch language {
        case .en:
            " Partners are swapped \(count) times from the ledger to a common start and again from there to each replicate; \(acceptance) of the swaps were possible."
        case .ko:
            " 거래 상대는 원장에서 공통 출발점까지 \(count)회, 거기서 각 반복까지 다시 \(count)회 맞바꾸었고, 그중 \(acceptance.with(.subject)) 가능한 교환이었다."
        }
    }

    func ordered(shown: Int, of count: Int) -> String {
        switch language {
        case .en:
            "Loops whose deals were announced one after the other, tightest first (\(shown) of \(count)). Legs announced on the same day have no order and do not count; a month counts from its first day. Each p is adjusted for having looked at all of them (largest statistic of each shuffle)."
        case .ko:
            "거래가 차례로 발표된 고리를 간격이 짧은 순으로 실었다(\(count)개 중 \(shown)개). 같은 날 발표된 구간에는 순서가 없으므로 세지 않았고, 월까지만 알려진 날짜는 그달 첫날로 보았다. 각 p는 모두를 살펴보았다는 점을 보정한 값이다(뒤섞을 때마다 가장 큰 통계량)."
        }
    }

    var orderedHeads: [String] {
        word(["Chain", "Announced", "Days", "Adjusted p"], ["사슬", "발표일", "일수", "보정 p"])
    }

    private var common: CommonWords { CommonWords(language: language) }
}
