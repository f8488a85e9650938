import Charts
import Ledger
import Text

/// Section 6 and exhibit E8: who loses if a firm stops paying.
struct ContagionWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Contagion", "전염") }

    func notComputed(_ failure: ContagionFailure) -> String {
        let reason =
            switch failure {
            case .claims:
                word("a claim names no firm or has no amount", "청구권에 상대 기업이나 금액이 없음")
            case .figures:
                word(
                    "a figure of a firm is no amount that can be counted",
                    "기업 수치 가운데 계산할 수 없는 값이 있음")
            case .size:
                word("there are more firms or claims than can be held", "기업이나 청구권이 처리할 수 있는 수보다 많음")
            case .ownedWhole:
                word(
                    "the firms hold all of one of them among themselves, so that its value has no end",
                    "한 기업의 지분을 모형 안 기업들이 모두 보유해 가치를 끝없이 중복 계산하게 됨")
            case .notConverged:
                word(
                    "the computation stopped before its error was small enough",
                    "오차가 충분히 작아지기 전에 계산이 멈춤")
            }
        return word("Not computed: \(reason).", "계산하지 못함: \(reason).")
    }

    func lead(_ facts: ContagionFacts) -> String {
        switch language {
        case .en:
            let passedOn =
                facts.passedOn.map { ", and \($0) would be passed on. " }
                ?? "; nothing measurable would be passed on. "
            return
                "If \(facts.firm) stopped paying, its partners would lose \(facts.direct) directly on stakes, loans, guarantees and orders that are \(common.orFirmer(facts.layer))\(passedOn)The largest losses would fall on \(facts.next.joined(separator: " and ")) \(facts.mark). This is what contracts and holdings say, not a forecast that any firm will fail."
        case .ko:
            let passedOn =
                facts.passedOn.map { "추가로 \($0.with(.subject)) 다른 기업으로 번진다" }
                ?? "그 밖에 번지는 손실은 거의 없다"
            return
                "\(facts.firm.with(.subject)) 지급을 멈추면 거래 상대들은 지분·대출·보증·주문(\(common.orFirmer(facts.layer)))에서 곧바로 \(facts.direct.with(.object)) 잃고, \(passedOn). 가장 큰 손실은 \(common.list(facts.next))에 돌아간다 \(facts.mark). 계약과 보유 자산에 따른 계산일 뿐, 어느 기업이 무너진다는 예측이 아니다."
        }
    }

    var heads: [String] {
        switch language {
        case .en:
            [
                "If it stops paying", "Direct", "Passed on", "All to direct", "Feedback multiplier",
                "Self-fulfilling loss", "Mark",
            ]
        case .ko:
            [
                "지급을 멈춘 기업", "직접 손실", "2차(전이) 손실", "직접 손실 대비", "되먹임 승수",
                "자기실현적 손실", "표시",
            ]
        }
    }

    /// An amplification without a finite value.
    var noEnd: String { word("no end", "끝이 없음") }

    /// A loser, with its loss over its buffer; `nil`: the buffer is not known.
    func loss(_ firm: String, _ amount: String, share: String?) -> String {
        switch language {
        case .en:
            "\(firm) \(amount) (\(share.map { "\($0) of its loss-absorbing capacity" } ?? "loss-absorbing capacity not known"))"
        case .ko:
            "\(firm) \(amount)(\(share.map { "손실흡수여력의 \($0)" } ?? "손실흡수여력을 알 수 없음"))"
        }
    }

    /// Ends the list of losers.
    func otherFirms(_ count: Int) -> String {
        word("; and \(String.count(count, "other firm")).", "; 그 밖에 \(count)개 기업.")
    }

    /// - Parameter unknown: firms without a known buffer; `nil`: none.
    func buffers(known: Int, of firms: Int, share: String?, unknown: String?) -> String {
        switch language {
        case .en:
            let rest =
                unknown.map {
                    " The others lose but pass nothing on, so what is passed on is understated: \($0)."
                } ?? ""
            return
                "\(known) of \(firms) firms with claims, holding \(share ?? "none") of them, have a known buffer (net assets, else cash and securities).\(rest)"
        case .ko:
            let rest =
                unknown.map {
                    " 나머지 기업은 손실을 입지만 넘기지는 않는 것으로 처리되므로 2차(전이) 손실은 실제보다 작게 나온다: \($0)."
                } ?? ""
            return
                "채권을 가진 \(firms)개 기업 중 \(known)곳(채권의 \(share ?? common.notKnown))은 손실흡수여력(순자산, 없으면 현금과 증권)이 알려져 있다.\(rest)"
        }
    }

    var valuation: String {
        switch language {
        case .en:
            "Stakes count at what was paid for them, guarantees at the most that can be called. Orders count at their full price although the seller would save costs, so a share of the buffer above 100% says how far orders outweigh cash, not that a firm fails."
        case .ko:
            "지분은 취득에 치른 금액으로, 보증은 요구될 수 있는 최대 금액으로 센다. 주문은 판매자가 비용을 아끼게 되는데도 전액으로 세므로, 손실흡수여력의 100%를 넘는 비중은 주문이 현금을 얼마나 웃도는지를 말할 뿐 기업이 무너진다는 뜻이 아니다."
        }
    }

    var debtRank: String {
        switch language {
        case .en:
            "A firm's debts lose value as its loss-absorbing capacity shrinks (DebtRank, Bardoscia et al. 2015). The self-fulfilling loss is the distance to the worst consistent expectation: losses that would hold each other up without a further cause."
        case .ko:
            "기업의 채무는 그 기업의 손실흡수여력이 줄수록 가치를 잃는다(DebtRank, Bardoscia et al. 2015). 마지막에서 둘째 열은 서로 맞아떨어지는 예상 중 최악까지의 거리, 곧 다른 원인 없이도 서로를 떠받치는 손실이다."
        }
    }

    /// - Parameter one: an amplification of one.
    func roundTheCircle(one: String) -> String {
        switch language {
        case .en:
            "Feedback multiplier: how much stress on a firm grows by coming back to it through the others (the sum over closed walks, before anyone is ruined); \(one) means that nothing comes back along claims of firms with a known loss-absorbing capacity."
        case .ko:
            "되먹임 승수는 한 기업의 충격이 다른 기업을 거쳐 되돌아와 얼마나 커지는지를 나타낸다(누구도 파산하기 전, 닫힌 경로의 합). \(one.with(.topic)) 손실흡수여력이 알려진 기업의 채권을 따라 되돌아오는 것이 없다는 뜻이다."
        }
    }

    var stable: String {
        word("Along every circle of claims stress dies out.", "어느 채권 고리를 따라가도 충격은 잦아든다.")
    }

    var unstable: String {
        switch language {
        case .en:
            "Along some circles of claims stress feeds on itself: claims that go round are larger than the buffers on their way."
        case .ko:
            "일부 채권 고리에서는 충격이 스스로 커진다. 고리를 도는 채권이 도중의 손실흡수여력보다 크기 때문이다."
        }
    }

    // MARK: E8

    func title(_ firm: String, total: String, passedOn: String) -> String {
        switch language {
        case .en:
            "If \(firm) stopped paying, others would lose \(total), \(passedOn) of it passed on"
        case .ko:
            "\(firm.with(.subject)) 지급을 멈추면 다른 기업들은 \(total.with(.object)) 잃고, 그중 \(passedOn.with(.subject)) 2차(전이) 손실이다"
        }
    }

    var noClaims: String { word("Nobody has a claim on anybody", "서로에게 채권을 가진 기업이 없다") }

    func subtitle(_ layer: Firmness, unit: String) -> String {
        switch language {
        case .en:
            "Losses of others on stakes, loans, guarantees and orders (\(common.orFirmer(layer))) if a firm stops paying, \(unit); scenario, not forecast"
        case .ko:
            "한 기업이 지급을 멈출 때 다른 기업들이 지분·대출·보증·주문(\(common.orFirmer(layer)))에서 입는 손실, \(unit). 시나리오이며 예측이 아님"
        }
    }

    func next(_ losses: [String]) -> String {
        word("next: " + losses.joined(separator: " · "), "다음: " + losses.joined(separator: " · "))
    }

    /// The same as ``loss(_:_:share:)``, short.
    func shortLoss(_ firm: String, _ amount: String, share: String?) -> String {
        word(
            "\(firm) \(amount)\(share.map { " (\($0) of capacity)" } ?? "")",
            "\(firm) \(amount)\(share.map { "(손실흡수여력의 \($0))" } ?? "")")
    }

    func partName(_ part: ContagionRounds.Part) -> String {
        switch part {
        case .direct: word("direct", "직접 손실")
        case .passedOn: word("passed on", "2차(전이) 손실")
        case .selfFulfilling: word("self-fulfilling", "자기실현적 손실")
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}

/// The failure that costs others most.
struct ContagionFacts: Sendable {
    let firm: String
    let direct: String
    /// `nil`: nothing is passed on.
    let passedOn: String?
    let layer: Firmness
    /// Who loses most.
    let next: [String]
    let mark: String
}
