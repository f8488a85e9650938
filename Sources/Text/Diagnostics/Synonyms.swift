/// Words that people use for what the format calls otherwise: no slip of the pen, so that no distance of letters finds them.
enum Synonyms {
    /// The candidate that a word stands for in other people's books; `nil`: none.
    static func meant(by word: String, among candidates: [String]) -> String? {
        let plain = word.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
            .joined(separator: "_")
        // A word may mean different things in different places: the first that fits there.
        return table.first { $0.word == plain && candidates.contains($0.meant) }?.meant
    }

    private static let table: [(word: String, meant: String)] = meanings.flatMap { meant, words in
        words.split(separator: " ").map { (word: String($0), meant: meant) }
    }

    /// What the format says, and what else it is called.
    private static let meanings: [(meant: String, words: String)] = [
        // Kinds of legs
        (
            "equity",
            "investment invests invest stake share shares stock capital participation cross_holding"
        ),
        (
            "debt",
            "loan loans credit bond bonds note notes borrowing facility credit_facility mortgage term_loan"
        ),
        ("prepayment", "advance deposit prepaid down_payment downpayment"),
        ("guarantee", "surety guaranty letter_of_credit"),
        ("backstop", "underwriting standby residual_guarantee"),
        ("warrant", "option options call_option"),
        ("lease_financing", "finance_lease capital_lease leasing"),
        (
            "purchase",
            "order orders sale sales buy buys supply offtake contract procurement customer spending"
        ),
        ("lease", "rent rental tenancy operating_lease"),
        ("licence", "license licensing royalty"),
        ("revenue_share", "revenue_sharing commission profit_share royalties"),
        ("lease_back", "sale_and_leaseback leaseback sale_leaseback"),
        ("governance_right", "board_seat voting_right veto"),
        ("acquisition", "merger takeover buyout"),
        // Statuses and events
        ("rumoured", "rumored rumor rumour leaked"),
        ("in_talks", "talks negotiating negotiation pending discussed"),
        ("announced", "planned proposed intended declared"),
        ("signed", "agreed executed contracted committed definitive"),
        ("in_force", "active effective live ongoing"),
        ("completed", "closed done paid finished settled complete"),
        ("cancelled", "canceled terminated withdrawn dropped abandoned"),
        ("superseded", "replaced"),
        ("amended", "changed revised restated"),
        ("expired", "lapsed ended"),
        // What binds, and what a leg is settled in
        ("binding", "firm committed definitive yes true"),
        ("loi", "mou letter_of_intent term_sheet memorandum"),
        ("non_binding", "nonbinding no false indicative"),
        ("cash", "money dollars usd"),
        ("shares", "stock equity"),
        ("credits", "credit vouchers"),
        // Kinds of firms and of sources
        ("company", "corporation corp firm inc ltd enterprise public private startup bank"),
        ("segment", "subsidiary division unit business_unit"),
        ("fund", "investor vc private_equity vehicle"),
        ("state", "government country sovereign ministry"),
        ("filing", "10_k 10_q 8_k s_1 annual_report prospectus sec"),
        ("release", "press_release pr announcement website"),
        ("news", "article press newspaper journalism blog"),
        ("analyst", "research report broker note"),
        ("dataset", "data database"),
        ("assumption", "estimate guess own"),
        // Metrics
        ("revenue_annual", "revenue sales turnover annual_revenue yearly_revenue revenues"),
        ("revenue_quarter", "quarterly_revenue sales_quarter"),
        ("annualised_revenue", "arr run_rate annualized_revenue"),
        ("net_income_annual", "profit net_income earnings net_profit"),
        ("operating_income_annual", "ebit operating_profit operating_income"),
        ("operating_cash_flow_annual", "ocf operating_cash_flow cash_from_operations cfo"),
        ("free_cash_flow_annual", "fcf free_cash_flow"),
        ("cash_flow_annual", "burn cash_burn"),
        ("cash_and_securities", "cash liquidity cash_and_equivalents cash_balance"),
        ("capex_annual", "capex capital_expenditure capital_spending"),
        ("total_debt", "debt borrowings loans net_debt"),
        ("net_asset_value", "net_assets equity book_value shareholders_equity"),
        // Keys
        ("from", "payer src source_firm sender"),
        ("to", "payee dst receiver recipient"),
        ("kind", "type category"),
        ("amount", "value size sum total"),
        ("date", "day when"),
        ("source", "src reference ref citation"),
        ("note", "comment remark description"),
        ("title", "name label"),
        ("name", "title label"),
        ("entities", "firms companies nodes"),
        ("as_of", "asof date valuation_date"),
        ("base_currency", "currency"),
    ]
}
