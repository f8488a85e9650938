import Statistics

/// Elementary functions by polynomials: the same bits as the C kernel's on every processor, whatever its mathematical library.
enum PathNumbers {
    /// Adding and subtracting this rounds to a whole number, which stands in the low bits in between.
    static let rounder = 0x1.8p52

    /// eˣ within about two units in the last place; 0 below −700, and as at 700 above it.
    static func exponential(_ x: Double) -> Double {
        let low = x < -700 ? -700 : x
        let y = low > 700 ? 700 : low
        let whole = rounder.addingProduct(y, 1.4426950408889634074)
        let n = whole - rounder
        let q =
            y
            .addingProduct(n, -6.93147180369123816490e-01)
            .addingProduct(n, -1.90821492927058770002e-10)
        // A polynomial of degree 11 through the Chebyshev points of |q| ≤ ½ ln 2 (error below 2·10⁻¹⁷), in pairs: short chains of operations.
        let (q2, q4) = (q * q, (q * q) * (q * q))
        let first = 0x1.0000000000001p-1.addingProduct(q, 0x1.5555555555556p-3)
        let second = 0x1.5555555553d68p-5.addingProduct(q, 0x1.11111111109b5p-7)
        let third = 0x1.6c16c17889ef1p-10.addingProduct(q, 0x1.a01a01a7c2efep-13)
        let fourth = 0x1.a019b9149a33bp-16.addingProduct(q, 0x1.71de0db2f6a8fp-19)
        let high = 0x1.28917c89b4f29p-22.addingProduct(q, 0x1.af389ecfd94c2p-26)
        let upper = third.addingProduct(q2, fourth).addingProduct(q4, high)
        let e = (q + 1).addingProduct(
            q2, first.addingProduct(q2, second).addingProduct(q4, upper))
        let power = Double(bitPattern: e.bitPattern &+ whole.bitPattern << 52)
        return x < -700 ? 0 : power
    }

    /// ln x of a positive normal number.
    ///
    /// x = 2ᵏ·(1 + u) with 1 + u in [√½, √2); ln(1 + u) = 2 atanh(u/(2 + u)) as an odd polynomial (coefficients of fdlibm, Sun
    /// Microsystems 1993).
    static func logarithm(_ x: Double) -> Double {
        let bits = Int64(bitPattern: x.bitPattern)
        let k = (bits &- 0x3fe6_a09e_667f_3bcd) >> 52
        let u = Double(bitPattern: UInt64(bitPattern: bits &- k << 52)) - 1
        let s = u / (u + 2)
        let z = s * s
        var r = 1.531383769920937332e-01.addingProduct(z, 1.479819860511658591e-01)
        r = 1.818357216161805012e-01.addingProduct(z, r)
        r = 2.222219843214978396e-01.addingProduct(z, r)
        r = 2.857142874366239149e-01.addingProduct(z, r)
        r = 3.999999999940941908e-01.addingProduct(z, r)
        r = 6.666666666666735130e-01.addingProduct(z, r)
        r = z * r
        let half = 0.5 * u * u
        let exponent = Double(k)
        let small = (s * (half + r)).addingProduct(exponent, 1.90821492927058770002e-10)
        return (u - (half - small)).addingProduct(exponent, 6.93147180369123816490e-01)
    }

    /// The point of a standard normal variable below which it lies with a probability strictly between 0 and 1 (Wichura 1988, AS 241), with the
    /// logarithm of the kernel.
    static func normalPoint(_ p: Double) -> Double {
        let q = p - 0.5
        if abs(q) <= 0.425 { return q * NormalDistribution.centre(0.180625 - q * q) }
        let root = (-logarithm(q < 0 ? p : 1 - p)).squareRoot()
        let size =
            root <= 5
            ? NormalDistribution.shoulder(root - 1.6) : NormalDistribution.farTail(root - 5)
        return q < 0 ? -size : size
    }

    /// Two independent standard normal numbers from two words of 32 random bits: radius and angle (Box & Muller 1958).
    ///
    /// Inversion would take a logarithm and two rational functions in the tails; here a logarithm and a turn make two numbers. |z| < 6.77, where a
    /// normal number lies once in 7·10¹⁰; P(|z| > x) is within 0.2% of the normal one up to x = 6 and within 1.5% up to 6.5.
    static func normalPair(_ first: UInt32, _ second: UInt32) -> (Double, Double) {
        let radius = (-2 * logarithm((Double(first) + 0.5) * 0x1p-32)).squareRoot()
        // The angle is a number of quarter turns: two bits of whole ones, centred on the nearest.
        let quarters = (Double(second) + 0.5) * 0x1p-30
        let turns = quarters + rounder
        let y = (quarters - (turns - rounder)) * 1.5707963267948965580
        let yy = y * y
        var sine = (-2.50507602534068634195e-08).addingProduct(yy, 1.58969099521155010221e-10)
        sine = 2.75573137070700676789e-06.addingProduct(yy, sine)
        sine = (-1.98412698298579493134e-04).addingProduct(yy, sine)
        sine = 8.33333333332248946124e-03.addingProduct(yy, sine)
        sine = (-1.66666666666666324348e-01).addingProduct(yy, sine)
        sine = y.addingProduct(yy * y, sine)
        var cosine = 2.08757232129817482790e-09.addingProduct(yy, -1.13596475577881948265e-11)
        cosine = (-2.75573143513906633035e-07).addingProduct(yy, cosine)
        cosine = 2.48015872894767294178e-05.addingProduct(yy, cosine)
        cosine = (-1.38888888888741095749e-03).addingProduct(yy, cosine)
        cosine = 4.16666666666666019037e-02.addingProduct(yy, cosine)
        cosine = 1.0.addingProduct(yy, -0.5).addingProduct(yy * yy, cosine)
        let turn = turns.bitPattern
        let isOdd = turn & 1 == 1
        let sinus = (isOdd ? cosine : sine).bitPattern ^ (turn & 2) << 62
        let cosinus = (isOdd ? sine : cosine).bitPattern ^ ((turn &+ 1) & 2) << 62
        return (radius * Double(bitPattern: cosinus), radius * Double(bitPattern: sinus))
    }

    /// As the generator's own uniform numbers: strictly between 0 and 1.
    static func unit(_ low: UInt32, _ high: UInt32) -> Double {
        let word = (UInt64(high) << 32 | UInt64(low)) >> 12
        return (Double(word) + 0.5) * 0x1p-52
    }
}

/// Where the random numbers of a path come from: a pure function of seed, purpose, path, quarter and factor.
///
/// Counter of Philox4x32-10: (number within the purpose, purpose, path low, path high); key: the seed.
enum PathStream: UInt32, Sendable {
    /// Independent normal numbers behind the shocks: number m = `quarter · firms + factor` is the (m mod 4)th of block m/4.
    case shocks = 0
    /// Whether a promise is kept: pair number `funding/2`.
    case promises = 1
    /// Whether revenues jump: pair number `quarter/2`.
    case jumps = 2
    /// The mixing variable of a t copula: blocks `2 · (quarter · 64 + trial)` and the next.
    case mixing = 3
    /// Whether the market for funding changes: pair number `quarter/2`.
    case market = 5
    /// Shifts of Sobol points: pair number `dimension/2`, with the shift's index for the path.
    case shifts = 4

    func bits(_ generator: Philox, path: UInt64, number: Int) -> SIMD4<UInt32> {
        generator.block(
            stream: path,
            index: UInt64(rawValue) << 32 | UInt64(UInt32(truncatingIfNeeded: number)))
    }

    /// Four independent standard normal numbers.
    func normals(_ generator: Philox, path: UInt64, number: Int) -> [Double] {
        let bits = bits(generator, path: path, number: number)
        let (a, b) = PathNumbers.normalPair(bits.x, bits.y)
        let (c, d) = PathNumbers.normalPair(bits.z, bits.w)
        return [a, b, c, d]
    }

    func uniformPair(_ generator: Philox, path: UInt64, number: Int) -> (Double, Double) {
        let bits = bits(generator, path: path, number: number)
        return (PathNumbers.unit(bits.x, bits.y), PathNumbers.unit(bits.z, bits.w))
    }
}
