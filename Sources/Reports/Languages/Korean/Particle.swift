/// A Korean particle, whose form depends on how the word before it ends.
///
/// ```swift
/// "엔비디아".with(.subject)      // 엔비디아가
/// "380억 달러".with(.topic)      // 380억 달러는
/// "AMD".with(.object)            // AMD를
/// "알파벳(구글)".with(.subject)  // 알파벳(구글)이
/// ```
///
/// What decides is the last sound as Korean reads it: the final consonant of a Hangul syllable (Unicode 15, 3.12:
/// the remainder of the code point modulo 28), the Sino-Korean reading of a digit, the Korean name of a letter of an
/// abbreviation, and for other Latin words the sound that their spelling usually has. What is not read is passed over:
/// quotation marks, evidence marks, and what stands in brackets at the end, as the Korean orthography asks.
enum Particle: Sendable, CaseIterable {
    /// 이/가
    case subject
    /// 은/는
    case topic
    /// 을/를
    case object
    /// 과/와
    case and
    /// 으로/로
    case direction
    /// 이/–, before 다, 며, 고, 라: the copula.
    case copula

    /// The form after a word.
    func form(after word: String) -> String {
        let ending = Ending(of: word)
        switch self {
        case .subject: return ending == .vowel ? "가" : "이"
        case .topic: return ending == .vowel ? "는" : "은"
        case .object: return ending == .vowel ? "를" : "을"
        case .and: return ending == .vowel ? "와" : "과"
        case .direction: return ending == .consonant ? "으로" : "로"
        case .copula: return ending == .vowel ? "" : "이"
        }
    }

    /// The last sound of a word.
    enum Ending: Sendable {
        case vowel
        /// ㄹ, after which 으로 is 로.
        case rieul
        case consonant

        /// A word without a sound counts as ending in a vowel.
        init(of word: String) {
            let spoken = Ending.spoken(word)
            guard let last = spoken.last else {
                self = .vowel
                return
            }
            if let hangul = Ending(hangul: last) {
                self = hangul
            } else if let digit = last.wholeNumberValue, last.isASCII {
                self = Ending.digits[digit]
            } else if last.isASCII, last.isLetter {
                self = Ending(latin: spoken)
            } else {
                self = .vowel
            }
        }

        /// 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; 십, 백, 천 and 만 end like 영.
        private static let digits: [Ending] = [
            .consonant, .rieul, .vowel, .consonant, .vowel, .vowel, .consonant, .rieul, .rieul,
            .vowel,
        ]

        private init?(hangul character: Character) {
            guard let scalar = character.unicodeScalars.first,
                (0xAC00...0xD7A3).contains(scalar.value)
            else { return nil }
            switch (scalar.value - 0xAC00) % 28 {
            case 0: self = .vowel
            case 8: self = .rieul
            default: self = .consonant
            }
        }

        /// The word without what is not read at its end.
        private static func spoken(_ word: String) -> Substring {
            var rest = Substring(word)
            while let last = rest.last {
                if last == ")", let open = opening(of: rest), open > rest.startIndex {
                    rest = rest[..<open]
                } else if last == "%" || Ending(hangul: last) != nil || last.isLetter
                    || last.wholeNumberValue != nil
                {
                    return rest
                } else {
                    rest = rest.dropLast()
                }
            }
            return rest
        }

        private static func opening(of text: Substring) -> Substring.Index? {
            var depth = 0
            for index in text.indices.reversed() {
                if text[index] == ")" { depth += 1 }
                if text[index] == "(" { depth -= 1 }
                if depth == 0 { return index }
            }
            return nil
        }

        /// An abbreviation by the name of its last letter (엘, 엠, 엔, 알 …); else by spelling: l and a syllabic le as ㄹ, m, n and ng as they are, and a stop after one short vowel or oo as a final consonant (넷, 북), not after a consonant
        /// (소프트).
        private init(latin text: Substring) {
            let word = Array(text.reversed().prefix { $0.isASCII && $0.isLetter }.reversed())
            guard let last = word.last else {
                self = .vowel
                return
            }
            if last.isUppercase {
                switch last {
                case "L", "R": self = .rieul
                case "M", "N": self = .consonant
                default: self = .vowel
                }
                return
            }
            let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
            let letters = word.map { Character($0.lowercased()) }
            let before = letters.dropLast().last
            let second = letters.dropLast(2).last
            switch last {
            case "l": self = .rieul
            case "m", "n": self = .consonant
            case "g" where before == "n": self = .consonant
            case "e" where before == "l" && second.map { !vowels.contains($0) } == true:
                self = .rieul
            case "k" where before == "c": self = .consonant
            case "p", "t", "k", "c", "b":
                let isShort =
                    before.map(vowels.contains) == true
                    && (second.map { !vowels.contains($0) } != false || second == before)
                self = isShort ? .consonant : .vowel
            default: self = .vowel
            }
        }
    }
}

extension String {
    /// The word with the form of the particle that fits it.
    func with(_ particle: Particle) -> String { self + particle.form(after: self) }
}
