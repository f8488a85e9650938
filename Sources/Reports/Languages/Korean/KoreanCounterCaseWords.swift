struct KoreanCounterCaseWords: CounterCaseWords {
    let heading = "반론"
    let benign =
        "선의의 해석은 이렇다. 수요는 실재하고 설비는 부족하며, 현금이 있는 기업이 고객을 가진 기업에 돈을 댄다. 그렇다면 같은 이름이 양쪽에 서는 것은 업계가 좁기 때문이고, 돈은 실제로 쓸모 있는 것에 쓰이며, 고리는 위험을 나누는 방법이다. 계약만으로는 이 해석을 반박할 수 없다."
    let forHeading = "선의의 해석을 뒷받침하는 점"
    let againstHeading = "그 해석과 맞지 않는 점"
    let nothingAgainst = "원장에는 이 해석에 어긋나는 것이 없다."

    func oneWay(_ amount: String, share: String, total: String) -> String {
        "투자금 \(total) 가운데 \("\(amount)(\(share))".with(.topic)) 알려진 어떤 거래 사슬로도 주문이 되어 돌아올 수 없다."
    }

    func paid(_ most: String, share: String, total: String) -> String {
        "이미 지급된 투자금 \(total) 가운데 주문이 되어 되돌아왔을 수 있는 돈은 최대 \("\(most)(\(share))".with(.copula))다. 나머지는 앞으로의 일이다."
    }

    func notBinding(_ amount: String, share: String) -> String {
        "주문으로 돌아올 수 있는 금액 가운데 \("\(amount)(\(share))".with(.topic)) 아직 누구도 구속하지 않는 약속에 기대고 있어 끝내 지급되지 않을 수도 있다."
    }

    func straightBack(_ share: String) -> String {
        "돌아올 수 있는 금액의 \(share.with(.topic)) 제3의 기업이 필요 없다. 같은 두 기업 사이의 계약이어서 하나씩 따로 판단할 수 있고, 사슬 속에 숨은 것이 없다."
    }

    func notMoreThanChance(_ comparisons: [String]) -> String {
        "우연만으로도 이만큼 나온다: \(comparisons.joined(separator: ", "))."
    }

    func noOrderBack(_ pairs: Int, of financed: Int) -> String {
        "한 기업이 다른 기업에 자금을 댄 \(financed)쌍 중 \(pairs)쌍에서는 그 돈이 자금을 댄 기업의 매출로 돌아가지 않는다."
    }

    func tied(_ amount: String, share: String, orders: String) -> String {
        "고객에게 자금을 대는 판매자들의 수주 \(orders) 가운데 판매자 자신의 돈과 연결되어 있다고 출처가 밝힌 것은 \("\(amount)(\(share))".with(.copula))다."
    }

    func loans(_ vendor: String, share: String, withEquity: String) -> String {
        "\(vendor) 고객들이 끌어다 쓴 \(vendor)의 대출은 연매출의 \(share.with(.copula))다(고객 지분을 더하면 \(withEquity)). 지분은 잃을 수 있지만 누가 갚아야 하는 돈은 아니다."
    }

    func bindingGoesRound(_ amount: String) -> String {
        "구속력 있는 계약만으로도 \(amount.with(.subject)) 주문이 되어 돌아올 수 있다."
    }

    func moreThanChance(_ comparisons: [String]) -> String {
        "우연히 나올 수 있는 것보다 많은 돈이 주문으로 돌아올 수 있다: \(comparisons.joined(separator: ", "))."
    }

    func alignment(_ correlation: String, p: String) -> String {
        "기업들은 무작위 상대보다 자기 고객에게 더 많이 자금을 댄다(상관 \(correlation), p = \(p))."
    }

    func ownMoney(_ vendor: String, share: String) -> String {
        "\(vendor) 수주의 최대 \(share.with(.topic)) 자기 자금으로 치러질 수 있다."
    }

    func dependence(_ vendor: String, customer: String, share: String) -> String {
        "\(vendor.with(.subject)) 자금을 댄 \(customer.with(.subject)) 원장에 있는 \(vendor) 수주의 \(share.with(.object)) 차지한다."
    }
}
