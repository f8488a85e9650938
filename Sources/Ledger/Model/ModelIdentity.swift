import Text

/// The id of a model that states none: the same wherever its files lie.
///
/// `my-model-` and twelve hexadecimal digits of a hash of its title and of its universe in alphabetical order (FNV-1a of 64 bits; Fowler, Noll and
/// Vo 1991). A folder's name is no part of it: a checkout may have any name. A new title makes another model, unless `model.yaml` states an `id`.
enum ModelIdentity {
    static func derived(title: String, universe: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in [title] + universe.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            // A byte that no UTF-8 text holds ends each part, so that parts cannot run into each other.
            for byte in Array(text.utf8) + [0xFF] {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        let whole = String(repeating: "0", count: 16 - digits.count) + digits
        return "\(Identifier.slug(title) ?? "model")-\(whole.prefix(12))"
    }
}

extension Identifier {
    /// An id made of a text's ASCII letters and digits, at most forty characters: `The web, 2026` is `the-web-2026`.
    ///
    /// - Returns: `nil` for a text without any.
    package static func slug(_ text: String) -> String? {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
            if slug.utf8.count == 40 { break }
        }
        while slug.last == "-" { slug.removeLast() }
        return slug.isEmpty ? nil : slug
    }
}
