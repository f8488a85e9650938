import Text

/// Section 8: the benign reading, what the ledger says for it, and what does not fit it.
struct CounterCaseWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Counter-case", "반론") }

    var benign: String {
        switch language {
        case .en:
            "The benign reading: demand is real, supply is scarce, and those who have cash lend it to those who have customers. Then the same names stand on both sides because the field is small, the money is spent on things that work, and a loop is a way to share risk. None of that can be refuted from contracts alone."
        case .ko:
            "선의의 해석은 이렇다. 수요는 실재하고 설비는 부족하며, 현금이 있는 기업이 고객을 가진 기업에 돈을 댄다. 그렇다면 같은 이름이 양쪽에 서는 것은 업계가 좁기 때문이고, 돈은 실제로 쓸모 있는 것에 쓰이며, 고리는 위험을 나누는 방법이다. 계약만으로는 이 해석을 반박할 수 없다."
        }
    }

    var forHeading: String { word("What speaks for the benign reading", "선의의 해석을 뒷받침하는 점") }
    var againstHeading: String { word("What does not fit it", "그 해석과 맞지 않는 점") }

    /// Nothing of the ledger speaks against the benign reading.
    var nothingAgainst: String {
        word("Nothing in the ledger speaks against it.", "원장에는 이 해석에 어긋나는 것이 없다.")
    }

    // MARK: for the benign reading

    /// Money that no chain of known deals can bring back.
    func oneWay(_ amount: String, share: String, total: String) -> String {
        switch language {
        case .en:
            "\(amount) of the \(total) of financing (\(share)) cannot come back as an order by any chain of known deals."
        case .ko:
            "투자금 \(total) 가운데 \("\(amount)(\(share))".with(.topic)) 알려진 어떤 거래 사슬로도 주문이 되어 돌아올 수 없다."
        }
    }

    /// What of the money already paid can have come back.
    func paid(_ most: String, share: String, total: String) -> String {
        switch language {
        case .en:
            "Of the \(total) of financing that has been paid, at most \(most) (\(share)) can have come back as orders; the rest of the figure is about the future."
        case .ko:
            "이미 지급된 투자금 \(total) 가운데 주문이 되어 되돌아왔을 수 있는 돈은 최대 \("\(most)(\(share))".with(.copula))다. 나머지는 앞으로의 일이다."
        }
    }

    /// The part of the figure that falls away when only binding contracts are kept.
    func notBinding(_ amount: String, share: String) -> String {
        switch language {
        case .en:
            "\(amount) (\(share)) of what can come back as orders rests on promises that bind nobody yet, and may never be paid."
        case .ko:
            "주문으로 돌아올 수 있는 금액 가운데 \("\(amount)(\(share))".with(.topic)) 아직 누구도 구속하지 않는 약속에 기대고 있어 끝내 지급되지 않을 수도 있다."
        }
    }

    /// The part of the figure that needs no third firm.
    func straightBack(_ share: String) -> String {
        switch language {
        case .en:
            "\(share) of what can come back needs no third firm: it stands in contracts between the same two firms, each of which can be read on its own."
        case .ko:
            "돌아올 수 있는 금액의 \(share.with(.topic)) 제3의 기업이 필요 없다. 같은 두 기업 사이의 계약이어서 하나씩 따로 읽을 수 있다."
        }
    }

    func notMoreThanChance(_ comparisons: [String]) -> String {
        word(
            "Chance alone gives as much: \(comparisons.joined(separator: ", ")).",
            "우연만으로도 이만큼 나온다: \(comparisons.joined(separator: ", ")).")
    }

    /// Firms that are financed and do not buy from whom finances them.
    func noOrderBack(_ pairs: Int, of financed: Int) -> String {
        switch language {
        case .en:
            "In \(pairs) of \(String.count(financed, "pair")) in which one firm finances another, the money does not buy from the firm that gave it."
        case .ko:
            "한 기업이 다른 기업에 자금을 댄 \(financed)쌍 중 \(pairs)쌍에서는 그 돈이 자금을 댄 기업의 매출로 돌아가지 않는다."
        }
    }

    /// What sources tie of the orders of sellers that finance customers.
    func tied(_ amount: String, share: String, orders: String) -> String {
        switch language {
        case .en:
            "Of \(orders) of orders at sellers that finance customers, sources tie \(amount) (\(share)) to the seller's own money."
        case .ko:
            "고객에게 자금을 대는 판매자들의 수주 \(orders) 가운데 판매자 자신의 돈과 연결되어 있다고 출처가 밝힌 것은 \("\(amount)(\(share))".with(.copula))다."
        }
    }

    /// Loans drawn of a seller over its revenue.
    func loans(_ vendor: String, share: String, withEquity: String) -> String {
        switch language {
        case .en:
            "What customers of \(vendor) have drawn of its loans comes to \(share) of its annual revenue (\(withEquity) with its equity in them): equity can be lost, but nobody has to pay it back."
        case .ko:
            "\(vendor) 고객들이 끌어다 쓴 \(vendor)의 대출은 연매출의 \(share.with(.copula))다(고객 지분을 더하면 \(withEquity)). 지분은 잃을 수 있지만 누가 갚아야 하는 돈은 아니다."
        }
    }

    // MARK: against it

    func bindingGoesRound(_ amount: String) -> String {
        switch language {
        case .en:
            "Contracts that bind, and nothing softer, still let \(amount) come back as orders."
        case .ko:
            "구속력 있는 계약만으로도 \(amount.with(.subject)) 주문이 되어 돌아올 수 있다."
        }
    }

    func moreThanChance(_ comparisons: [String]) -> String {
        switch language {
        case .en:
            "More can come back as orders than chance would give: \(comparisons.joined(separator: ", "))."
        case .ko:
            "우연히 나올 수 있는 것보다 많은 돈이 주문으로 돌아올 수 있다: \(comparisons.joined(separator: ", "))."
        }
    }

    func alignment(_ correlation: String, p: String) -> String {
        switch language {
        case .en:
            "Firms finance their own customers more than random partners would (correlation \(correlation), p = \(p))."
        case .ko:
            "기업들은 무작위 상대보다 자기 고객에게 더 많이 자금을 댄다(상관 \(correlation), p = \(p))."
        }
    }

    /// What of a seller's orders its own money could pay.
    func ownMoney(_ vendor: String, share: String) -> String {
        word(
            "Up to \(share) of \(vendor)'s orders could be paid with its own money.",
            "\(vendor) 수주의 최대 \(share.with(.topic)) 자기 자금으로 치러질 수 있다.")
    }

    /// A customer that takes a large part of a financing seller's orders.
    func dependence(_ vendor: String, customer: String, share: String) -> String {
        switch language {
        case .en:
            "\(customer), which \(vendor) finances, places \(share) of the orders that \(vendor) has in the ledger."
        case .ko:
            "\(vendor.with(.subject)) 자금을 댄 \(customer.with(.subject)) 원장에 있는 \(vendor) 수주의 \(share.with(.object)) 차지한다."
        }
    }
}
