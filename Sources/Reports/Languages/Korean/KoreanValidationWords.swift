struct KoreanValidationWords: ValidationWords {
    let title = "자금 소진 모형의 검증: 공개 전망과 비교"

    func introduction(asOf: String) -> String {
        "공개된 전망을 그대로 모형에 넣었다. 충격과 청산은 없고, 표에 없는 한 기초 현금은 없다고 본다. 결과를 출처의 설명과 견준다. \(asOf) 기준이다."
    }

    let vintagesTitle = "전망 시점별 현금흐름"
    let vintagesFedIn = "입력은 신규 자금을 빼고 본 연간 현금 증감이며 네 분기에 고르게 나누어 넣었다. 출력은 연말 현금과 가장 깊은 부족액이다."
    let forecast = "전망"
    let trough = "최저점"
    let troughYear = "시점(연말)"
    let balances = "연말 현금(영에서 시작)"

    func vintage(_ scope: String) -> String {
        guard let quarter = scope.split(separator: " ").last, scope.hasPrefix("forecast of ") else {
            return scope
        }
        let parts = quarter.split(separator: "-Q")
        guard parts.count == 2 else { return "\(quarter) 전망" }
        return "\(parts[0])년 \(parts[1])분기 전망"
    }

    func vintagesResult(_ troughs: [String]) -> String {
        "최저점은 \(troughs.joined(separator: ", "))\(Particle.copula.form(after: troughs.last ?? ""))다. 모형은 전망의 합을 그대로 돌려주며, 나중에 나온 전망일수록 필요한 자금이 많다."
    }

    func total(_ vintage: String, years: String, stated: String, computed: String) -> String {
        stated == computed
            ? "\(vintage): 출처가 밝힌 \(years)년 소진액 \(stated)\(Particle.topic.form(after: stated)) 연도별 합과 같다."
            : "\(vintage): 출처는 \(years)년 소진액을 \(stated)\(Particle.direction.form(after: stated)) 적었지만 연도별 합은 \(computed)\(Particle.copula.form(after: computed))다. 총액과 연도별 수치가 어긋난다."
    }

    func contradiction(_ vintage: String, year: String, used: String, other: String) -> String {
        "\(vintage), \(year)년: 다른 출처는 \(other)\(Particle.direction.form(after: other)) 적었고 표에는 \(used)\(Particle.object.form(after: used)) 썼다."
    }

    func bridgeTitle(_ analyst: String) -> String { "\(analyst)의 자금 부족액" }

    func bridgeIntroduction(_ analyst: String, _ firm: String) -> String {
        "\(analyst)\(Particle.subject.form(after: analyst)) 본 \(firm)의 지급액과 재원을 분기마다 고르게 나눠 넣었다."
    }

    let part = "항목"
    let amount = "금액"
    func rent(to year: String) -> String { "\(year)년까지 용량 임차료" }

    func mean(_ name: String) -> String {
        switch name {
        case "free cash flow": "잉여현금흐름"
        case "money from Nvidia and shares of AMD": "엔비디아 자금과 AMD 주식"
        case "undrawn debt and equity": "미사용 차입·출자 한도"
        default: name
        }
    }
    let cash = "가용 현금"
    let gapWithoutCash = "모형의 부족액(현금 제외)"
    let gapWithCash = "모형의 부족액(현금 포함)"
    let statedGap = "출처가 밝힌 부족액"

    func doesNotAddUp(
        stated: String, computed: String, withCash: String, difference: String
    ) -> String {
        "공개된 항목을 더해도 출처의 부족액이 나오지 않는다. 남는 부족액은 \(computed), 현금을 넣어도 \(withCash)인데 출처는 \(stated)\(Particle.copula.form(after: stated))라고 한다. 차이 \(difference)\(Particle.topic.form(after: difference)) 공개된 자료로 설명되지 않으며, 무엇을 두 번 세거나 뺐는지 밖에서는 알 수 없다."
    }

    func buffer(_ amount: String, gap: String) -> String {
        "완충 현금 \(amount)\(Particle.object.form(after: amount)) 더하면 출처의 부족액은 \(gap)\(Particle.copula.form(after: gap))다."
    }

    func revenue(first: String, last: String, years: String, growth: String) -> String {
        "매출은 \(years)년에 \(first)에서 \(last)\(Particle.direction.form(after: last)) 늘어 연평균 \(growth) 성장한다."
    }

    func laterRent(_ amount: String, year: String) -> String {
        "\(year)년까지 넓히면 임차료는 \(amount)\(Particle.copula.form(after: amount))다."
    }

    func upside(_ amount: String, stated: String, rest: String) -> String {
        "유료 이용자가 두 배가 되면 매출이 \(amount) 늘어, 출처의 부족액 \(stated) 가운데 \(rest)만 남는다."
    }

    let peersTitle = "다른 기관의 수치와 비교"
    let peersIntroduction =
        "업계에 대해 다른 기관이 발표한 수치와, 같은 정의로 원장에서 얻은 값을 나란히 놓았다. 원장의 출처가 닿는 범위에서 발표 단계까지 포함한 보고 금액이다. 차이는 사실보다 범위나 세는 방법에서 먼저 생기며, 아래에 그 까닭을 적었다."
    let published = "발표치"
    let ours = "원장"
    let difference = "차이"
    func points(_ number: String) -> String { "\(number)%p" }

    func peer(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals: "AI 기업 사이의 순환 거래, 전체 거래 대비"
        case .circularFlows: "AI 기업 사이의 순환 흐름, 전체 흐름 대비"
        case .circularValue: "AI 기업 사이의 순환 거래, 공개 금액 대비"
        case .leasesNotCommenced: "다섯 대형 클라우드의 미개시 리스"
        case .leaseCommitments: "다섯 대형 클라우드의 전체 리스 약정"
        case .endRevenue: "최종 고객이 한 해 동안 AI에 지급한 금액(중복 제외)"
        case .endRunRate: "같은 값, 최근 한 달 기준 연 환산"
        }
    }

    func peerReason(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals, .circularFlows, .circularValue:
            "원장은 대상 기업 사이의 닫힌 사슬에 놓인 다리를 모두 세며, 최근의 큰 거래를 골라 담았다. 상대 표본은 더 넓고 더 오래되었다. 흐름은 두 기업 사이의 지급 한 건으로 읽었다."
        case .leasesNotCommenced:
            "발표치는 다섯 기업을 모두 담았다."
        case .leaseCommitments:
            "발표치는 할인하지 않은 금액이며 다섯 기업을 모두 담았다. 재무상태표의 부채는 할인한 금액이다."
        case .endRevenue, .endRunRate:
            "원장에는 두 연구소의 실적만 있다. 발표치는 클라우드와 응용 서비스 등 모든 판매자를 더했고 중국은 뺐다."
        }
    }

    func peerParts(_ parts: [String], missing: [String]) -> String {
        let known = parts.isEmpty ? "" : " 알려진 값: \(parts.joined(separator: ", "))."
        return missing.isEmpty
            ? known : "\(known) 그때까지 알려지지 않은 기업: \(missing.joined(separator: ", "))."
    }

    let nothing = "이 날 원장에는 그런 전망이 없다."
}
