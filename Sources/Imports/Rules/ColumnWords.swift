/// What people call the columns of a table of deals.
enum ColumnWords {
    /// Headings as ``CellText/key(_:)`` has them, the surest first.
    static let words: [(role: ColumnRole, words: [String])] = [
        (
            .payer,
            [
                "payer", "from", "investorbuyer", "buyer", "investor", "investorsname", "investors",
                "source", "customer", "acquirer", "lender", "purchaser", "출자자", "매수인", "구매자",
                "투자자",
            ]
        ),
        (
            .payee,
            [
                "payee", "to", "recipientseller", "recipient", "seller", "target", "investee",
                "vendor", "supplier", "borrower", "company", "organizationname", "startupname",
                "투자대상", "매도인", "판매자", "공급자", "상대방",
            ]
        ),
        (
            .date,
            [
                "date", "announced", "announceddate", "datedd/mm/yyyy", "datedmmyyyy",
                "dateddmmyyyy", "dealdate", "signed", "공시일자", "일자", "날짜", "계약일",
            ]
        ),
        (
            .amount,
            [
                "amount", "amountusd", "usdbn", "usdm", "value", "dealvalue", "dealsize",
                "moneyraised", "moneyraisedinusd", "amountinusd", "size", "headline", "weight",
                "금액", "계약금액",
            ]
        ),
        (.currency, ["currency", "ccy", "moneyraisedcurrency", "통화"]),
        (
            .kind,
            [
                "kind", "type", "legtype", "instrument", "dealtype", "fundingtype",
                "investmentntype", "investmenttype", "round", "종류", "유형",
            ]
        ),
        (.status, ["status", "stage", "상태"]),
        (.url, ["url", "sourceurl", "link", "sources", "source", "출처"]),
        (.id, ["dealid", "id", "transactionname", "no", "번호"]),
        (.title, ["title", "deal", "description", "제목"]),
        (.note, ["note", "notes", "notesanalyst", "remarks", "comment", "비고"]),
    ]

    /// Columns that can have the part, the surest first.
    static func candidates(_ role: ColumnRole, in headings: [String]) -> [Int] {
        guard let words = words.first(where: { $0.role == role })?.words else { return [] }
        let keys = headings.map(CellText.key)
        var found: [Int] = []
        for word in words {
            for (index, key) in keys.enumerated() where key == word && !found.contains(index) {
                found.append(index)
            }
        }
        return found
    }
}
