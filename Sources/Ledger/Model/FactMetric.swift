extension FactMetric {
    /// Every metric that a firm's file may use, in the order of documentation.
    ///
    /// Losses, outflows and burn are negative amounts of the metric whose sign they have:
    /// `net_income_quarter: USD -0.11bn`. Guidance and plans use the metric of the figure that
    /// they are about, with ``Fact/basis`` `forecast` or `target`.
    public static let all: [FactMetric] = [
        // Income
        FactMetric("revenue_annual", .money, .year, "revenue of a fiscal year"),
        FactMetric("revenue_half", .money, .other, "revenue of a half-year"),
        FactMetric(
            "revenue_quarter", .money, .quarter,
            "revenue of a fiscal quarter; with basis forecast, the guidance for it"),
        FactMetric(
            "segment_revenue_annual", .money, .year,
            "revenue of the segment named in scope, fiscal year"),
        FactMetric(
            "segment_revenue_quarter", .money, .quarter,
            "revenue of the segment named in scope, fiscal quarter"),
        FactMetric(
            "segment_income_quarter", .money, .quarter,
            "operating income of the segment named in scope"),
        FactMetric(
            "annualised_revenue", .money, .stock,
            "latest month times twelve, as the firm or the press states it"),
        FactMetric(
            "revenue_growth", .quantity, .other,
            "growth of revenue over the same period a year earlier, in %"),
        FactMetric("total_costs_annual", .money, .year, "all costs of a year"),
        FactMetric("cost_of_revenue_annual", .money, .year, "cost of revenue of a year"),
        FactMetric("research_spend_annual", .money, .year, "research and development of a year"),
        FactMetric("gross_margin", .quantity, .other, "gross profit as a share of revenue, in %"),
        FactMetric("operating_income_annual", .money, .year, "operating income of a year"),
        FactMetric("operating_income_quarter", .money, .quarter, "operating income of a quarter"),
        FactMetric(
            "depreciation_annual", .money, .year,
            "depreciation and amortisation of a year; a note says what of it is not in the figure"),
        FactMetric(
            "depreciation_quarter", .money, .quarter,
            "depreciation and amortisation of a quarter, as for the year"),
        FactMetric("net_income_annual", .money, .year, "net income of a year"),
        FactMetric("net_income_quarter", .money, .quarter, "net income of a quarter"),
        FactMetric("interest_expense_annual", .money, .year, "interest expense of a year"),
        FactMetric("interest_expense_quarter", .money, .quarter, "interest expense of a quarter"),
        FactMetric("dividends_paid_annual", .money, .year, "dividends paid in a year"),
        FactMetric("dividends_received_annual", .money, .year, "dividends received in a year"),
        FactMetric("share_buybacks_annual", .money, .year, "own shares bought back in a year"),
        FactMetric(
            "investment_gain_quarter", .money, .quarter,
            "gain on holdings in other firms, realised or not, in the income of a quarter"),

        // Cash flow and capital spending
        FactMetric("operating_cash_flow_annual", .money, .year, "cash from operations of a year"),
        FactMetric(
            "operating_cash_flow_quarter", .money, .quarter,
            "cash from operations of a quarter"),
        FactMetric(
            "operating_cash_flow_half", .money, .other, "cash from operations of a half-year"),
        FactMetric(
            "operating_cash_flow_trailing", .money, .trailingYear,
            "cash from operations of the last four quarters"),
        FactMetric(
            "free_cash_flow_annual", .money, .year,
            "cash from operations less capital spending, a year"),
        FactMetric(
            "free_cash_flow_quarter", .money, .quarter,
            "cash from operations less capital spending, a quarter"),
        FactMetric(
            "free_cash_flow_trailing", .money, .trailingYear,
            "cash from operations less capital spending, the last four quarters"),
        FactMetric(
            "cash_flow_annual", .money, .year,
            "change of cash before new money, a year; below zero it is the burn"),
        FactMetric(
            "cash_flow_quarter", .money, .quarter,
            "change of cash before new money, a quarter; below zero it is the burn"),
        FactMetric(
            "cash_burn_cumulative", .money, .other,
            "cash used up over several years, as a positive amount"),
        FactMetric(
            "capex_annual", .money, .year,
            "capital spending of a year; with basis forecast, the guidance for it"),
        FactMetric(
            "capex_quarter", .money, .quarter,
            "capital spending of a quarter; scope says whether finance leases are in"),
        FactMetric("capex_half", .money, .other, "capital spending of a half-year"),
        FactMetric(
            "payments_annual", .money, .year,
            "cash paid in a year to the counterparty named in scope"),

        // Balance sheet
        FactMetric(
            "cash_and_securities", .money, .stock,
            "cash, equivalents and marketable securities"),
        FactMetric("net_cash", .money, .stock, "cash and securities less debt"),
        FactMetric("total_debt", .money, .stock, "borrowings of all terms"),
        FactMetric("long_term_debt", .money, .stock, "borrowings due after a year"),
        FactMetric(
            "long_term_debt_service", .money, .stock,
            "principal and interest still to pay on long-term debt"),
        FactMetric(
            "debt_raised", .money, .other,
            "debt issued in the period; scope names the kind"),
        FactMetric(
            "financing_programme", .money, .other,
            "debt and equity that the firm says it will raise"),
        FactMetric("bridge_loan", .money, .stock, "short-term loan taken until permanent funding"),
        FactMetric("total_assets", .money, .stock, "all assets of the balance sheet"),
        FactMetric("equity", .money, .stock, "assets less liabilities"),
        FactMetric("total_liabilities", .money, .stock, "all that is owed and accrued"),
        FactMetric(
            "debt_due_within_year", .money, .stock,
            "borrowings that fall due within twelve months"),
        FactMetric("inventory", .money, .stock, "inventory"),
        FactMetric(
            "deferred_revenue", .money, .stock,
            "cash taken from customers for services still owed"),
        FactMetric(
            "private_equity_investments", .money, .stock,
            "shares of unlisted firms, at cost"),
        FactMetric(
            "equity_purchases_share", .quantity, .other,
            "paid in the period for shares of other firms, as a share of its revenue, in %"),
        FactMetric(
            "net_asset_value", .money, .stock,
            "holdings less net debt, as a holding company states it"),
        FactMetric(
            "forecast_bridge", .money, .other,
            "a part of an analyst's sum from needs to funding gap; scope names analyst and part"),
        FactMetric(
            "forecast_buffer", .money, .other,
            "cash that an analyst wants left beside the stated funding gap; scope names the analyst"
        ),
        FactMetric(
            "forecast_upside", .money, .other,
            "revenue more in an analyst's other case; scope names analyst and case"),
        FactMetric(
            "funding_raised", .money, .other,
            "money raised from the investors in scope, as a source totals it"),
        FactMetric(
            "stake_sold", .money, .other,
            "proceeds from selling the holding named in scope"),
        FactMetric(
            "loan_to_value", .quantity, .stock,
            "net debt of a holding company as a share of its holdings, in %"),
        FactMetric(
            "loan_to_value_limit", .quantity, .stock,
            "loan to value that the firm says it will stay below, in %"),

        FactMetric(
            "leverage_limit", .quantity, .stock,
            "debt as a multiple of yearly earnings before interest, taxes, depreciation and amortisation that the firm, its lenders or the agency in scope says it must not exceed, as in 4 x"
        ),

        // Money lent to customers, and customers' money
        FactMetric(
            "customer_financing", .money, .stock,
            "loans, finance leases and notes owed by customers, before the allowance"),
        FactMetric(
            "customer_financing_commitments", .money, .stock,
            "financing promised to customers and not drawn"),
        FactMetric(
            "customer_guarantees", .money, .stock,
            "largest amount payable under guarantees of customers’ debt"),
        FactMetric(
            "operating_lease_assets", .money, .stock,
            "own equipment let to customers on operating leases"),
        FactMetric(
            "credit_allowance", .money, .stock, "allowance for losses on what customers owe"),
        FactMetric(
            "credit_provision_annual", .money, .year,
            "set aside in a year for losses on what customers owe"),
        FactMetric(
            "credit_provision_quarter", .money, .quarter,
            "set aside in a quarter for losses on what customers owe"),
        FactMetric(
            "credit_write_offs_annual", .money, .year,
            "given up as lost in a year of what customers owe, less recoveries"),
        FactMetric(
            "credit_write_offs_quarter", .money, .quarter,
            "given up as lost in a quarter of what customers owe, less recoveries"),
        FactMetric("past_due", .money, .stock, "what customers owe and are late with"),
        FactMetric(
            "past_due_share", .quantity, .stock,
            "share of what customers owe that is late, in %; scope says from which day on"),
        FactMetric(
            "collateral_value", .money, .stock,
            "value of what secures what customers owe, as the firm puts it"),
        FactMetric(
            "customer_deposits", .money, .stock,
            "customers’ money that the firm keeps and owes on demand"),

        // Promises made and promises held
        FactMetric(
            "remaining_performance_obligations", .money, .stock,
            "contracted revenue not yet recognised (ASC 606)"),
        FactMetric(
            "backlog", .money, .stock,
            "orders as the firm counts them; scope names a segment or a customer"),
        FactMetric(
            "backlog_concentration", .quantity, .stock,
            "share of backlog or performance obligations from the customers in scope, in %"),
        FactMetric(
            "customer_concentration", .quantity, .other,
            "share of revenue from the customers in scope, in %"),
        FactMetric(
            "receivable_concentration", .quantity, .stock,
            "share of receivables owed by the customer in scope, in %"),
        FactMetric(
            "supply_commitments", .money, .stock,
            "what is owed to suppliers for inventory and capacity already ordered"),
        FactMetric(
            "cloud_commitments", .money, .stock,
            "what is owed under multi-year contracts for rented cloud capacity"),
        FactMetric(
            "unconditional_purchase_obligations", .money, .stock,
            "purchases owed without condition"),
        FactMetric(
            "non_cancelable_commitments", .money, .stock,
            "contractual commitments that cannot be cancelled"),
        FactMetric(
            "total_commitments", .money, .stock,
            "all contractual commitments of a filing’s table"),
        FactMetric(
            "new_commitments_quarter", .money, .quarter,
            "contractual commitments entered into in a quarter"),
        FactMetric(
            "leases_not_commenced", .money, .stock,
            "leases signed whose term has not begun: not on the balance sheet yet"),
        FactMetric(
            "operating_lease_liabilities", .money, .stock,
            "liabilities of operating leases"),
        FactMetric("finance_lease_liabilities", .money, .stock, "liabilities of finance leases"),
        FactMetric(
            "lease_guarantees", .money, .stock,
            "largest amount payable under guarantees of others’ leases"),
        FactMetric(
            "investment_commitment", .money, .stock,
            "cumulative money pledged to the firm named in scope"),
        FactMetric("compute_budget", .money, .other, "planned spending on compute over the period"),
        FactMetric(
            "compute_commitments", .money, .other,
            "compute that the firm says it has committed to, over the period"),
        FactMetric("funding_gap", .money, .other, "money that is missing under an analyst’s model"),

        // Value and standing
        FactMetric(
            "valuation", .money, .stock,
            "value of an unlisted firm in a round, a sale or talks; scope says which"),
        FactMetric("market_cap", .money, .stock, "market value of a listed firm"),
        FactMetric("share_price_target", .money, .stock, "an analyst’s target for one share"),
        FactMetric(
            "share_price_move", .quantity, .other,
            "change of the share price on news, in %"),
        FactMetric("credit_rating", .text, .stock, "rating and outlook; scope names the agency"),
        FactMetric(
            "insolvency", .text, .other,
            "the firm stops paying, or asks a court for protection, on the day of as_of"),
        FactMetric("break_even_year", .text, .other, "year in which profit is expected"),
        FactMetric(
            "cash_flow_positive_year", .text, .other,
            "year in which cash flow is expected to turn positive"),
        FactMetric("listing_plan", .text, .other, "what is known of a plan to list shares"),

        // Capacity, technology, power
        FactMetric(
            "compute_capacity", .quantity, .stock,
            "power of the data centres that a firm computes with, in GW"),
        FactMetric("capacity_target", .quantity, .other, "power of data centres aimed at, in GW"),
        FactMetric(
            "deployed_chips", .quantity, .stock,
            "accelerators in operation; scope names the project"),
        FactMetric("server_life", .quantity, .stock, "years over which servers are depreciated"),
        FactMetric(
            "server_life_critic", .quantity, .stock,
            "useful years of an accelerator in the view of a critic"),
        FactMetric(
            "power_share", .quantity, .other,
            "a capacity target as a share of the national quantity in scope, in %"),
        FactMetric(
            "us_electricity_consumption", .quantity, .year,
            "electricity used in the United States in a year, in TWh"),
        FactMetric(
            "us_electricity_generation", .quantity, .year,
            "electricity generated in the United States in a year, in TWh"),
        FactMetric(
            "us_peak_demand", .quantity, .stock,
            "highest hourly electricity demand of the lower 48 states, in GW"),
        FactMetric(
            "us_installed_capacity", .quantity, .stock,
            "generating capacity of the United States, in GW"),

        // The market
        FactMetric(
            "gdp_annual", .money, .year, "gross domestic product of the country in scope, a year"),
        FactMetric(
            "stock_market_value", .money, .stock, "market value of all listed shares of a country"),
        FactMetric(
            "cape", .quantity, .stock,
            "price of a stock market over ten years’ average real earnings"),
        FactMetric(
            "credit_gap", .quantity, .stock,
            "credit to the private sector over GDP less its trend, in percentage points"),
        FactMetric(
            "cloud_market_share", .quantity, .quarter,
            "share of spending on cloud infrastructure, in %"),
        FactMetric(
            "cloud_market_rank", .text, .stock,
            "rank among providers of cloud infrastructure"),
        FactMetric(
            "cloud_market_revenue_quarter", .money, .quarter,
            "spending on cloud infrastructure in the world, a quarter"),
        FactMetric(
            "accelerator_market_share", .quantity, .stock,
            "share of AI accelerators sold, in %; definitions differ"),
        FactMetric(
            "cost_per_gw", .money, .stock,
            "cost of one GW of AI data centre; scope says whose figure and what it covers"),
        FactMetric(
            "accelerator_cost_share", .quantity, .stock,
            "share of accelerators in the cost of an AI data centre, in %"),
        FactMetric(
            "vendor_profit_cost_share", .quantity, .stock,
            "gross profit of the accelerator’s maker as a share of a data centre’s cost, in %"),
        FactMetric(
            "networking_cost_share", .quantity, .stock,
            "share of networking in the cost of an AI data centre, in %"),
        FactMetric(
            "mechanical_electrical_cost_share", .quantity, .stock,
            "share of mechanical and electrical plant in the cost of an AI data centre, in %"),

        // Words
        FactMetric(
            "opinion", .text, .other,
            "what a named or unnamed observer thinks; scope names the topic"),
        FactMetric("market_reaction", .text, .other, "how share prices took the news"),
        FactMetric(
            "outlook", .text, .other,
            "what is expected to happen, in words; scope names the topic"),
        FactMetric(
            "related_event", .text, .other,
            "an event that a source mentions beside its subject; scope names it"),
    ]
}
