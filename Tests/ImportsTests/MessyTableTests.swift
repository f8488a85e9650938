import Ledger
import Money
import Testing
import Text

@testable import Imports

/// Tables as people keep them become a model that lints in two steps: a draft, of which the blanks alone are filled in, and an import.
@Suite struct MessyTableTests {
    struct Messy: Sendable, CustomTestStringConvertible {
        var name: String
        var rows: [String]
        var encoding: FileEncoding = .utf8
        var separator = "\n"
        /// What the draft leaves open, and what somebody answers: text of the draft → text in its place.
        var answers: [(blank: String, answer: String)] = []
        /// Deals as they stand in the ledger: payer, payee, kind, amount, status, date.
        var deals: [String]
        var counts: String
        var testDescription: String { name }
    }

    static let tables: [Messy] = [
        Messy(
            name:
                "German: mark, semicolons, decimal comma, CR LF, titles, unit in brackets, total, notes",
            rows: [
                "\u{FEFF}Beteiligungen und Lieferungen 2026;;;;;;", "Stand: 15.07.2026;;;;;;",
                ";;;;;;",
                "Investor/Käufer;Empfänger/Verkäufer;Datum;Betrag (Mio. EUR);Art;Status;Anmerkung",
                "Nordbank AG;Chipwerk GmbH;03.02.2026;1.250,5;Darlehen;unterzeichnet;*",
                "Chipwerk GmbH;Müller Rechner SE;17.03.2026;(12,5);Kauf;abgeschlossen;",
                "Müller Rechner SE;Nordbank AG;28.03.2026;2.000;Beteiligung;angekündigt;1)",
                "Müller Rechner SE;Nordbank AG;28.03.2026;2.000;Beteiligung;angekündigt;1)",
                "Zwischensumme;;;3.250,5;;;", ";;;;;;", "* vorläufig;;;;;;",
                "1) unter Vorbehalt;;;;;;",
            ], separator: "\r\n",
            deals: [
                "nordbank-ag chipwerk-gmbh debt EUR 1250.5m signed 2026-02-03",
                "mueller-rechner-se nordbank-ag equity EUR 2bn announced 2026-03-28",
                "mueller-rechner-se nordbank-ag equity EUR 2bn announced 2026-03-28",
            ],
            counts:
                "read 8 = 3 added + 0 same + 0 changed + 0 derived from + 4 skipped + 1 refused"),
        Messy(
            name:
                "two rows of headings, unit in a column's name, marks of footnotes, percent, notes cut by commas",
            rows: [
                "AI deals tracker,,,,,,,", ",,,,,,,", "Parties,,Terms,,,,,",
                "Buyer,Seller,Signed,USD m,Stake %,Type,Status,Comment",
                "LabCo¹,CloudCo,Jan 12 2026,\"38,000\",,Cloud contract,Signed,",
                "ChipCo,LabCo†,Feb 3 2026,\"10,000²\",2.5%,Equity,Announced,\"in parts\"",
                "LabCo,ChipCo,Mar 2026,n.d.,,Purchase,LOI,",
                "CloudCo,ChipCo,2026-04-01,\"1,200\",,Purchase,Closed,",
                "Subtotal,,,\"49,200\",,,,", ",,,,,,,",
                "ChipCo,CloudCo,Q2 2026,\"2,000 – 3,000\",,Lease,Signed,",
                "Grand total,,,\"52,200\",,,,", "", "¹ incl. subsidiaries",
                "² of which 1,000 paid", "Source: company releases, press",
            ],
            deals: [
                "labco cloudco purchase USD 38bn signed 2026-01-12",
                "chipco labco equity USD 10bn announced 2026-02-03",
                "labco chipco purchase undisclosed announced 2026-03",
                "cloudco chipco purchase USD 1.2bn completed 2026-04-01",
                "chipco cloudco lease USD 2bn..3bn signed 2026-Q2",
            ],
            counts:
                "read 11 = 5 added + 0 same + 0 changed + 0 derived from + 6 skipped + 0 refused"),
        Messy(
            name: "Korean Windows: names, words and dates in Korean, unit above the headings",
            rows: [
                "투자 및 공급계약 현황,,,,,,", "(단위: 억원),,,,,,", "번호,투자자,상대방,계약일,금액,유형,상태",
                "1,삼성전자,SK하이닉스,2026년 1월 15일,\"1,200\",공급계약,체결",
                "2,SK텔레콤,SK하이닉스,2026. 2. 3.,\"5,000\",지분투자,완료",
                "3,네이버,삼성전자,2026년 3월,미정,대여,예정", "4,SK하이닉스,네이버,2026.04.05,\"2,300\",구매,체결",
                "합계,,,,\"8,500\",,", "※ 일부 추정치,,,,,,",
            ], encoding: .cp949, separator: "\r\n",
            deals: [
                "samseongjeonja skhainikseu purchase KRW 120bn signed 2026-01-15",
                "sktelrekom skhainikseu equity KRW 500bn completed 2026-02-03",
                "neibeo samseongjeonja debt undisclosed announced 2026-03",
                "skhainikseu neibeo purchase KRW 230bn signed 2026-04-05",
            ],
            counts:
                "read 6 = 4 added + 0 same + 0 changed + 0 derived from + 2 skipped + 0 refused"),
        Messy(
            name: "French Windows: accents in headings and names, blanks between thousands",
            rows: [
                "Acheteur;Vendeur;Date;Montant;Devise;Nature;État",
                "Société Générale;Électricité Nord;12/03/2026;1 250 000,00;EUR;prêt;signé",
                "Électricité Nord;Câbles & Cie;25/04/2026;3 400 000,50;EUR;achat;conclu",
                "Câbles & Cie;Société Générale;02/05/2026;–;EUR;participation;annoncé",
            ], encoding: .cp1252,
            deals: [
                "societe-generale electricite-nord debt EUR 1.25m signed 2026-03-12",
                "electricite-nord cables-cie purchase EUR 3400000.5 completed 2026-04-25",
                "cables-cie societe-generale equity undisclosed announced 2026-05-02",
            ],
            counts:
                "read 3 = 3 added + 0 same + 0 changed + 0 derived from + 0 skipped + 0 refused"),
        Messy(
            name:
                "Swiss apostrophes, the currency in the cell, headings that repeat, a day that is none",
            rows: [
                "Datum,Zahler,Empfänger,Betrag,Zweck",
                "2026-01-05,Alpenfonds,Talwerk AG,CHF 1'250'000.00,loan",
                "2026-01-19,Talwerk AG,Alpenfonds,CHF 40'000.00,interest",
                "Datum,Zahler,Empfänger,Betrag,Zweck",
                "2026-02-02,Talwerk AG,Seilbahn SA,CHF 300'000.-,purchase",
                "2026-02-30,Talwerk AG,Seilbahn SA,CHF 1'000.00,purchase",
            ],
            answers: [("  status:", "  status: completed")],
            deals: [
                "alpenfonds talwerk-ag debt CHF 1.25m completed 2026-01-05",
                "talwerk-ag alpenfonds interest CHF 40k completed 2026-01-19",
                "talwerk-ag seilbahn-sa purchase CHF 300k completed 2026-02-02",
            ],
            counts:
                "read 5 = 3 added + 0 same + 0 changed + 0 derived from + 1 skipped + 1 refused"),
        Messy(
            name:
                "tabs, words of scale, two currencies in a column, a date to be confirmed, doubles, trailing notes",
            rows: [
                "#\tFrom\tTo\tWhen\tDeal value\tCcy\tInstrument\tStage",
                "1\tA&B Holdings\tCloudCo Ltd.\t5-Jan-26\t1.5 billion\tUSD\tconvertible note\tclosed",
                "2\tCloudCo Ltd\tChipCo\t12-Feb-26\t≈ 900 million\tUSD\tGPU order\tsigned",
                "3\tChipCo\tA&B Holdings\t1-Mar-26\t>250 million\tEUR\tequity\tproposed",
                "3\tChipCo\tA&B Holdings\t1-Mar-26\t>250 million\tEUR\tequity\tproposed",
                "4\tCloudCo Ltd\tPower & Light\tTBC\tup to 2 billion\tUSD\tpower purchase agreement\tMoU",
                "Note: compiled from press", "\t\t\t\t\t\t\t", "Last updated 1 April 2026",
            ],
            answers: [("    EUR:", "    EUR: 0.9")],
            deals: [
                "a-b-holdings cloudco-ltd debt USD 1.5bn completed 2026-01-05",
                "cloudco-ltd chipco purchase about USD 900m signed 2026-02-12",
                "chipco a-b-holdings equity at least EUR 250m announced 2026-03-01",
                "chipco a-b-holdings equity at least EUR 250m announced 2026-03-01",
            ],
            counts:
                "read 8 = 4 added + 0 same + 0 changed + 0 derived from + 3 skipped + 1 refused"),
        Messy(
            name: "bars, headings in capitals with their scale in brackets, American days, a zero",
            rows: [
                "INVESTOR|COMPANY|ANNOUNCED ON|DEAL VALUE ($BN)|DEAL TYPE|DEAL STATUS",
                "Big Fund|LabCo|12/31/2025|40.0|Series F|Completed",
                "LabCo|CloudCo|01/15/2026|300|Compute|Definitive agreement",
                "LabCo|ChipCo|02/20/2026|90 (est.)|Chips|Announced",
                "ChipCo|LabCo|02/20/2026|0|Warrants|Announced", "TOTAL|||430.0||",
            ],
            answers: [("on_zero:", "on_zero: undisclosed")],
            deals: [
                "big-fund labco equity USD 40bn completed 2025-12-31",
                "labco cloudco purchase USD 300bn signed 2026-01-15",
                "labco chipco purchase USD 90bn announced 2026-02-20",
                "chipco labco warrant undisclosed announced 2026-02-20",
            ],
            counts:
                "read 5 = 4 added + 0 same + 0 changed + 0 derived from + 1 skipped + 0 refused"),
        Messy(
            name: "units in a row of their own below the headings",
            rows: [
                "Buyer;Seller;Date;Amount;Type;Status", ";;;USD bn;;",
                "LabCo;CloudCo;2026-01-12;38;purchase;signed",
                "ChipCo;LabCo;2026-02-03;0.5;equity;announced",
            ],
            deals: [
                "labco cloudco purchase USD 38bn signed 2026-01-12",
                "chipco labco equity USD 500m announced 2026-02-03",
            ],
            counts:
                "read 2 = 2 added + 0 same + 0 changed + 0 derived from + 0 skipped + 0 refused"),
    ]

    /// Bytes of a text in an encoding, for the characters of these tables.
    private func bytes(_ text: String, _ encoding: FileEncoding) throws -> [UInt8] {
        switch encoding {
        case .utf8, .utf16, .eucKR: return Array(text.utf8)
        case .cp1252:
            return try text.unicodeScalars.map { scalar in
                if scalar == "–" { return 0x96 }
                return try #require(UInt8(exactly: scalar.value))
            }
        case .cp949:
            return try text.unicodeScalars.flatMap { scalar -> [UInt8] in
                scalar.value < 0x80 ? [UInt8(scalar.value)] : try #require(CodePage.korean[scalar])
            }
        }
    }

    @Test(arguments: tables)
    func
        `a messy table is a model that lints in two steps, with nothing to edit but the rules' blanks`(
            _ messy: Messy
        ) throws
    {
        let text = messy.rows.joined(separator: messy.separator) + messy.separator
        let file = ImportFile(name: "deals.csv", bytes: try bytes(text, messy.encoding))
        let draft = try RulesDraft(of: file, name: "deals", model: nil)
        #expect(draft.open.count == messy.answers.count, "\(draft.open)\n\(draft.rules)")
        var rules = draft.rules
        for (blank, answer) in messy.answers {
            let lines = rules.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.contains { $0.hasPrefix(blank) }, "\(blank) in\n\(rules)")
            rules = lines.map { $0.hasPrefix(blank) ? answer : String($0) }.joined(separator: "\n")
        }
        let folder = MemoryFolder(
            name: "new",
            texts: Dictionary(uniqueKeysWithValues: draft.model.map { ($0.path, $0.contents) }))
        let planner = ImportPlanner(
            folder: folder, rules: try ImportRules(reading: Array(rules.utf8), file: "r.yaml"))
        let plan = planner.plan(file)
        #expect(plan.obstacles == [], "\(rules)")
        #expect(plan.counts.text == messy.counts, "\(plan.lines)")
        let after = ImportBench.applied(plan, to: folder)
        let reading = LedgerReader.read(folder: after)
        #expect(reading.diagnostics.filter { $0.severity == .error } == [])
        let deals = try #require(reading.model).deals.flatMap(\.claims).flatMap { claim in
            claim.legs.map { leg in
                "\(leg.from ?? "") \(leg.to ?? "") \(leg.kind?.rawValue ?? "") \(leg.amount?.text ?? "") \(claim.status?.rawValue ?? "") \(claim.date)"
            }
        }
        #expect(deals == messy.deals)
        let again = ImportPlanner(
            folder: after, rules: try ImportRules(reading: Array(rules.utf8), file: "r.yaml")
        ).plan(file)
        #expect(!again.hasChanges, "\(again.text(isLong: true))")
    }

    @Test(arguments: [
        ("Series B deals of 2026", Int?.none), ("in USD m", 6), ("Angaben in Mio. EUR", 6),
        ("(단위: 억원)", 8), ("amounts in thousands", 3), ("€ k", 3),
    ])
    func `a letter in a title is no scale unless it is of money`(_ title: String, _ power: Int?) {
        #expect(ScaleHeading(title, isTitle: true).power == power)
    }

    @Test func `three cells with three digits behind one sign suggest it, two do not`() {
        #expect(ColumnEvidence.threes(["1,200", "38,000", "10,000"])?.mark == .point)
        #expect(ColumnEvidence.threes(["1.200", "38.000", "10.000"])?.mark == .comma)
        #expect(ColumnEvidence.threes(["1,200", "38,000"]) == nil)
        #expect(ColumnEvidence.threes(["1,200", "38,000", "10,00"]) == nil)
        #expect(ColumnEvidence.threes(["1,200", "38,000", "10,000", "1.5"]) == nil)
    }

    @Test(arguments: [
        ("Equity (LOI)", "{kind: equity, binding: loi}"), ("sale and leaseback", "lease_back"),
        ("loan guarantee", String?.none), ("equity stake", nil), ("equity_method_loss", nil),
        ("Term loan", "debt"), ("지분투자", "equity"),
    ])
    func `words are guessed where they mean one thing`(_ word: String, _ kind: String?) {
        #expect(DealWords.kind(word) == kind)
    }

    @Test(arguments: [
        ("삼성전자", "samseongjeonja"), ("오픈AI", "opeunai"), ("Société Générale", "societe-generale"),
        ("Müller & Söhne", "mueller-soehne"), ("株式会社", ""), ("A. P. Møller", "a-p-moller"),
    ])
    func `ids keep the letters of names`(_ name: String, _ id: String) {
        #expect(CellText.slug(name) == id)
    }

    @Test func `names that leave no letter get ids of their own`() throws {
        let table =
            "Buyer,Seller,Date,Amount,Type,Status\n株式会社,有限会社,2026-01-01,USD 5,purchase,signed\n"
        let draft = try RulesDraft(
            of: ImportFile(name: "t.csv", bytes: Array(table.utf8)), name: "t", model: nil)
        #expect(draft.rules.contains("株式会社: firm\n"))
        #expect(draft.rules.contains("有限会社: firm-2\n"))
    }

    @Test(arguments: [
        ("LabCo¹", "LabCo"), ("CloudCo †", "CloudCo"), ("10,000*", "10,000"), ("X [2]", "X"),
        ("*", "*"),
        ("C [a]", "C [a]"),
    ])
    func `marks of footnotes are no part of a name`(_ text: String, _ plain: String) {
        #expect(CellText.withoutMarks(text) == plain)
    }

    @Test(arguments: [
        ("* preliminary", true), ("1) subject to approval", true), ("(2) later", true),
        ("Source: releases", true), ("LabCo", false), ("3M Company", false), ("12 Capital", false),
        ("Note Holdings", false),
    ])
    func `remarks are told by how they begin`(_ text: String, _ isRemark: Bool) {
        #expect(RemarkWords.isRemark(text) == isRemark)
    }
}

/// Characters of the tests' tables in code page 949.
enum CodePage {
    static let korean: [Unicode.Scalar: [UInt8]] = {
        var all: [Unicode.Scalar: [UInt8]] = [:]
        for lead in UInt8(0xA1)...0xC8 {
            for trail in UInt8(0xA1)...0xFE {
                // 가 in front: some pairs alone would be UTF-8.
                let file = ImportFile(name: "k", bytes: [0xB0, 0xA1, lead, trail])
                guard let text = try? FileText(file, encoding: .cp949),
                    let scalar = String(decoding: text.bytes, as: UTF8.self).unicodeScalars.last
                else { continue }
                all[scalar] = [lead, trail]
            }
        }
        return all
    }()
}
