/// An opaque colour of the sRGB space, 8 bits a channel.
public struct Colour: Sendable, Hashable, CustomStringConvertible {
    /// Channels, 0 to 255.
    public let red, green, blue: UInt8

    /// - Parameter hex: `0xRRGGBB`.
    public init(_ hex: UInt32) {
        red = UInt8(truncatingIfNeeded: hex >> 16)
        green = UInt8(truncatingIfNeeded: hex >> 8)
        blue = UInt8(truncatingIfNeeded: hex)
    }

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#rrggbb`, as an attribute of SVG.
    public var description: String {
        let digits = Array("0123456789abcdef")
        var text = "#"
        for channel in [red, green, blue] {
            text.append(digits[Int(channel >> 4)])
            text.append(digits[Int(channel & 15)])
        }
        return text
    }

    /// The colour on the way to `other`, by channel: 0 gives this one, 1 the other.
    public func mixed(with other: Colour, share: Double) -> Colour {
        let t = share.isFinite ? min(1, max(0, share)) : 0
        func blend(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8(
                clamping: Int((Double(a) + (Double(b) - Double(a)) * t).rounded(.toNearestOrEven)))
        }
        return Colour(
            red: blend(red, other.red), green: blend(green, other.green),
            blue: blend(blue, other.blue))
    }

    /// Contrast ratio of WCAG 2.2 (W3C 2023, "contrast ratio"): 1 to 21.
    ///
    /// `pow` is only needed here; 2.4 = 12/5 is taken as the fifth root of the twelfth power, by
    /// Newton's iteration, so that no libm decides which colour of text a cell gets.
    public func contrast(with other: Colour) -> Double {
        let a = luminance
        let b = other.luminance
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// Relative luminance of WCAG 2.2: 0 for black, 1 for white.
    package var luminance: Double {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    private func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        let square = base * base
        let power = square * square * square
        return fifthRoot(power * power)
    }

    private func fifthRoot(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            let next = (4 * root + x / fourth) / 5
            if next == root { break }
            root = next
        }
        return root
    }
}
