struct EnglishValidationWords: ValidationWords {
    let title = "Validation of the burn-rate model against published forecasts"

    func introduction(asOf: String) -> String {
        "Published forecasts are fed into the model as they are: no shocks, nothing cleared, no opening cash unless a table says so. What comes out is compared with what the sources say. As known on \(asOf)."
    }

    let vintagesTitle = "Cash flow by vintage"
    let vintagesFedIn =
        "Fed in: the yearly change of cash before new money, a quarter of it in each quarter. Out: cash at the end of each year, and the deepest shortfall."
    let forecast = "Forecast"
    let trough = "Trough"
    let troughYear = "End of"
    let balances = "Cash at the end of the year, from zero"

    func vintage(_ scope: String) -> String { scope }

    func vintagesResult(_ troughs: [String]) -> String {
        "The troughs are \(EnglishCommonWords().list(troughs)): the model returns the sums of the forecasts, and each later forecast needs more money than the one before."
    }

    func total(_ vintage: String, years: String, stated: String, computed: String) -> String {
        stated == computed
            ? "\(vintage): a source gives a burn of \(stated) for \(years), and the years add up to it."
            : "\(vintage): a source gives a burn of \(stated) for \(years); the years add up to \(computed). The total contradicts the years."
    }

    func contradiction(_ vintage: String, year: String, used: String, other: String) -> String {
        "\(vintage), \(year): another source gives \(other); the table uses \(used)."
    }

    func bridgeTitle(_ analyst: String) -> String { "The funding gap of \(analyst)" }

    func bridgeIntroduction(_ analyst: String, _ firm: String) -> String {
        "What \(analyst) says that \(firm) must pay, and what it sets against it, spread evenly over the quarters."
    }

    let part = "Part"
    let amount = "Amount"
    func rent(to year: String) -> String { "Rent of capacity through \(year)" }

    func mean(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
    let cash = "Available cash"
    let gapWithoutCash = "Shortfall in the model, without the cash"
    let gapWithCash = "Shortfall in the model, with the cash"
    let statedGap = "Gap as stated"

    func doesNotAddUp(
        stated: String, computed: String, withCash: String, difference: String
    ) -> String {
        "The published parts do not add up to the stated gap: they leave \(computed), or \(withCash) with the cash, and the source says \(stated). The difference of \(difference) is not explained by anything published; which parts the analyst counts twice or leaves out cannot be told from outside."
    }

    func buffer(_ amount: String, gap: String) -> String {
        "With a buffer of \(amount), the stated gap is \(gap)."
    }

    func revenue(first: String, last: String, years: String, growth: String) -> String {
        "Revenue goes from \(first) to \(last) (\(years)), a growth of \(growth) a year."
    }

    func laterRent(_ amount: String, year: String) -> String {
        "Through \(year) the rent is \(amount)."
    }

    func upside(_ amount: String, stated: String, rest: String) -> String {
        "If twice as many users paid, revenue would be \(amount) more over the years: of the stated gap of \(stated), \(rest) would remain."
    }

    let peersTitle = "Numbers of others beside ours"
    let peersIntroduction =
        "What others published about the field, beside what the ledger gives on the same definition as far as its sources reach. Announced or firmer, sums as reported. A difference is one of coverage or of counting before it is one of fact; the notes say which."
    let published = "Published"
    let ours = "Here"
    let difference = "Difference"
    func points(_ number: String) -> String { "\(number) points" }

    func peer(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals: "Circular deals between AI firms, of all deals"
        case .circularFlows: "Circular flows between AI firms, of all flows"
        case .circularValue: "Circular deals between AI firms, of disclosed value"
        case .leasesNotCommenced: "Leases of five hyperscalers that have not begun"
        case .leaseCommitments: "All lease commitments of five hyperscalers"
        case .endRevenue: "What end customers paid for AI in a year, each payment once"
        case .endRunRate: "The same, at the pace of the newest month"
        }
    }

    func peerReason(_ kind: PeerNumber.Kind) -> String {
        switch kind {
        case .circularDeals, .circularFlows, .circularValue:
            "here a leg counts that lies on any closed chain between firms of the universe, in a selection of recent and large deals; the other sample is wider and older. A flow is read as one payment between two firms."
        case .leasesNotCommenced:
            "the published sum covers all five firms."
        case .leaseCommitments:
            "the published sum is not discounted and covers all five firms; liabilities on a balance sheet are discounted."
        case .endRevenue, .endRunRate:
            "the ledger has accounts of two labs; the published figure adds clouds, applications and every other seller, without China."
        }
    }

    func peerParts(_ parts: [String], missing: [String]) -> String {
        let known = parts.isEmpty ? "" : " Known: \(EnglishCommonWords().list(parts))."
        return missing.isEmpty
            ? known : "\(known) Not known by then: \(EnglishCommonWords().list(missing))."
    }

    let nothing = "The ledger knows no such forecast on this day."
}
