import Testing

@testable import Reports

@Suite("Korean particles")
struct ParticleTests {
    static let words: [(word: String, subject: String, topic: String, direction: String)] = [
        ("엔비디아", "가", "는", "로"), ("아마존", "이", "은", "으로"), ("오라클", "이", "은", "로"),
        ("380억 달러", "가", "는", "로"), ("27%", "가", "는", "로"), ("1조", "가", "는", "로"),
        ("380억", "이", "은", "으로"), ("2026년", "이", "은", "으로"),
        // Digits by their Sino-Korean reading: 영 일 이 삼 사 오 육 칠 팔 구.
        ("0", "이", "은", "으로"), ("1", "이", "은", "로"), ("2", "가", "는", "로"),
        ("3", "이", "은", "으로"), ("4", "가", "는", "로"), ("5", "가", "는", "로"),
        ("6", "이", "은", "으로"), ("7", "이", "은", "로"), ("8", "이", "은", "로"),
        ("9", "가", "는", "로"), ("10", "이", "은", "으로"), ("1,000", "이", "은", "으로"),
        ("0.32", "가", "는", "로"),
        // Abbreviations by the names of their letters.
        ("AMD", "가", "는", "로"), ("HHI", "가", "는", "로"), ("IBM", "이", "은", "으로"),
        ("SQL", "이", "은", "로"), ("LLR", "이", "은", "로"), ("IPN", "이", "은", "으로"),
        ("오픈AI", "가", "는", "로"), ("스페이스X", "가", "는", "로"), ("xAI", "가", "는", "로"),
        // Other Latin words by their usual sound.
        ("Oracle", "이", "은", "로"), ("Intel", "이", "은", "로"), ("Micron", "이", "은", "으로"),
        ("Microsoft", "가", "는", "로"), ("Facebook", "이", "은", "으로"),
        ("Nvidia", "가", "는", "로"), ("Crossing", "이", "은", "으로"), ("Qwest", "가", "는", "로"),
        ("DebtRank", "가", "는", "로"), ("Snap", "이", "은", "으로"), ("CoreWeave", "가", "는", "로"),
        // What is not read: brackets at the end, quotation marks, evidence marks.
        ("알파벳(구글)", "이", "은", "으로"), ("“원장”", "이", "은", "으로"), ("엔비디아 ▲", "가", "는", "로"),
        ("3건", "이", "은", "으로"), ("", "가", "는", "로"), ("(구글)", "이", "은", "로"),
    ]

    @Test("the form fits the last sound", arguments: words)
    func form(word: String, subject: String, topic: String, direction: String) {
        #expect(word.with(.subject) == word + subject)
        #expect(word.with(.topic) == word + topic)
        #expect(word.with(.direction) == word + direction)
    }

    @Test("every particle has the pair of forms that grammar gives it")
    func pairs() {
        let forms = Particle.allCases.map { [$0.form(after: "달러"), $0.form(after: "아마존")] }
        #expect(
            forms == [
                ["가", "이"], ["는", "은"], ["를", "을"], ["와", "과"], ["로", "으로"], ["", "이"],
            ])
    }
}
