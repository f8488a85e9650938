/// A decimal number read exactly: `mantissa / 10^decimals`, with as few decimals as its value needs.
struct DecimalWeight: Hashable {
    var mantissa: Int64
    /// 0…6.
    var decimals: UInt8
    /// Whether it was rounded to ``mostDecimals``.
    var isRounded = false

    /// Most decimals that are kept. Sums of floating point numbers have more (0.30000000000000004): they are rounded where that changes them by
    /// no more than one part in a million, which is said.
    static let mostDecimals = 6

    init(mantissa: Int64, decimals: UInt8) {
        self.mantissa = mantissa
        self.decimals = decimals
    }

    enum Failure: Error, Hashable {
        case notANumber, notFinite, negative, tooPrecise, tooLarge
    }

    /// Reads digits with an optional point and exponent, as spreadsheets and data frames write them: `12`, `0.5`,
    /// `.5`, `+3`, `1e6`, `2.50E-1`. No separators, no spaces inside.
    ///
    /// - Parameter isDecimalComma: a comma instead of the point.
    init(_ bytes: ArraySlice<UInt8>, isDecimalComma: Bool = false) throws(Failure) {
        let text = Bytes(bytes)
        let point = isDecimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
        var place = 0
        var negative = false
        if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+")
        {
            negative = text[place] == UInt8(ascii: "-")
            place += 1
        }
        var value: Int64 = 0
        var decimals = 0
        var digits = 0
        // Zeros are held back until a later digit needs them, so that trailing ones cost no room.
        var heldZeros = 0
        var afterPoint = false
        var overflow = false
        while place < text.count {
            let byte = text[place]
            if byte == point, !afterPoint {
                afterPoint = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits += 1
                // Beyond 17 digits a decimal is below the last that a floating point number has.
                if afterPoint, value >= 10_000_000_000_000_000 {
                    place += 1
                    continue
                }
                if afterPoint { decimals += 1 }
                if byte == UInt8(ascii: "0") {
                    if value > 0 || overflow { heldZeros += 1 }
                } else {
                    overflow =
                        !DecimalWeight.shift(&value, by: heldZeros + 1)
                        || !DecimalWeight.add(&value, Int64(byte - UInt8(ascii: "0"))) || overflow
                    heldZeros = 0
                }
            } else {
                break
            }
            place += 1
        }
        guard digits > 0 else {
            throw DecimalWeight.isNotFinite(bytes) ? .notFinite : .notANumber
        }
        // value · 10^(heldZeros − decimals + exponent)
        var exponent = 0
        if place < text.count, text[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            var sign = 1
            if place < text.count,
                text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+")
            {
                sign = text[place] == UInt8(ascii: "-") ? -1 : 1
                place += 1
            }
            let start = place
            while place < text.count, text[place] >= UInt8(ascii: "0"),
                text[place] <= UInt8(ascii: "9")
            {
                exponent = min(100_000_000, exponent * 10 + Int(text[place] - UInt8(ascii: "0")))
                place += 1
            }
            guard place > start else { throw .notANumber }
            exponent *= sign
        }
        guard place == text.count else { throw .notANumber }
        if value == 0, !overflow {
            mantissa = 0
            self.decimals = 0
            return
        }
        guard !negative else { throw .negative }
        guard !overflow else { throw .tooLarge }
        var power = heldZeros - decimals + exponent
        if power < -DecimalWeight.mostDecimals {
            guard DecimalWeight.round(&value, by: -power - DecimalWeight.mostDecimals) else {
                throw .tooPrecise
            }
            power = -DecimalWeight.mostDecimals
            while power < 0, value % 10 == 0 {
                value /= 10
                power += 1
            }
            isRounded = true
        }
        if power >= 0 {
            guard DecimalWeight.shift(&value, by: power) else { throw .tooLarge }
            self.decimals = 0
        } else {
            self.decimals = UInt8(-power)
        }
        mantissa = value
    }

    /// Bytes counted from 0.
    private struct Bytes {
        private let slice: ArraySlice<UInt8>
        init(_ slice: ArraySlice<UInt8>) { self.slice = slice }
        var count: Int { slice.count }
        subscript(_ place: Int) -> UInt8 { slice[slice.startIndex + place] }
    }

    /// The number in units of `10^-decimals`; `nil` when that is too large.
    func units(decimals wanted: UInt8) -> Int64? {
        var value = mantissa
        return DecimalWeight.shift(&value, by: Int(wanted) - Int(decimals)) ? value : nil
    }

    /// Drops places, half upward; `false` when that changes the value by more than one part in a million.
    private static func round(_ value: inout Int64, by places: Int) -> Bool {
        guard places <= 17 else { return false }
        var unit: Int64 = 1
        for _ in 0..<places { unit *= 10 }
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
        let isUp = rest >= unit - rest
        let change = isUp ? unit - rest : rest
        guard change <= value / 1_000_000 else { return false }
        value = quotient + (isUp ? 1 : 0)
        return true
    }

    private static func shift(_ value: inout Int64, by places: Int) -> Bool {
        guard value != 0 else { return true }
        guard places <= 18 else { return false }
        for _ in 0..<max(0, places) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return false }
            value = product
        }
        return true
    }

    private static func add(_ value: inout Int64, _ digit: Int64) -> Bool {
        let (sum, overflow) = value.addingReportingOverflow(digit)
        if !overflow { value = sum }
        return !overflow
    }

    private static func isNotFinite(_ bytes: ArraySlice<UInt8>) -> Bool {
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
            .drop { $0 == "-" || $0 == "+" }
        return ["nan", "inf", "infinity"].contains(word)
    }
}
