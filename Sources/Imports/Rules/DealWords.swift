import Ledger

/// What words of tables most probably mean in the ledger's, for a draft that somebody reads.
enum DealWords {
    /// - Returns: the value of a rule, such as `purchase` or `{kind: equity, binding: loi}`; `nil`: none of the words is known, or they mean different things.
    static func kind(_ text: String) -> String? {
        let found = meanings(text, kinds, doubtful: doubtfulKinds)
        guard found.count == 1, let kind = found.first else { return nil }
        return isIntent(text) ? "{kind: \(kind), binding: loi}" : kind
    }

    static func status(_ text: String) -> String? {
        if isIntent(text) { return "{status: announced, binding: loi}" }
        let found = meanings(text, statuses, doubtful: [])
        return found.count == 1 ? found.first : nil
    }

    private static func isIntent(_ text: String) -> Bool {
        let words = words(text)
        return words.contains { ["loi", "mou", "intent", "의향서", "양해각서"].contains($0) }
    }

    private static func words(_ text: String) -> [String] {
        CellText.folded(text).lowercased().split { !$0.isLetter }.map(String.init)
    }

    /// Meanings of the words, each once. Korean ones stand inside longer words.
    private static func meanings(
        _ text: String, _ table: [(meaning: String, words: [String])], doubtful: Set<String>
    ) -> [String] {
        let words = words(text)
        guard !words.contains(where: doubtful.contains) else { return [] }
        return table.filter { entry in
            entry.words.contains { word in
                let isKorean = word.unicodeScalars.first.map { $0.value >= 0xAC00 } ?? false
                return words.contains { isKorean ? $0.contains(word) : $0 == word }
            }
        }.map(\.meaning)
    }

    /// A payment, or the value of what somebody has: nobody is asked to trust a guess.
    private static let doubtfulKinds: Set<String> = [
        "stake", "stakes", "valuation", "holding", "value", "option", "options", "swap", "loss",
        "gain",
        "result",
    ]

    private static let kinds: [(meaning: String, words: [String])] = [
        (
            LegKind.equity.rawValue,
            [
                "equity", "shares", "series", "seed", "angel", "round", "beteiligung",
                "kapitalerhöhung", "participation", "지분", "출자", "증자",
            ]
        ),
        (
            LegKind.debt.rawValue,
            [
                "debt", "loan", "loans", "note", "notes", "bond", "bonds", "credit", "facility",
                "darlehen", "kredit", "anleihe", "prêt", "crédit", "emprunt", "대여", "대출", "차입",
                "사채",
            ]
        ),
        (LegKind.prepayment.rawValue, ["prepayment", "advance", "anzahlung", "acompte", "선급"]),
        (LegKind.guarantee.rawValue, ["guarantee", "bürgschaft", "garantie", "보증"]),
        (
            LegKind.purchase.rawValue,
            [
                "purchase", "order", "orders", "supply", "offtake", "procurement", "compute",
                "cloud", "chips", "gpu", "gpus", "capacity", "hosting", "services", "kauf",
                "lieferung", "bestellung", "achat", "commande", "공급", "구매", "매입", "수주", "발주",
            ]
        ),
        (LegKind.lease.rawValue, ["lease", "rent", "miete", "leasing", "bail", "임차", "리스"]),
        (LegKind.leaseBack.rawValue, ["leaseback"]),
        (LegKind.licence.rawValue, ["licence", "license", "lizenz", "라이선스"]),
        (LegKind.warrant.rawValue, ["warrant", "warrants"]),
        (
            LegKind.acquisition.rawValue,
            ["acquisition", "merger", "takeover", "buyout", "übernahme", "인수", "합병"]
        ),
    ]

    private static let statuses: [(meaning: String, words: [String])] = [
        (
            DealStatus.inTalks.rawValue,
            ["talks", "negotiation", "negotiations", "verhandlung", "협의", "협상"]
        ),
        (
            DealStatus.announced.rawValue,
            [
                "announced", "proposed", "planned", "pending", "expected", "angekündigt", "geplant",
                "annoncé", "annoncée", "prévu", "예정", "발표", "추진",
            ]
        ),
        (
            DealStatus.signed.rawValue,
            [
                "signed", "definitive", "executed", "unterzeichnet", "vereinbart", "signé",
                "signée",
                "체결",
            ]
        ),
        (DealStatus.inForce.rawValue, ["ongoing", "active", "live", "laufend", "진행중", "이행중"]),
        (
            DealStatus.completed.rawValue,
            [
                "closed", "completed", "done", "funded", "paid", "finalised", "finalized",
                "abgeschlossen", "conclu", "conclue", "terminé", "완료", "종결",
            ]
        ),
        (
            DealStatus.cancelled.rawValue,
            ["cancelled", "canceled", "terminated", "withdrawn", "gekündigt", "annulé", "취소", "해지"]
        ),
    ]
}
