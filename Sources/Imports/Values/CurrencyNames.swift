/// Currencies by the names that payment files give them.
enum CurrencyNames {
    /// ISO 4217 code; `nil`: the name is none of these, or is of no currency of the standard.
    static func code(_ name: String) -> String? { codes[CellText.key(name)] }

    private static let codes: [String: String] = [
        "usdollar": "USD", "usdollars": "USD", "euro": "EUR", "euros": "EUR", "yuan": "CNY",
        "yen": "JPY", "ukpound": "GBP", "poundsterling": "GBP", "swissfranc": "CHF",
        "rupee": "INR", "indianrupee": "INR", "ruble": "RUB", "canadiandollar": "CAD",
        "australiandollar": "AUD", "brazilreal": "BRL", "mexicanpeso": "MXN",
        "saudiriyal": "SAR", "shekel": "ILS", "won": "KRW", "koreanwon": "KRW",
    ]
}
