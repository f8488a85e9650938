import Circularity
import Documents
import Ledger
import Text

/// Part of section 4: what can come back as orders, and who can pay from outside.
struct ReturnableWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("What can come back as orders", "주문이 되어 돌아올 수 있는 돈") }

    /// What the figure is, with the file of its certificate.
    ///
    /// - Parameter traced: central value by tracing; `nil`: it depends on books that are not known.
    func explanation(data: Inline, dual: String, dated: String, traced: String?) -> [Inline] {
        switch language {
        case .en:
            let central =
                traced.map { "Traced pro rata over time, \($0) comes back. " }
                ?? "Tracing gives no single value, as the outside money of firms on the way is not known. "
            return [
                .text(
                    "The most of the financing (equity, loans, prepayments) that can come back to the financiers as orders. Money counts once, when it enters a firm as financing and leaves it as an order, whatever legs it passes; loops of capital alone and of orders alone count nothing. It is exact, and comes with a certificate (potentials of the firms and prices of the legs, in "
                ), data,
                .text(
                    "): amounts times prices add up to \(dual) for what is announced or firmer, and no flow can be above that sum. With dates kept, so that money is not spent before it has come in, it is \(dated). \(central)◆"
                ),
            ]
        case .ko:
            let central =
                traced.map { "시간에 따라 비례 추적하면 \($0.with(.subject)) 돌아온다. " }
                ?? "중간에 있는 기업의 외부 자금이 알려지지 않아 추적값은 하나로 정해지지 않는다. "
            return [
                .text(
                    "투자금(지분, 대출, 선급금) 가운데 주문이 되어 투자한 기업으로 돌아올 수 있는 가장 큰 금액이다. 같은 돈은 어떤 구간을 지나든, 투자금으로 들어와 주문으로 나갈 때 한 번만 센다. 자본만의 고리와 주문만의 고리는 세지 않는다. 값은 정확하며 증명서(기업별 퍼텐셜과 구간별 가격, "
                ), data,
                .text(
                    "에 수록)가 붙는다. 금액에 가격을 곱해 더하면 발표 단계까지 \(dual)이며, 어떤 흐름도 이 합을 넘을 수 없다. 들어오기 전의 돈은 쓸 수 없다는 시점까지 반영하면 \(dated.with(.copula))다. \(central)◆"
                ),
            ]
        }
    }

    var layerHeads: [String] {
        switch language {
        case .en:
            [
                "Layer (cumulative)", "Financing", "Can come back", "Range", "Share",
                "÷ orders of financing firms", "Two firms alone", "Capital alone, at most",
            ]
        case .ko:
            [
                "단계(누적)", "투자금", "돌아올 수 있음", "범위", "비중", "÷ 투자한 기업이 받은 주문", "두 기업 사이",
                "자본만(최대)",
            ]
        }
    }

    var vendorHeads: [String] {
        word(
            ["Financing firm", "Financing", "Orders", "Own money that can come back"],
            ["투자한 기업", "투자금", "받은 주문", "돌아올 수 있는 자기 자금"])
    }

    /// That firms' amounts use the same legs.
    var vendors: String {
        switch language {
        case .en:
            "For each firm its own money, dates left aside. Firms share legs: the amounts must not be added up."
        case .ko:
            "기업마다 자기 자금만 세고 날짜는 따지지 않았다. 기업들은 구간을 함께 쓰므로 금액을 더해서는 안 된다."
        }
    }

    var yearHeads: [String] {
        word(
            ["Year", "Financing due", "Orders due", "Can be returned financing"],
            ["연도", "투자 예정", "주문 지급 예정", "돌아온 투자금일 수 있음"])
    }

    var years: String {
        switch language {
        case .en:
            "By year, dates kept; legs without dates are spread evenly. Years share financing: the amounts must not be added up."
        case .ko:
            "연도별로 시점을 반영했고, 날짜가 없는 흐름은 고르게 나누었다. 연도들은 투자금을 함께 쓰므로 금액을 더해서는 안 된다."
        }
    }

    var coverageHeading: String {
        word("Can buyers pay from outside?", "구매자는 외부 자금으로 지급할 수 있는가")
    }

    var coverage: String {
        switch language {
        case .en:
            "Revenue from outside the ledger, less costs outside it, plus binding financing from firms that sell nothing in it, over the orders that fall due in the year. Below 100% the buyer needs investors who have not committed yet, or its suppliers' money. Without known costs the figure is an upper end (≤); orders without dates stand beside. ◆"
        case .ko:
            "원장 밖에서 온 매출에서 원장 밖 비용을 빼고, 원장에서 아무것도 팔지 않는 기업이 약정한 투자금을 더해, 그해에 지급할 주문으로 나누었다. 100% 아래면 아직 약정하지 않은 투자자나 공급자의 돈이 필요하다. 비용이 알려지지 않으면 상한(≤)이며, 날짜가 없는 주문은 따로 적었다. ◆"
        }
    }

    var coverageHeads: [String] {
        switch language {
        case .en:
            [
                "Buyer", "Year", "Owes", "Outside revenue", "Basis", "Committed", "Coverage",
                "With cash",
                "Undated orders",
            ]
        case .ko:
            [
                "구매자", "연도", "지급할 돈", "외부 매출", "근거", "약정된 외부 자금", "충당 비율", "현금 포함", "날짜 없는 주문",
            ]
        }
    }

    /// Where a year's revenue is from.
    func basis(_ basis: RevenueCurve.Basis?) -> String {
        switch basis {
        case .reported?: word("reported", "공시")
        case .forecast?: word("forecast", "전망")
        case .held?: word("nearest rate held ▲", "가까운 때의 속도 유지 ▲")
        case nil: word("not known", "미상")
        }
    }

    func atMost(_ share: String) -> String { "≤ \(share)" }

    /// Buyers none of whose orders has a date.
    func withoutDates(_ buyers: [String]) -> String {
        switch language {
        case .en:
            "Not set against a year, since no order of theirs has a date: \(buyers.joined(separator: ", "))."
        case .ko:
            "주문에 날짜가 없어 연도별로 비교하지 않은 기업: \(buyers.joined(separator: ", "))."
        }
    }

    /// Buyers of which nothing can be computed.
    func withoutRevenue(_ buyers: [String]) -> String {
        switch language {
        case .en:
            "Cannot be computed, for want of a revenue: \(buyers.joined(separator: ", "))."
        case .ko:
            "매출이 없어 계산할 수 없는 기업: \(buyers.joined(separator: ", "))."
        }
    }

    /// Least revenue of the web in a year, each firm by itself and together.
    func required(_ year: Int, alone: String, together: String, total: String, lastYear: Int)
        -> String
    {
        switch language {
        case .en:
            "For every dated commitment to be met by committed money and cash alone, end customers would have to pay at least \(alone) in \(year), each firm by itself. If money may be moved inside the largest group, it is \(together), and \(total) up to \(lastYear), before other costs. ◆"
        case .ko:
            "날짜가 있는 모든 약정을 약정된 자금과 현금만으로 지키려면 최종 고객이 \(year)년에 적어도 \(alone.with(.object)) 지급해야 한다(기업별). 가장 큰 무리 안에서 돈을 옮길 수 있다면 \(together.with(.copula))고 \(lastYear)년까지 모두 \(total.with(.copula))다. 다른 비용은 뺀 값이다. ◆"
        }
    }

    /// One table of a buyer's orders: rows by firmness, their sum, and its parts.
    func totals(_ buyer: String, undisclosed: Int, overlapping: Int) -> String {
        switch language {
        case .en:
            "What \(buyer) has ordered, once for all: other totals of this report are sums of these rows. In none of them: live orders without an amount (\(undisclosed)), and ones that describe amounts of others (\(overlapping)). Totals that sources quote stand last; they are never added. ◆"
        case .ko:
            "\(buyer.with(.subject)) 낸 주문을 한 표에 모았다. 이 보고서의 다른 합계는 이 행들의 합이다. 금액이 없는 유효 주문 \(undisclosed)건과 다른 흐름의 돈을 가리키는 \(overlapping)건은 어디에도 들어 있지 않다. 출처가 인용한 합계는 마지막에 적고 더하지 않는다. ◆"
        }
    }

    var totalHeads: [String] { word(["Part", "Amount"], ["구분", "금액"]) }

    func ownPart(_ layer: Firmness) -> String {
        word("\(layer.name), its own part", "\(CommonWords(language: language).layer(layer)) 단계만")
    }

    func sum(_ layer: Firmness) -> String {
        word("\(layer.name) or firmer", "\(CommonWords(language: language).layer(layer)) 단계까지")
    }

    /// Parts of the sum: purchases and leases, others, with a schedule, recorded as paid, without dates.
    var parts: [String] {
        switch language {
        case .en:
            [
                "… purchases and leases", "… revenue shares, licences and others",
                "… with a payment schedule",
                "… paid, as claims record it", "… without dates",
            ]
        case .ko:
            ["… 구매와 임차", "… 수익 배분·사용권 등", "… 지급 일정이 있음", "… 주장이 기록한 지급액", "… 날짜 없음"]
        }
    }

    /// A total that the press gives.
    func quoted(_ title: String) -> String { word("quoted: \(title)", "인용: \(title)") }
    var consolidatedHeading: String { word("The web as one firm", "무리를 한 기업으로 보면") }
    func consolidated(firms: Int, gross: String, eliminated: String, ratio: String, left: String)
        -> String
    {
        switch language {
        case .en:
            "The \(firms) firms of the largest group order \(gross), announced or firmer. As one firm, \(eliminated) (\(ratio)) would be eliminated as a group's auditor does, and \(left) would be left. ◆"
        case .ko:
            "가장 큰 무리의 기업 \(firms)곳이 낸 주문은 발표 단계까지 \(gross.with(.copula))다. 한 기업으로 보면 연결 회계처럼 \("\(eliminated)(\(ratio))".with(.subject)) 사라지고 \(left.with(.subject)) 남는다. ◆"
        }
    }

    var memberHeads: [String] {
        switch language {
        case .en:
            [
                "Firm", "Orders to it", "From inside", "Eliminated", "Money put in", "Of it inside",
            ]
        case .ko:
            ["기업", "받은 주문", "무리 안에서", "사라지는 비중", "넣은 투자금", "무리 안으로"]
        }
    }

    var supplierHeads: [String] {
        switch language {
        case .en:
            [
                "Buyer", "Financing in twelve months", "From suppliers", "From their suppliers",
                "Outside revenue", "Share",
            ]
        case .ko:
            ["구매자", "12개월 투자 유치", "공급자에게서", "공급자의 공급자에게서", "외부 매출", "비중"]
        }
    }

    var suppliers: String {
        switch language {
        case .en:
            "Of the money that a buyer took in over twelve months, the part from firms that it buys from, or that those buy from. ◆"
        case .ko:
            "구매자가 12개월 동안 들여온 돈 가운데 자기 공급자나 그 공급자의 공급자에게서 온 몫이다. ◆"
        }
    }

    var bulletinHeads: [String] {
        word(
            ["Class", "Deals", "Share of deals", "Money", "Share of money"],
            ["분류", "거래", "거래 비중", "금액", "금액 비중"])
    }

    var bulletin: String {
        switch language {
        case .en:
            "The classes of BIS Bulletin 137, announced or firmer. Circular means that a leg of the deal lies on a closed chain between firms of the universe, whatever its amount; the Bulletin counts deals of a larger sample over a longer time, so the shares are not the same thing."
        case .ko:
            "BIS 회보 137호의 분류를 발표 단계까지 적용했다. 여기서 순환은 금액과 무관하게 대상 기업 사이의 닫힌 사슬에 놓인 거래를 뜻한다. 회보는 더 넓은 표본을 더 오랜 기간 세므로 비중이 같은 것을 뜻하지는 않는다."
        }
    }

    func kind(_ kind: BulletinClass) -> String {
        switch kind {
        case .circular: word("circular, between firms of the universe", "대상 기업 사이, 순환")
        case .otherBetween: word("other, between firms of the universe", "대상 기업 사이, 기타")
        case .outward: word("from them to others", "대상 기업에서 밖으로")
        case .inward: word("from others to them", "밖에서 대상 기업으로")
        case .outside: word("between others (in no share)", "그 밖의 기업 사이(비중에 없음)")
        }
    }

    var disclosureHeads: [String] {
        word(
            ["What is hidden", "Expected narrowing", "± (standard error)"],
            ["알려지지 않은 것", "예상되는 구간 축소", "±(표준오차)"])
    }

    func disclosure(width: String) -> String {
        switch language {
        case .en:
            "What it would be worth to know: the interval of the figure, undisclosed amounts drawn too, is \(width) wide; so much narrower it is expected to be with one thing known. From the draws; only what stands out from noise. ▲"
        case .ko:
            "알게 되면 얼마나 값진가: 미공개 금액까지 추출했을 때 이 수치의 구간 폭은 \(width)이며, 하나를 알면 그만큼 좁아질 것으로 예상된다. 추출에서 얻었고 잡음과 구별되는 것만 실었다. ▲"
        }
    }

    /// The amount of a leg that no source gives.
    func amount(of leg: String) -> String { word("amount of \(leg)", "\(leg)의 금액") }

    var pledgeHeads: [String] {
        word(
            ["Asset", "Can carry", "Rests on it", "Claims"],
            ["자산", "감당할 수 있는 금액", "그 위에 놓인 청구", "청구"])
    }

    func pledges(claimed: String, carried: String, shortfall: String?) -> String {
        switch language {
        case .en:
            "Claims of \(claimed) name what they rest on; the assets and guarantees can carry \(carried) of it. \(shortfall.map { "\($0) is pledged twice. " } ?? "")Assets without an amount are taken as unlimited. ◆"
        case .ko:
            "무엇에 기대는지 밝힌 청구액은 \(claimed)이며, 자산과 보증이 감당할 수 있는 것은 \(carried.with(.copula))다. \(shortfall.map { "\($0.with(.topic)) 이중으로 담보되어 있다. " } ?? "")금액이 없는 자산은 한도가 없다고 보았다. ◆"
        }
    }

    var notKnown: String { word("not known", "미상") }
    /// Pairs with financing and no order back.
    func missing(_ pairs: [(financier: String, financed: String, amount: String)], more: Int)
        -> String
    {
        switch language {
        case .en:
            let named = pairs.map { "\($0.financier) → \($0.financed) (\($0.amount))" }
            return
                "Financing without an order back in the ledger: \(named.joined(separator: ", "))\(more > 0 ? " and \(more) more" : ""). An order that nobody has entered would raise the figures."
        case .ko:
            let named = pairs.map { "\($0.financier) → \($0.financed)(\($0.amount))" }
            return
                "투자했지만 되돌아오는 주문이 원장에 없는 쌍: \(named.joined(separator: ", "))\(more > 0 ? " 외 \(more)쌍" : ""). 빠진 주문이 있다면 위 수치는 더 커진다."
        }
    }
}
