import Ledger
import Text

/// Section 12: heads and labels of the data appendix, and the footnotes of sources.
struct AppendixWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Data appendix", "자료 부록") }
    var dealsHeading: String { word("Deals", "거래") }

    /// After the id of a deal.
    func deal(parties: [String], status: String, roots: Int) -> String {
        switch language {
        case .en:
            " · \(parties.joined(separator: ", ")) · \(status) · \(String.count(roots, "independent source"))"
        case .ko:
            " · \(parties.joined(separator: ", ")) · \(status) · 독립 출처 \(roots)건"
        }
    }

    var reportsOnly: String { word("reports only", "보도만 있음") }

    func status(_ status: DealStatus, since: String?) -> String {
        word(
            "\(common.status(status)) since \(since ?? "?")",
            "\(since ?? "?") \(common.status(status))")
    }

    var legHeads: [String] {
        word(
            ["Leg", "From → to", "Kind", "Amount", "Paid", "Firmness", "Counted"],
            ["흐름", "지급 → 수취", "종류", "금액", "지급액", "확정 단계", "계상"])
    }

    var claimHeads: [String] {
        word(["Date", "Known", "What", "Source", "Grade"], ["날짜", "알려진 날", "내용", "출처", "등급"])
    }

    /// An amount that only reports give.
    func reported(_ amount: String) -> String { word("\(amount) reported", "보도 \(amount)") }
    /// A leg that has ended.
    var ended: String { word("ended", "종료") }
    var notCounted: String { word("no", "아니요") }
    func notCounted(_ reason: String) -> String { word("no: \(reason)", "아니요: \(reason)") }
    /// A claim that moves nothing.
    var report: String { word("report", "보도") }
    var totalsHeading: String { word("Totals quoted by others", "다른 곳에서 인용한 총액") }

    var totals: String {
        word("Checked against the legs, never added to them.", "흐름과 대조할 뿐, 흐름에 더하지 않는다.")
    }

    var totalHeads: [String] {
        word(
            ["Total", "As quoted", "Horizon", "Date", "Source"], ["총액", "인용된 값", "기간", "날짜", "출처"])
    }

    var notStated: String { word("not stated", "밝히지 않음") }
    var manifestHeading: String { word("Manifest", "작성 명세") }
    var manifestHeads: [String] { word(["Item", "Value"], ["항목", "값"]) }

    /// Name and value of each item, before the input files.
    func manifest(_ facts: ManifestFacts) -> [(String, String)] {
        switch language {
        case .en:
            [
                ("tool", "ouroboros \(facts.version)"), ("model", facts.model),
                ("model hash (SHA-256)", facts.hash), ("as of", facts.asOf),
                ("base currency", facts.currency),
                ("rule for open conflicts", facts.policy.rawValue),
                ("longest loop", "\(facts.maxLength) firms"),
                (
                    "random numbers",
                    "seed \(facts.seed), generator \(facts.generator), \(facts.replicates) replicates, \(facts.draws) draws"
                ),
            ]
        case .ko:
            [
                ("도구", "ouroboros \(facts.version)"), ("모형", facts.model),
                ("모형 해시(SHA-256)", facts.hash), ("기준일", facts.asOf), ("기준 통화", facts.currency),
                ("미결 충돌의 규칙", common.policy(facts.policy)), ("가장 긴 고리", "\(facts.maxLength)개 기업"),
                (
                    "난수",
                    "시드 \(facts.seed), 생성기 \(facts.generator), 반복 \(facts.replicates)회, 추출 \(facts.draws)회"
                ),
            ]
        }
    }

    /// The rest of a source's footnote, after its title.
    ///
    /// - Parameter repeats: publishers of the sources that it repeats.
    func source(_ source: Source, repeats: [String]) -> String {
        switch language {
        case .en:
            var text = ""
            if let file = source.file { text += ", file \(file)" }
            if let publisher = source.publisher { text += ", \(publisher)" }
            text += source.published.map { ", \($0)" } ?? ", undated"
            text += ". Grade \(source.grade), \(common.sourceKind(source.kind))."
            if !repeats.isEmpty { text += " Repeats \(repeats.joined(separator: ", "))." }
            if source.url == nil && source.file == nil { text += " No address kept." }
            return text
        case .ko:
            var text = ""
            if let file = source.file { text += ", 파일 \(file)" }
            if let publisher = source.publisher { text += ", \(publisher)" }
            text += source.published.map { ", \($0)" } ?? ", 날짜 없음"
            text += ". 등급 \(source.grade), \(common.sourceKind(source.kind))."
            if !repeats.isEmpty { text += " 원출처: \(repeats.joined(separator: ", "))." }
            if source.url == nil && source.file == nil { text += " 주소가 남아 있지 않음." }
            return text
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}

/// What the manifest lists.
struct ManifestFacts: Sendable {
    let version, model, hash, asOf, currency: String
    let policy: ConflictPolicy
    let maxLength: Int
    let seed: UInt64
    let generator: String
    let replicates, draws: Int
}
