import Circularity
import Documents
import Ledger
import Text

/// Section 4: the loops, how much can go round, by year of payment, and sellers that finance their customers.
struct CircularityWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Circular money", "순환 자금") }

    /// What a loop means and what it does not.
    var notAnAccusation: String {
        switch language {
        case .en:
            "A circular deal is not an accusation. Suppliers finance customers in many healthy markets: it lowers the buyer's cost, secures supply and shares risk. What a loop means is that revenue and investment depend on each other, so that a shortfall in one is felt in the other. The figures below are upper ends of what can be the same money; none says that it is."
        case .ko:
            "순환 거래라는 말은 비난이 아니다. 건전한 시장에서도 공급자가 고객에게 자금을 대는 일은 흔하다. 그렇게 하면 구매자의 비용이 낮아지고, 물량이 확보되고, 위험이 나뉜다. 고리가 뜻하는 것은 매출과 투자가 서로 기대고 있어 한쪽이 모자라면 다른 쪽도 흔들린다는 점이다. 아래 수치는 같은 돈일 수 있는 금액의 상한이며, 실제로 같은 돈이라는 뜻은 아니다."
        }
    }

    // MARK: loops

    var loopsHeading: String { word("The loops", "고리") }

    var noLoop: String {
        word(
            "The ledger has no loop of investment and orders on that day.",
            "그날 기준으로 원장에는 투자와 주문이 맞물린 고리가 없다.")
    }

    /// What there is where no loop of investment and orders is: one phrase of ``loops(_:_:)`` for each other class.
    func otherLoops(_ classes: [String], maxLength: Int, isTruncated: Bool) -> String {
        switch language {
        case .en:
            "Other loops of up to \(maxLength) firms\(isTruncated ? ", at least" : ""): \(classes.joined(separator: ", "))."
        case .ko:
            "최대 \(maxLength)개 기업을 지나는 다른 고리\(isTruncated ? "(적어도)" : ""): \(classes.joined(separator: ", "))."
        }
    }

    var loopHeads: [String] {
        word(
            ["Loop", "Chain", "Bottleneck amount", "Firmness", "Weakest grade", "Deals"],
            ["고리", "사슬", "병목 금액", "확정 단계", "가장 낮은 등급", "거래"])
    }

    /// Loops of a class, in a list: `3 of orders only (reciprocal trade)`.
    func loops(_ count: Int, _ kind: CircuitClass) -> String {
        switch kind {
        case .circularFinancing:
            word(
                "\(count) of investment and orders (circular financing)",
                "투자와 주문이 맞물린 고리(순환 금융) \(count)개")
        case .reciprocalTrade:
            word("\(count) of orders only (reciprocal trade)", "주문만으로 된 고리(상호 거래) \(count)개")
        case .crossHolding:
            word("\(count) of capital only (cross-holdings)", "자본만으로 된 고리(상호 출자) \(count)개")
        }
    }

    func loopsFound(_ facts: LoopFacts) -> [Inline] {
        switch language {
        case .en:
            let derived =
                facts.derived == 0
                ? ""
                : "Deals alone close \(facts.circular - facts.derived) of the \(facts.circular); the other \(facts.derived) \(facts.derived == 1 ? "needs" : "need") a leg that is derived from spending (\(EvidenceMark.estimated.symbol)). "
            let ofOrders =
                "\(facts.shown) of the \(facts.circular) loops of investment and orders"
            let order = "the widest, then those with an undisclosed leg"
            let shown =
                facts.capital.map {
                    "The table shows \($0.shown) of the \($0.all) loops of capital alone (K), in which more can go round\(facts.circular > 0 ? ", then \(ofOrders) (C)" : ""): \(order)."
                } ?? "The table shows \(ofOrders): \(order)."
            return [
                .text(
                    "\(facts.isTruncated ? "At least " : "")\(facts.loops) loops of up to \(facts.maxLength) firms: \(facts.classes.joined(separator: ", ")). \(shown) \(derived)"
                ), .strong(["Loops share legs: their amounts must not be added up."]),
                .text(" How much can come back in all is said above."),
            ]
        case .ko:
            let derived =
                facts.derived == 0
                ? ""
                : "\(facts.circular)개 가운데 \(facts.circular - facts.derived)개는 거래만으로 닫히고, 나머지 \(facts.derived)개는 지출에서 도출한 구간(\(EvidenceMark.estimated.symbol))이 있어야 닫힌다. "
            let ofOrders = "투자와 주문이 맞물린 고리 \(facts.circular)개 중 \(facts.shown)개"
            let shown =
                facts.capital.map {
                    "표에는 더 많은 돈이 돌 수 있는 자본만으로 이어진 고리(K) \($0.all)개 중 \($0.shown)개를 \(facts.circular > 0 ? "먼저, \(ofOrders)(C)를 뒤에 " : "")실었다."
                } ?? "표에는 \(ofOrders)를 실었다."
            return [
                .text(
                    "최대 \(facts.maxLength)개 기업을 지나는 고리는 \(facts.loops)개\(facts.isTruncated ? " 이상" : "")이다: \(facts.classes.joined(separator: ", ")). \(shown) 규모가 큰 것부터 싣고, 금액이 공개되지 않은 레그가 있는 고리를 뒤에 두었다. \(derived)"
                ), .strong(["고리들은 레그를 함께 쓰므로 금액을 서로 더해서는 안 된다."]),
                .text(" 모두 합쳐 얼마나 돌아올 수 있는지는 위에 있다."),
            ]
        }
    }

    var notDisclosed: String { word("not disclosed", "미공개") }

    // MARK: how much

    var layersHeading: String { word("Circulation: a sum over legs", "순환 금액: 구간의 합계") }

    var layerHeads: [String] {
        switch language {
        case .en:
            [
                "Layer (cumulative)", "All money", "Circulation", "Range", "Share",
                "Paid straight back",
                "Three firms or more", "Firms in the largest group",
            ]
        case .ko:
            [
                "단계(누적)", "전체 금액", "순환 금액", "범위", "비중", "곧바로 되돌아옴", "세 기업 이상",
                "가장 큰 집단의 기업 수",
            ]
        }
    }

    /// - Parameter dual: the bound of the certificate for the layer.
    func circulation(data: Inline, layer: Firmness, dual: String) -> [Inline] {
        switch language {
        case .en:
            [
                .text(
                    "The maximum circulation is the largest sum of what the legs of closed loops can carry, no leg more than its amount. Money is in it on every leg that it passes, twice on a way there and back, and it does not tell financing from orders: it stands beside the figures above, for comparison with other networks. It is exact, and each value comes with a certificate (potentials of the firms, in "
                ), data,
                .text(
                    ") whose bound equals it exactly; for the \(layer.name) layer both are \(dual)."
                ),
            ]
        case .ko:
            [
                .text(
                    "최대 순환 금액은 어떤 구간도 제 금액을 넘지 않으면서 닫힌 고리의 구간들이 실어 나를 수 있는 금액의 가장 큰 합계이다. 돈이 지나는 구간마다 세므로 갔다가 돌아오면 두 번 세며, 투자와 주문을 가리지 않는다. 위의 수치 옆에 두고 다른 망과 견주기 위한 값이다. 값은 정확하며, 값마다 센트 단위까지 일치하는 상한을 주는 증명서(기업별 퍼텐셜, "
                ), data,
                .text("에 수록)가 붙는다. \(common.layer(layer)) 단계에서는 둘 다 \(dual.with(.copula))다."),
            ]
        }
    }

    // MARK: years

    var yearsHeading: String { word("By year of payment", "지급 연도별") }

    var yearHeads: [String] {
        word(["Year", "Falls due", "Circulation", "Share"], ["연도", "지급 예정", "순환 금액", "비중"])
    }

    func years(dated: String, total: String) -> String {
        switch language {
        case .en:
            "Legs spread over their terms by their payment profiles, including announced. \(dated) of \(total) has dates; a loop whose legs are due in different years does not close within any of them."
        case .ko:
            "발표 단계까지의 흐름을 지급 방식에 따라 기간에 나누어 담았다. \(total) 가운데 \(dated)에 날짜가 있다. 구간마다 지급 연도가 다른 고리는 어느 한 해 안에서 닫히지 않는다."
        }
    }

    // MARK: vendors

    var vendorsHeading: String {
        word("Sellers that finance their customers", "고객에게 자금을 대는 판매자")
    }

    var vendorHeads: [String] {
        switch language {
        case .en:
            [
                "Seller", "Customers in the ledger", "Loans drawn", "Loans committed", "Equity",
                "Guarantees", "Annual revenue", "Loans ÷ revenue", "… with equity",
            ]
        case .ko:
            [
                "판매자", "원장에 있는 고객", "집행된 대출", "약정된 대출", "지분", "보증", "연매출",
                "대출 ÷ 매출", "… 지분 포함",
            ]
        }
    }

    var vendors: String {
        switch language {
        case .en:
            "Loans, prepayments and lease financing to customers (drawn, then committed), and equity in customers, against the seller's annual revenue (four quarters where they are known). Guarantees, backstops and warrants are exposures, shown beside and in no ratio."
        case .ko:
            "고객에 대한 대출·선급금·리스 금융(집행분과 약정분)과 고객 지분을 판매자의 연매출(알려진 경우 네 분기 합계)과 견주었다. 보증·매입 보장(백스톱)·신주인수권은 노출액이므로 따로 적고 비율에는 넣지 않았다."
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}

/// What the paragraph above the table of loops says.
struct LoopFacts: Sendable {
    let isTruncated: Bool
    let loops: Int
    let maxLength: Int
    /// `114 of investment and orders (circular financing)`, one a class.
    let classes: [String]
    /// Of the loops of investment and orders.
    let shown: Int
    let circular: Int
    /// Loops of capital alone in the table, and all of them; `nil`: they are not the larger finding.
    let capital: (shown: Int, all: Int)?
    /// Loops of investment and orders that need a derived leg.
    let derived: Int
}
