import Ledger

struct KoreanAppendixWords: AppendixWords {
    private let common = KoreanCommonWords()

    let heading = "자료 부록"
    let dealsHeading = "거래"

    func deal(parties: [String], status: String, roots: Int) -> String {
        " · \(parties.joined(separator: ", ")) · \(status) · 독립 출처 \(roots)건"
    }

    let reportsOnly = "보도만 있음"
    func status(_ status: DealStatus, since: String?) -> String {
        "\(since ?? "?")부터 \(common.status(status))"
    }

    let legHeads = ["흐름", "지급 → 수취", "종류", "금액", "지급액", "확정 단계", "계상"]
    let claimHeads = ["날짜", "알려진 날", "내용", "출처", "등급"]
    func reported(_ amount: String) -> String { "보도 \(amount)" }
    let ended = "종료"
    let notCounted = "아니요"
    func notCounted(_ reason: String) -> String { "아니요: \(reason)" }
    let report = "보도"

    let totalsHeading = "다른 곳에서 인용한 총액"
    let totals = "흐름과 대조할 뿐, 흐름에 더하지 않는다."
    let totalHeads = ["총액", "인용된 값", "기간", "날짜", "출처"]
    let notStated = "밝히지 않음"

    let manifestHeading = "작성 명세"
    let manifestHeads = ["항목", "값"]

    func manifest(_ facts: ManifestFacts) -> [(String, String)] {
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

    func source(_ source: Source, repeats: [String]) -> String {
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
