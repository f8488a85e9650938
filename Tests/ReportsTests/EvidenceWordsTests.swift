import Testing
import Text

@testable import Reports

@Suite struct EvidenceWordsTests {
    @Test func `figures that are missing are counted in both languages`() {
        func text(_ language: ReportLanguage, _ missing: Int) -> String {
            EvidenceWords(language: language).coverage(missing: missing)
        }
        #expect(text(.en, 0).hasSuffix("None is missing."))
        #expect(text(.en, 1).contains("1 figure is missing (–)"))
        #expect(text(.ko, 0).hasSuffix("빠진 수치는 없다."))
        #expect(text(.ko, 2).contains("빠진 수치(–)는 2개이며"))
    }

    @Test func `heads have as many columns in both languages, and no Korean head is English`() {
        let words = ReportLanguage.allCases.map { EvidenceWords(language: $0) }
        for heads in [\EvidenceWords.sharesHeads, \.capacityHeads, \.refutedHeads] {
            #expect(Set(words.map { $0[keyPath: heads].count }).count == 1)
            let korean = EvidenceWords(language: .ko)[keyPath: heads]
            #expect(korean.allSatisfy { $0.firstMatch(of: /[A-Za-z]/) == nil })
        }
        for figure in EvidenceFigure.allCases {
            #expect(Set(words.map { $0.figure(figure) }).count == words.count)
        }
    }
}
