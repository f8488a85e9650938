import Liquidity
import Text

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Simulated numbers with the digits that their standard errors support, and no more.
public enum StressFormat {
    /// A probability or share.
    public static func probability(_ estimate: Estimate) -> String {
        guard estimate.value.isFinite else { return "n/a" }
        guard estimate.value > 0 else { return "0 %" }
        return PercentFormat.text(supported(estimate))
    }

    /// An amount in millions of dollars.
    public static func money(millions estimate: Estimate, format: MoneyFormat = MoneyFormat())
        -> String
    {
        let value = supported(estimate)
        // A model that counts in millions knows nothing smaller.
        guard value == 0 || abs(value) >= 0.5 else { return "< " + format.text(usd: 1e6) }
        return format.text(usd: value * 1e6)
    }

    /// The value rounded at the leading digit of its standard error, three significant digits at the most.
    public static func supported(_ estimate: Estimate) -> Double {
        guard estimate.value != 0, estimate.value.isFinite else { return 0 }
        let leading = Int(log10(abs(estimate.value)).rounded(.down))
        let last = max(estimate.lastDigit ?? (leading - 2), leading - 2)
        // A number smaller than its error keeps its first digit.
        let unit = pow(10, Double(min(last, leading)))
        return (estimate.value / unit).rounded() * unit
    }
}
