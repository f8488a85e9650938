import Money
import Text

/// Walks through the text of one amount.
struct AmountParser {
    struct Term {
        /// Scaled.
        var value: ExactDecimal
        var currency: String?
        /// Power of ten that the cell gives.
        var scale = 0
        var hasScale = false
        var isScientific = false
    }

    struct Problem: Error {
        var reason: String
        var help: String
        var reading: AmountReading { .refused(reason: reason, help: help) }
    }

    private var rest: Substring
    private let spelling: AmountSpelling

    init(_ text: Substring, spelling: AmountSpelling) {
        rest = text
        self.spelling = spelling
    }

    /// What has not been read, without brackets and blanks around it; `nil`: nothing.
    var remainder: String? {
        var text = rest.drop { $0 == " " || $0 == "," || $0 == ";" || $0 == "/" }
        if text.first == "(", text.last == ")", !text.dropFirst().dropLast().contains("(") {
            text = text.dropFirst().dropLast()
        }
        while text.last == " " { text = text.dropLast() }
        return text.isEmpty ? nil : String(text)
    }

    /// Whether another amount follows, which nobody has read; what stands in brackets explains the first.
    var isUnread: Bool {
        AmountWords.isUnread(String(rest.drop { $0 == " " || $0 == "," || $0 == ";" || $0 == "/" }))
    }

    /// One number with what stands around it; `nil`: there is none.
    mutating func term() -> Result<Term, Problem>? {
        var probe = self
        do throws(Problem) {
            guard let term = try probe.readTerm() else { return nil }
            self = probe
            return .success(term)
        } catch { return .failure(error) }
    }

    private mutating func readTerm() throws(Problem) -> Term? {
        var isNegative = skipSign()
        var code = try currency()
        skipBlanks()
        if skipSign() { isNegative = true }
        guard let token = number() else { return nil }
        var term = Term(value: try value(token))
        term.isScientific = token.contains { $0 == "e" || $0 == "E" }
        if let power = korean(&term) {
            term.scale = power
            term.hasScale = true
        } else if let power = scale() {
            guard let scaled = term.value.scaled(by: power) else { throw tooLarge(token) }
            term.value = scaled
            term.scale = power
            term.hasScale = true
        }
        if rest.first == "-", rest.count == 1 {
            isNegative = true
            rest = ""
        }
        let behind = try currencyBehind()
        if let code, let behind, code != behind {
            throw Problem(
                reason: "the amount names both \(code) and \(behind)", help: "write one currency")
        }
        code = code ?? behind
        term.currency = code
        if isNegative { term.value = term.value.negated }
        return term
    }

    private func tooLarge(_ token: String) -> Problem {
        Problem(reason: "'\(token)' is too large a number", help: "check its scale")
    }

    private mutating func skipBlanks() { rest = rest.drop { $0 == " " } }

    /// Minus signs, among them those of Korean and Japanese statements.
    private mutating func skipSign() -> Bool {
        skipBlanks()
        guard let first = rest.first, first == "-" || first == "△" || first == "▲",
            rest.count > 1
        else {
            if rest.first == "+" { rest = rest.dropFirst() }
            return false
        }
        rest = rest.dropFirst()
        return true
    }

    // MARK: Numbers

    private mutating func number() -> String? {
        let all = Array(rest)
        var end = 0
        func isDigit(_ at: Int) -> Bool { at < all.count && all[at].isASCIIDigit }
        guard isDigit(0) || (all.first == "." && isDigit(1)) else { return nil }
        while end < all.count {
            let character = all[end]
            if character.isASCIIDigit {
                end += 1
            } else if ".,'\u{2019}".contains(character), isDigit(end + 1) {
                end += 1
            } else if character == " ", isDigit(end + 1), isDigit(end + 2), isDigit(end + 3),
                !isDigit(end + 4)
            {
                end += 1
            } else {
                break
            }
        }
        if end + 2 < all.count, all[end] == "E" || all[end] == "e",
            isDigit(end + 1) || ("+-".contains(all[end + 1]) && isDigit(end + 2))
        {
            end += 2
            while isDigit(end) { end += 1 }
        }
        rest = rest.dropFirst(end)
        return String(all[..<end])
    }

    private func value(_ token: String) throws(Problem) -> ExactDecimal {
        // Korean units come with Korean separators.
        let isKorean = rest.first.map { AmountWords.koreanUnits[$0] != nil } ?? false
        switch NumberSpelling.read(token, mark: spelling.mark ?? (isKorean ? .point : nil)) {
        case .number(let value): return value
        case .ambiguous:
            let whole = token.filter(\.isASCIIDigit)
            throw Problem(
                reason:
                    "'\(token)' may be \(whole) or \(token.replacing(",", with: "."))",
                help: "say `decimal: '.'` or `decimal: ','` in the rules")
        case .wrong:
            throw Problem(
                reason: "'\(token)' is not a number with the column's decimal sign",
                help: "check the separators, or `decimal` in the rules")
        }
    }

    /// `조`, `억`, `만`, `천` behind a number, added up: `1조 2천억` is 1.2 × 10¹². Returns the largest power.
    private mutating func korean(_ term: inout Term) -> Int? {
        guard let first = unitPower() else { return nil }
        guard var sum = term.value.scaled(by: first) else { return nil }
        while true {
            var probe = self
            probe.skipBlanks()
            guard let token = probe.number(), let value = try? probe.value(token),
                let power = probe.unitPower(), let part = value.scaled(by: power),
                let next = sum.adding(part)
            else { break }
            sum = next
            self = probe
        }
        term.value = sum
        return first
    }

    private mutating func unitPower() -> Int? {
        var power: Int?
        var probe = rest.drop { $0 == " " }
        while let character = probe.first, let unit = AmountWords.koreanUnits[character] {
            power = (power ?? 0) + unit
            probe = probe.dropFirst()
        }
        if power != nil { rest = probe }
        return power
    }

    /// A word of scale directly behind, or behind one blank.
    private mutating func scale() -> Int? {
        let start = rest.drop { $0 == " " }
        let word = start.prefix { $0.isLetter }
        guard let power = AmountWords.scales[word.lowercased()] else { return nil }
        rest = start.dropFirst(word.count)
        if rest.first == "." { rest = rest.dropFirst() }
        return power
    }

    // MARK: Currencies

    private mutating func currency() throws(Problem) -> String? {
        skipBlanks()
        return try code()
    }

    /// `dollars`, `d'euros`, `€` behind the number.
    private mutating func currencyBehind() throws(Problem) -> String? {
        var probe = self
        probe.skipBlanks()
        for word in ["d\u{2019}", "d'", "de ", "of "] where probe.rest.lowercased().hasPrefix(word)
        {
            probe.rest = probe.rest.dropFirst(word.count)
            break
        }
        guard let code = try probe.code() else { return nil }
        self = probe
        return code
    }

    private mutating func code() throws(Problem) -> String? {
        let lower = rest.lowercased()
        for (text, code) in AmountWords.currencies where lower.hasPrefix(text.lowercased()) {
            let after = rest.dropFirst(text.count)
            if text.last?.isLetter == true, text.last?.isASCII == true,
                after.first?.isLetter == true
            {
                continue
            }
            rest = after
            return code
        }
        if rest.first == "$" {
            rest = rest.dropFirst()
            guard let own = spelling.currency?.code, own != "USD",
                AmountWords.dollars.contains(own)
            else { return "USD" }
            throw Problem(
                reason: "'$' may be US dollars or \(own)",
                help: "write US$ or \(own), or map a column of currencies")
        }
        if rest.first == "¥" || rest.first == "￥" {
            rest = rest.dropFirst()
            if let own = spelling.currency?.code, own == "JPY" || own == "CNY" { return own }
            throw Problem(
                reason: "'¥' may be yen or yuan",
                help: "write JPY or CNY, or say `currency: {default: JPY}` in the rules")
        }
        let word = rest.prefix { $0.isLetter && $0.isASCII }
        if word.count >= 3, word.prefix(3).allSatisfy(\.isUppercase),
            Currency(String(word.prefix(3))) != nil,
            word.count == 3 || AmountWords.scales[word.dropFirst(3).lowercased()] != nil
        {
            rest = rest.dropFirst(3)
            return String(word.prefix(3))
        }
        return nil
    }

    // MARK: What follows

    /// `300'000.-`: whole francs, as Switzerland writes them.
    mutating func skipNoCents() {
        for sign in [".-", ".\u{2013}", ".\u{2014}", ",-"] where rest.hasPrefix(sign) {
            let after = rest.dropFirst(sign.count)
            guard after.first?.isNumber != true else { continue }
            rest = after.first == "-" ? after.dropFirst() : after
            return
        }
    }

    /// `14,342,000+`.
    mutating func skipPlus() -> Bool {
        guard rest.first == "+" else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// A dash of any kind, `to` or `..`, in front of a number.
    mutating func skipRange() -> Bool {
        let start = rest.drop { $0 == " " }
        for sign in ["-", "\u{2013}", "\u{2014}", "~", "..", "to "] where start.hasPrefix(sign) {
            let after = start.dropFirst(sign.count).drop { $0 == " " }
            guard let next = after.first,
                next.isASCIIDigit || next == "$" || next.isCurrencySymbol || next.isUppercase
            else { continue }
            rest = after
            return true
        }
        return false
    }

    /// The unit of a count that is no money, directly behind a number: `GW`, `MW`.
    mutating func unit() -> String? {
        let start = rest.drop { $0 == " " }
        for unit in ["GW", "MW", "TWh", "GWh", "MWh", "GPUs", "chips", "shares"]
        where start.hasPrefix(unit) {
            let after = start.dropFirst(unit.count)
            guard after.first?.isLetter != true else { continue }
            rest = after
            return unit
        }
        return nil
    }

    /// `$100B / 10GW`: what the money is for.
    mutating func slashQuantity() -> String? {
        var probe = self
        probe.skipBlanks()
        guard probe.rest.first == "/" else { return nil }
        probe.rest = probe.rest.dropFirst()
        probe.skipBlanks()
        guard let token = probe.number(),
            case .number(let value) = NumberSpelling.read(token, mark: spelling.mark),
            let unit = probe.unit()
        else { return nil }
        self = probe
        return "\(value.plain) \(unit)"
    }
}
