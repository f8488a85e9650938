import Charts
import Text

/// Titles, subtitles and descriptions of E1–E3 and A1, and the fixed words of every exhibit.
struct ExhibitWords: WordTable {
    let language: ReportLanguage

    /// Legends, headings and labels that do not depend on the ledger.
    var strings: ExhibitStrings { word(ExhibitStrings.english, ExhibitStrings.korean) }

    func source(_ model: String, deals: Int, asOf: String) -> String {
        word(
            "Source: \(model), \(String.count(deals, "deal")) as known on \(asOf).",
            "자료: \(model), \(asOf) 기준 거래 \(deals)건.")
    }

    // MARK: E1

    /// - Parameters:
    ///   - capital: whether loops of capital alone stand first.
    ///   - orders: whether there are loops of investment and orders.
    func ladderSubtitle(unit: String, capital: Bool, orders: Bool) -> String {
        let loops =
            switch (capital, orders) {
            case (false, _): word("loops of investment and orders", "투자·주문 고리")
            case (true, false): word("loops of capital alone", "자본만의 고리")
            case (true, true):
                word(
                    "loops of capital alone, then of investment and orders",
                    "자본만의 고리와 투자·주문 고리")
            }
        return word(
            "Widest \(loops), \(unit). Bar = amount that can travel all the way round (the smallest leg, ringed)",
            "규모가 가장 큰 \(loops), \(unit). 막대 = 끝까지 한 바퀴 돌 수 있는 금액(테두리를 두른 병목 금액)")
    }

    /// The part of a bar that is in the headline's layer.
    func upTo(_ layer: String) -> String { word("\(layer) or firmer", "\(layer) 단계까지") }

    func ladderTitle(_ chain: String, amount: String) -> String {
        word(
            "The widest loop, \(chain), can carry at most \(amount)",
            "규모가 가장 큰 고리(\(chain))에서 돌 수 있는 금액은 최대 \(amount.with(.copula))다")
    }

    /// The same where the widest is a loop of capital alone; `nil`: not disclosed.
    func capitalTitle(_ chain: String, amount: String?) -> String {
        guard let amount else {
            return word(
                "Loops of capital alone close; their amounts are not disclosed",
                "자본만으로 이어진 고리가 있으나 금액은 공개되지 않았다")
        }
        return word(
            "The widest loop of capital alone, \(chain), can carry at most \(amount)",
            "자본만으로 이어진 가장 큰 고리(\(chain))에서 돌 수 있는 금액은 최대 \(amount.with(.copula))다")
    }

    /// What tells K from C, as far as both are there.
    func capitalNote(orders: Bool) -> String {
        word(
            "K: capital that goes round in shares and loans, without an order."
                + (orders ? " C: financing against orders." : ""),
            "K: 주문 없이 지분과 대출로만 도는 자본." + (orders ? " C: 주문과 맞물린 자금." : ""))
    }

    /// No loop closes.
    var noLoopCloses: String {
        word("No loop of investment and orders closes", "투자와 주문이 맞물려 닫히는 고리가 없다")
    }

    var noPricedLoop: String {
        word("No loop has a known amount on every leg", "모든 구간의 금액이 알려진 고리가 없다")
    }

    /// A loop in the description; `nil`: not disclosed.
    func loop(_ id: String, _ chain: String, amount: String?) -> String {
        switch language {
        case .en:
            "\(id): \(chain), \(amount.map { "at most \($0)" } ?? "amount not disclosed")"
        case .ko:
            "\(id): \(chain), \(amount.map { "최대 \($0)" } ?? "금액 미공개")"
        }
    }

    // MARK: E2

    func matrixTitle(pairs: Int) -> String {
        switch language {
        case .en:
            pairs == 0
                ? "No two firms pay each other both ways"
                : "\(String.count(pairs, "pair")) of firms \(pairs == 1 ? "pays" : "pay") each other both ways"
        case .ko:
            pairs == 0 ? "서로 돈을 주고받는 기업 쌍은 없다" : "기업 \(pairs)쌍이 서로 돈을 주고받는다"
        }
    }

    func matrixSubtitle(firms: Int, unit: String) -> String {
        switch language {
        case .en:
            "Row pays column, \(unit), counted amounts between the \(firms) firms of the universe; n/d = not disclosed or not counted, box = both ways"
        case .ko:
            "행이 열에 지급, \(unit), 분석 대상 \(firms)개 기업 사이에서 계상된 금액. 미공개 = 공개되지 않았거나 계상하지 않음, 테두리 = 양방향"
        }
    }

    func pair(_ one: String, _ other: String) -> String {
        word("\(one) and \(other)", "\(one)–\(other)")
    }

    // MARK: E3

    /// - Parameter paid: the share of all headlines that has been paid; `nil`: no amount is known.
    func firmnessTitle(paid: String?) -> String {
        switch language {
        case .en:
            paid.map { "\($0) of all headline amounts has been paid" } ?? "No amount is known"
        case .ko:
            paid.map { "발표된 금액 가운데 지급된 돈은 \($0.with(.copula))다" } ?? "알려진 금액이 없다"
        }
    }

    func firmnessSubtitle(unit: String) -> String {
        word("Counted amounts by firmness and by payer, \(unit)", "지급자별·확정 단계별 계상 금액, \(unit)")
    }

    func payer(_ name: String, total: String, paid: String, binding: String) -> String {
        word(
            "\(name) \(total), of which paid \(paid) and binding \(binding)",
            "\(name) \(total), 그중 지급 \(paid), 계약 \(binding)")
    }

    func outsidePayers(_ count: Int) -> String {
        word(.count(count, "outside payer"), "외부 지급자 \(count)곳")
    }

    // MARK: A1

    func mapTitle(firms: Int) -> String {
        switch language {
        case .en:
            firms == 0
                ? "No firm is on a loop of investment and orders"
                : "\(String.count(firms, "firm")) \(firms == 1 ? "is" : "are") on a loop of investment and orders"
        case .ko:
            firms == 0 ? "투자와 주문의 고리 위에 있는 기업은 없다" : "\(firms)개 기업이 투자와 주문의 고리 위에 있다"
        }
    }

    func mapSubtitle(firms: Int, unit: String) -> String {
        switch language {
        case .en:
            "For orientation: deals between \(firms) firms, \(unit). Orange = capital, blue = orders, purple = warrants and guarantees; grey = outside the loops shown in E1"
        case .ko:
            "한눈에 보기: \(firms)개 기업 사이의 거래, \(unit). 주황 = 자본, 파랑 = 주문, 보라 = 신주인수권·보증, 회색 = E1에 실린 고리 밖"
        }
    }

    func mapDescription(_ firms: [String]) -> String {
        word(
            "Firms on a loop: " + firms.joined(separator: ", "),
            "고리 위의 기업: " + firms.joined(separator: ", "))
    }
}
