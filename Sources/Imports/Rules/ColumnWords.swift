/// What people call the columns of a table of deals.
enum ColumnWords {
    /// Headings as ``CellText/key(_:)`` has them, the surest first.
    static let words: [(role: ColumnRole, words: [String])] = [
        (
            .payer,
            [
                "payer", "from", "investorbuyer", "buyer", "investor", "investorsname", "investors",
                "source", "customer", "acquirer", "lender", "purchaser", "payor", "backer",
                "zahler",
                "käufer", "investoren", "geldgeber", "kreditgeber", "auftraggeber", "acheteur",
                "investisseur", "prêteur", "payeur", "comprador", "출자자", "출자사", "매수인", "구매자",
                "투자자", "발주처", "발주자", "대여자", "지급인",
            ]
        ),
        (
            .payee,
            [
                "payee", "to", "recipientseller", "recipient", "seller", "target", "investee",
                "vendor", "supplier", "borrower", "company", "organizationname", "startupname",
                "portfoliocompany", "beneficiary", "counterparty", "empfänger", "verkäufer",
                "lieferant", "kreditnehmer", "zielgesellschaft", "vendeur", "bénéficiaire",
                "emprunteur", "fournisseur", "cible", "vendedor", "투자대상", "피투자회사", "매도인",
                "판매자", "공급자", "공급사", "수주처", "차입자", "수취인", "상대방",
            ]
        ),
        (
            .date,
            [
                "date", "announced", "announceddate", "announcedon", "dateannounced",
                "datedd/mm/yyyy", "datedmmyyyy", "dateddmmyyyy", "dealdate", "signed", "signedon",
                "datesigned", "when", "datum", "vertragsdatum", "datedannonce", "fecha", "공시일자",
                "공시일", "발표일", "체결일", "일자", "날짜", "계약일", "계약일자",
            ]
        ),
        (
            .amount,
            [
                "amount", "amountusd", "usdbn", "usdm", "value", "dealvalue", "dealsize",
                "dealamount", "contractvalue", "transactionvalue", "totalamount", "moneyraised",
                "moneyraisedinusd", "amountinusd", "size", "headline", "weight", "betrag",
                "vertragswert", "kaufpreis", "volumen", "wert", "montant", "valeur", "importe",
                "금액", "계약금액", "투자금액", "거래금액", "규모",
            ]
        ),
        (.currency, ["currency", "ccy", "curr", "moneyraisedcurrency", "währung", "devise", "통화"]),
        (
            .kind,
            [
                "kind", "type", "legtype", "instrument", "dealtype", "transactiontype",
                "fundingtype", "investmentntype", "investmenttype", "round", "category", "art",
                "geschäftsart", "zweck", "nature", "catégorie", "종류", "유형", "구분",
            ]
        ),
        (
            .status,
            ["status", "stage", "dealstatus", "stand", "état", "statut", "상태", "진행상태", "진행상황"]
        ),
        (.url, ["url", "sourceurl", "link", "sources", "source", "quelle", "lien", "출처", "링크"]),
        (
            .id,
            ["dealid", "id", "transactionname", "no", "nr", "lfdnr", "dealno", "dealnumber", "번호"]
        ),
        (.title, ["title", "deal", "description", "bezeichnung", "objet", "제목", "거래명"]),
        (
            .note,
            [
                "note", "notes", "notesanalyst", "remarks", "comment", "comments", "anmerkung",
                "anmerkungen", "bemerkung", "bemerkungen", "remarque", "remarques", "commentaire",
                "비고", "메모", "적요",
            ]
        ),
    ]

    /// Columns that can have the part, the surest first: headings that are one of the words, then those that hold one beside a scale, a currency or another word.
    static func candidates(_ role: ColumnRole, in headings: [String]) -> [Int] {
        guard let words = words.first(where: { $0.role == role })?.words else { return [] }
        let keys = headings.map(CellText.key)
        let parts = headings.map(variants)
        var found: [Int] = []
        for word in words {
            for (index, key) in keys.enumerated() where key == word && !found.contains(index) {
                found.append(index)
            }
        }
        for word in words {
            for (index, keys) in parts.enumerated()
            where keys.contains(word) && !found.contains(index) {
                found.append(index)
            }
        }
        return found
    }

    /// `DEAL VALUE ($BN)` without what stands in brackets, `Investor/Käufer` as either, `Betrag in Mio. EUR` without its unit.
    private static func variants(_ heading: String) -> [String] {
        let whole = CellText.withoutMarks(heading)
        var plain = ""
        var depth = 0
        for character in whole {
            if character == "(" || character == "[" { depth += 1 }
            if depth == 0 { plain.append(character) }
            if character == ")" || character == "]" { depth = max(0, depth - 1) }
        }
        let words = plain.split { $0 == " " || $0 == "," }
        let named = words.filter { word in
            let heading = ScaleHeading(String(word))
            return heading.power == nil && heading.currency == nil
                && !["in", "en"].contains(word.lowercased())
        }
        let all =
            [plain, named.joined(separator: " ")] + plain.split(separator: "/").map(String.init)
        return all.map(CellText.key).filter { !$0.isEmpty }
    }
}
