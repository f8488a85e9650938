/// Letters of names in those of ids: `a` to `z` and digits.
///
/// Hangul is written syllable by syllable after the Revised Romanization of Korean (Ministry of Culture and Tourism, 2000), without changes between syllables: an id
/// has to be the same wherever it stands, not to be spoken. Latin letters lose their marks, German ones are written out.
enum Transliteration {
    /// `nil`: a letter of another script, or no letter.
    static func latin(_ scalar: Unicode.Scalar) -> String? {
        if let text = letters[scalar] { return text }
        return hangul(scalar)
    }

    private static func hangul(_ scalar: Unicode.Scalar) -> String? {
        guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
        let index = Int(scalar.value - 0xAC00)
        return initials[index / 588] + vowels[index % 588 / 28] + finals[index % 28]
    }

    private static let initials = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t",
        "p", "h",
    ]
    private static let vowels = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
        "we", "wi", "yu", "eu", "ui", "i",
    ]
    private static let finals = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
        "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
    ]

    private static let letters: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
            ("n", "ñńņňŉ"), ("o", "òóôõøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
            ("u", "ùúûũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "äæ"),
            ("oe", "öœ"), ("ue", "ü"), ("ss", "ß"), ("th", "þ"),
        ]
        var all: [Unicode.Scalar: String] = [:]
        for (text, scalars) in groups {
            for scalar in scalars.unicodeScalars { all[scalar] = text }
        }
        return all
    }()
}
