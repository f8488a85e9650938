import Documents
import Ledger
import Text

/// Part of section 4: how much of a vendor's revenue is its own money coming back.
struct RoundTripWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Own money among a vendor's revenue", "판매자 매출에 섞인 자기 자금") }

    var nothingReturns: String {
        word("No vendor's financing can come back to it as revenue.", "어느 판매자의 자금도 매출로 되돌아올 수 없다.")
    }

    /// - Parameters:
    ///   - hasUndated: whether orders without payment dates take part.
    ///   - hasStretched: whether the revenue of some vendor is held at its nearest known rate.
    func explanation(stepMonths: Int, hasUndated: Bool, hasStretched: Bool) -> [Inline] {
        switch language {
        case .en:
            [
                .strong(["Documented"]),
                .text(
                    " ◆: financing that a source ties to a purchase from the same vendor, up to that purchase's payments. "
                ),
                .strong(["Traced"]),
                .text(
                    " ▲: the vendor's money followed in steps of \(String.count(stepMonths, "month")); in every firm it mixes pro rata with cash and outside revenue, which carry no tag, and tied money waits for its purchase. Revenue is held at its nearest known rate where no figure covers a date, a firm spends what it earns beyond its orders, and what it cannot pay from its own money comes from outside. Two figures are the two readings where books are not known or begin late. "
                ),
                .strong(["At most"]),
                .text(
                    " ◆: the maximum flow from the vendor's financing to its orders through time, as announced or firmer; money cannot come back before it has left.\(hasUndated ? " Orders without payment dates are spread evenly for tracing and may fall at any time for the upper end." : "") These figures describe what contracts allow; they say nothing about intent.\(hasStretched ? " A share marked ▲ is of four quarters at the nearest known rate." : "")"
                ),
            ]
        case .ko:
            [
                .strong(["문서로 확인"]),
                .text(" ◆: 같은 판매자로부터의 구매와 연결되어 있다고 출처가 밝힌 자금으로, 그 구매의 지급액을 넘지 않는다. "),
                .strong(["추적"]),
                .text(
                    " ▲: 판매자의 돈을 \(stepMonths)개월 단위로 따라간 값이다. 어느 기업에서든 꼬리표가 없는 현금·외부 매출과 비례해 섞이고, 용도가 묶인 돈은 그 구매를 기다린다. 해당 날짜의 수치가 없으면 가장 가까운 알려진 매출 속도를 유지하고, 기업은 주문에 쓰고 남는 수입도 지출하며, 자기 자금으로 치를 수 없는 몫은 외부에서 들어온다고 본다. 장부가 알려지지 않았거나 늦게 시작하는 곳에서는 두 가지 해석을 두 수치로 적는다. "
                ),
                .strong(["최대"]),
                .text(
                    " ◆: 판매자의 자금에서 그 수주까지 시간을 따라 흐를 수 있는 최대 유량이다(발표 단계까지). 돈은 나가기 전에 돌아올 수 없다.\(hasUndated ? " 지급일이 없는 주문은 추적에서는 고르게 나누고, 상한에서는 아무 때나 지급될 수 있다고 본다." : "") 이 수치들은 계약이 허용하는 것을 보여 줄 뿐 의도에 대해서는 아무것도 말하지 않는다.\(hasStretched ? " ▲가 붙은 비중은 가장 가까운 알려진 속도로 환산한 네 분기 매출에 대한 것이다." : "")"
                ),
            ]
        }
    }

    func heads(year: Int) -> [String] {
        switch language {
        case .en:
            [
                "Vendor", "Its financing", "Its orders", "Documented ◆", "Traced ▲", "At most ◆",
                "At most ÷ orders", "In \(year), of annual revenue",
            ]
        case .ko:
            [
                "판매자", "내준 자금", "수주", "문서로 확인 ◆", "추적 ▲", "최대 ◆", "최대 ÷ 수주",
                "\(year)년, 연매출 대비",
            ]
        }
    }

    var revenueNotKnown: String { word("undefined: revenue not known", "정의되지 않음(매출을 알 수 없음)") }
    var noneDue: String { word("none due", "지급 예정 없음") }
    /// Before the contracts that limit a vendor's figure; follows its name in bold.
    var limitedBy: String { word(": limited by ", ": 한도를 정하는 계약은 ") }

    /// After the contracts that are named: the rest, with its sum.
    func andMore(_ count: Int, amount: String) -> String {
        word(" and \(count) more (\(amount))", " 외 \(count)건(\(amount))")
    }

    /// Ends the line of a vendor.
    func orders(fifo: String, lifo: String) -> String {
        word(
            ". First in, first out traces \(fifo), last in, first out \(lifo) ▲.",
            ". 선입선출로 추적하면 \(fifo), 후입선출로는 \(lifo) ▲.")
    }

    func unknownBooks(_ vendors: [String]) -> String {
        switch language {
        case .en:
            "A single traced figure is undefined, and the two readings are shown, because cash or revenue of a firm in between is not known: \(vendors.joined(separator: "; "))."
        case .ko:
            "중간에 있는 기업의 현금이나 매출을 알 수 없어 추적 수치를 하나로 정할 수 없으므로 두 가지 해석을 싣는다: \(vendors.joined(separator: "; "))."
        }
    }

    func byYear(_ vendor: String) -> String {
        switch language {
        case .en:
            "\(vendor) by year of arrival. Each upper end is the most for its year alone: they add up to more than the total."
        case .ko:
            "\(vendor), 도착 연도별. 각 상한은 그해만 따로 본 최대치이므로 모두 더하면 합계보다 크다."
        }
    }

    var yearHeads: [String] {
        word(
            ["Year", "Orders due", "Documented ◆", "Traced ▲", "At most ◆"],
            ["연도", "수주 지급 예정", "문서로 확인 ◆", "추적 ▲", "최대 ◆"])
    }

    func returnShares(from: String, to: String) -> String {
        switch language {
        case .en:
            "Of the money that a firm paid out from \(from) to \(to), this much came back to it pro rata, with its revenue from outside in the books (Finn's return share; dated payments as announced or firmer). ▲"
        case .ko:
            "\(from)부터 \(to)까지 기업이 지급한 돈 가운데 비례 배분으로 그 기업에 되돌아온 몫이다. 외부 매출을 장부에 넣었다(Finn의 회귀 비중, 날짜가 있는 발표 단계까지의 지급). ▲"
        }
    }

    /// Where a return share is undefined; begins with a space.
    func undefinedShares(_ firms: String) -> String {
        switch language {
        case .en:
            " Undefined where money passes through a firm whose revenue is not known (\(firms)); the two readings have such firms pass on nothing, and balance without outside money."
        case .ko:
            " 매출을 알 수 없는 기업(\(firms))을 돈이 지나는 경우에는 정의되지 않는다. 두 해석은 그런 기업이 아무것도 넘기지 않는 경우와 외부 자금 없이 수지를 맞추는 경우이다."
        }
    }

    var returnHeads: [String] {
        word(["Firm", "Return share ▲", "Readings"], ["기업", "회귀 비중 ▲", "두 해석"])
    }

    /// The bands of vendors whose figures change with a softer layer.
    func softer(_ layer: Firmness, bands: [String], mark: String) -> String {
        switch language {
        case .en:
            "With the \(layer.name) layer: \(bands.joined(separator: "; ")) (documented \(mark); traced ▲; at most \(mark))."
        case .ko:
            "\(common.layer(layer)) 단계까지 넓히면: \(bands.joined(separator: "; ")) (문서로 확인 \(mark); 추적 ▲; 최대 \(mark))."
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}
