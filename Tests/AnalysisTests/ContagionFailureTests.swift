import Clearing
import Testing
import Text

@testable import Reports

@Suite("Why contagion was not computed")
struct ContagionFailureTests {
    private static let errors: [(ClearingError, ContagionFailure)] = [
        (.unknownFirm(claim: 1), .claims), (.selfClaim(claim: 1), .claims),
        (.badAmount(claim: 1, value: .nan), .claims),
        (.badFigure(firm: 1, name: "cash", value: -1), .figures),
        (.badParameter(name: "shock", value: 2, range: "0…1"), .figures),
        (.overflow(firm: 1), .figures), (.shape("lengths"), .figures),
        (.tooLarge(firms: 1, claims: 1), .size), (.ownedWhole(firm: 1, share: 1), .ownedWhole),
        (.notConverged(model: "clearing", residual: 1, iterations: 1), .notConverged),
    ]

    @Test("every failure of the engine has a reason, and every reason a failure")
    func reasons() {
        for (error, failure) in Self.errors { #expect(ContagionFailure(error) == failure) }
        #expect(Set(Self.errors.map(\.1)) == Set(ContagionFailure.allCases))
    }

    @Test("each reason reads otherwise, and the Korean one has no Latin letters")
    func words() {
        for language in ReportLanguage.allCases {
            let words = ContagionWords(language: language)
            let texts = ContagionFailure.allCases.map(words.notComputed)
            #expect(Set(texts).count == texts.count)
            if language == .ko {
                #expect(
                    texts.allSatisfy {
                        !$0.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
                    })
            }
        }
    }
}
