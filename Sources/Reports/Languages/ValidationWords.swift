import Text

/// Words of the page that compares the burn-rate model with published forecasts.
struct ValidationWords: WordTable {
    let language: ReportLanguage

    var title: String {
        word(
            "Validation of the burn-rate model against published forecasts",
            "자금 소진 모형의 검증: 공개 전망과 비교")
    }

    func introduction(asOf: String) -> String {
        switch language {
        case .en:
            "Published forecasts are fed into the model as they are: no shocks, nothing cleared, no opening cash unless a table says so. What comes out is compared with what the sources say. As known on \(asOf)."
        case .ko:
            "공개된 전망을 그대로 모형에 넣었다. 충격과 청산은 없고, 표에 없는 한 기초 현금은 없다고 본다. 결과를 출처의 설명과 견준다. \(asOf) 기준이다."
        }
    }

    // MARK: cash flow by vintage
    var vintagesTitle: String { word("Cash flow by vintage", "전망 시점별 현금흐름") }

    var vintagesFedIn: String {
        switch language {
        case .en:
            "Fed in: the yearly change of cash before new money, a quarter of it in each quarter. Out: cash at the end of each year, and the deepest shortfall."
        case .ko:
            "입력은 신규 자금을 빼고 본 연간 현금 증감이며 네 분기에 고르게 나누어 넣었다. 출력은 연말 현금과 가장 깊은 부족액이다."
        }
    }

    var forecast: String { word("Forecast", "전망") }
    var trough: String { word("Trough", "최저점") }
    var troughYear: String { word("End of", "시점(연말)") }

    func vintagesResult(_ troughs: [String]) -> String {
        switch language {
        case .en:
            "The troughs are \(CommonWords(language: language).list(troughs)): the model returns the sums of the forecasts, and each later forecast needs more money than the one before."
        case .ko:
            "최저점은 \(troughs.joined(separator: ", "))\(Particle.copula.form(after: troughs.last ?? ""))다. 모형은 전망의 합을 그대로 돌려주며, 나중에 나온 전망일수록 필요한 자금이 많다."
        }
    }

    func total(_ vintage: String, years: String, stated: String, computed: String) -> String {
        switch language {
        case .en:
            stated == computed
                ? "\(vintage): a source gives a burn of \(stated) for \(years), and the years add up to it."
                : "\(vintage): a source gives a burn of \(stated) for \(years); the years add up to \(computed). The total contradicts the years."
        case .ko:
            stated == computed
                ? "\(vintage): 출처가 밝힌 \(years)년 소진액 \(stated)\(Particle.topic.form(after: stated)) 연도별 합과 같다."
                : "\(vintage): 출처는 \(years)년 소진액을 \(stated)\(Particle.direction.form(after: stated)) 적었지만 연도별 합은 \(computed)\(Particle.copula.form(after: computed))다. 총액과 연도별 수치가 어긋난다."
        }
    }

    func contradiction(_ vintage: String, year: String, used: String, other: String) -> String {
        switch language {
        case .en:
            "\(vintage), \(year): another source gives \(other); the table uses \(used)."
        case .ko:
            "\(vintage), \(year)년: 다른 출처는 \(other)\(Particle.direction.form(after: other)) 적었고 표에는 \(used)\(Particle.object.form(after: used)) 썼다."
        }
    }

    var balances: String { word("Cash at the end of the year, from zero", "연말 현금(영에서 시작)") }

    // MARK: the analyst's bridge
    func bridgeTitle(_ analyst: String) -> String {
        word("The funding gap of \(analyst)", "\(analyst)의 자금 부족액")
    }

    func bridgeIntroduction(_ analyst: String, _ firm: String) -> String {
        switch language {
        case .en:
            "What \(analyst) says that \(firm) must pay, and what it sets against it, spread evenly over the quarters."
        case .ko:
            "\(analyst)\(Particle.subject.form(after: analyst)) 본 \(firm)의 지급액과 재원을 분기마다 고르게 나눠 넣었다."
        }
    }

    var part: String { word("Part", "항목") }
    var amount: String { word("Amount", "금액") }

    func rent(to year: String) -> String {
        word("Rent of capacity through \(year)", "\(year)년까지 용량 임차료")
    }

    /// A part of the analyst's sum, as the ledger names it.
    func mean(_ name: Prose) -> String {
        let name = name.text(in: language)
        return word(name.prefix(1).uppercased() + name.dropFirst(), name)
    }

    var cash: String { word("Available cash", "가용 현금") }

    var gapWithoutCash: String {
        word("Shortfall in the model, without the cash", "모형의 부족액(현금 제외)")
    }

    var gapWithCash: String { word("Shortfall in the model, with the cash", "모형의 부족액(현금 포함)") }
    var statedGap: String { word("Gap as stated", "출처가 밝힌 부족액") }
    func doesNotAddUp(stated: String, computed: String, withCash: String, difference: String)
        -> String
    {
        switch language {
        case .en:
            "The published parts do not add up to the stated gap: they leave \(computed), or \(withCash) with the cash, and the source says \(stated). The difference of \(difference) is not explained by anything published; which parts the analyst counts twice or leaves out cannot be told from outside."
        case .ko:
            "공개된 항목을 더해도 출처의 부족액이 나오지 않는다. 남는 부족액은 \(computed), 현금을 넣어도 \(withCash)인데 출처는 \(stated)\(Particle.copula.form(after: stated))라고 한다. 차이 \(difference)\(Particle.topic.form(after: difference)) 공개된 자료로 설명되지 않으며, 무엇을 두 번 세거나 뺐는지 밖에서는 알 수 없다."
        }
    }

    func buffer(_ amount: String, gap: String) -> String {
        switch language {
        case .en:
            "With a buffer of \(amount), the stated gap is \(gap)."
        case .ko:
            "완충 현금 \(amount)\(Particle.object.form(after: amount)) 더하면 출처의 부족액은 \(gap)\(Particle.copula.form(after: gap))다."
        }
    }

    func revenue(first: String, last: String, years: String, growth: String) -> String {
        switch language {
        case .en:
            "Revenue goes from \(first) to \(last) (\(years)), a growth of \(growth) a year."
        case .ko:
            "매출은 \(years)년에 \(first)에서 \(last)\(Particle.direction.form(after: last)) 늘어 연평균 \(growth) 성장한다."
        }
    }

    func laterRent(_ amount: String, year: String) -> String {
        word(
            "Through \(year) the rent is \(amount).",
            "\(year)년까지 넓히면 임차료는 \(amount)\(Particle.copula.form(after: amount))다.")
    }

    func upside(_ amount: String, stated: String, rest: String) -> String {
        switch language {
        case .en:
            "If twice as many users paid, revenue would be \(amount) more over the years: of the stated gap of \(stated), \(rest) would remain."
        case .ko:
            "유료 이용자가 두 배가 되면 매출이 \(amount) 늘어, 출처의 부족액 \(stated) 가운데 \(rest)만 남는다."
        }
    }

    // MARK: numbers of others
    var peersTitle: String { word("Numbers of others beside ours", "다른 기관의 수치와 비교") }

    var peersIntroduction: String {
        switch language {
        case .en:
            "What others published about the field, beside what the ledger gives on the same definition as far as its sources reach. Announced or firmer, sums as reported. A difference is one of coverage or of counting before it is one of fact; the notes say which."
        case .ko:
            "업계에 대해 다른 기관이 발표한 수치와, 같은 정의로 원장에서 얻은 값을 나란히 놓았다. 원장의 출처가 닿는 범위에서 발표 단계까지 포함한 보고 금액이다. 차이는 사실보다 범위나 세는 방법에서 먼저 생기며, 아래에 그 까닭을 적었다."
        }
    }

    var published: String { word("Published", "발표치") }
    var ours: String { word("Here", "원장") }
    var difference: String { word("Difference", "차이") }
    /// `12.3` → a difference of shares.
    func points(_ number: String) -> String { word("\(number) points", "\(number)%p") }

    func peer(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals:
            word("Circular deals between AI firms, of all deals", "AI 기업 사이의 순환 거래, 전체 거래 대비")
        case .circularFlows:
            word("Circular flows between AI firms, of all flows", "AI 기업 사이의 순환 흐름, 전체 흐름 대비")
        case .circularValue:
            word("Circular deals between AI firms, of disclosed value", "AI 기업 사이의 순환 거래, 공개 금액 대비")
        case .leasesNotCommenced:
            word("Leases of five hyperscalers that have not begun", "다섯 대형 클라우드의 미개시 리스")
        case .leaseCommitments:
            word("All lease commitments of five hyperscalers", "다섯 대형 클라우드의 전체 리스 약정")
        case .endRevenue:
            word(
                "What end customers paid for AI in a year, each payment once",
                "최종 고객이 한 해 동안 AI에 지급한 금액(중복 제외)")
        case .endRunRate: word("The same, at the pace of the newest month", "같은 값, 최근 한 달 기준 연 환산")
        }
    }

    /// What the published number counts and ours does not, or the other way.
    func peerReason(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals, .circularFlows, .circularValue:
            switch language {
            case .en:
                "here a leg counts that lies on any closed chain between firms of the universe, in a selection of recent and large deals; the other sample is wider and older. A flow is read as one payment between two firms."
            case .ko:
                "원장은 대상 기업 사이의 닫힌 사슬에 놓인 다리를 모두 세며, 최근의 큰 거래를 골라 담았다. 상대 표본은 더 넓고 더 오래되었다. 흐름은 두 기업 사이의 지급 한 건으로 읽었다."
            }
        case .leasesNotCommenced:
            word("the published sum covers all five firms.", "발표치는 다섯 기업을 모두 담았다.")
        case .leaseCommitments:
            switch language {
            case .en:
                "the published sum is not discounted and covers all five firms; liabilities on a balance sheet are discounted."
            case .ko:
                "발표치는 할인하지 않은 금액이며 다섯 기업을 모두 담았다. 재무상태표의 부채는 할인한 금액이다."
            }
        case .endRevenue, .endRunRate:
            switch language {
            case .en:
                "the ledger has accounts of two labs; the published figure adds clouds, applications and every other seller, without China."
            case .ko:
                "원장에는 두 연구소의 실적만 있다. 발표치는 클라우드와 응용 서비스 등 모든 판매자를 더했고 중국은 뺐다."
            }
        }
    }

    /// The firms behind our sum with amount and day, and those of which nothing is known.
    func peerParts(_ parts: [String], missing: [String]) -> String {
        switch language {
        case .en:
            let known =
                parts.isEmpty ? "" : " Known: \(CommonWords(language: language).list(parts))."
            return missing.isEmpty
                ? known
                : "\(known) Not known by then: \(CommonWords(language: language).list(missing))."
        case .ko:
            let known = parts.isEmpty ? "" : " 알려진 값: \(parts.joined(separator: ", "))."
            return missing.isEmpty
                ? known : "\(known) 그때까지 알려지지 않은 기업: \(missing.joined(separator: ", "))."
        }
    }

    var nothing: String {
        word("The ledger knows no such forecast on this day.", "이 날 원장에는 그런 전망이 없다.")
    }
}
