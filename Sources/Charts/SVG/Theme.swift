/// The colours of an exhibit: one value for light pages, one for dark ones.
///
/// Every colour used for text has a contrast of at least 4.5:1 on ``background`` (WCAG 2.2, AA);
/// text on coloured cells is chosen by ``readable(on:)``.
public struct Theme: Sendable, Hashable {
    /// `light` or `dark`: part of the file name of an exhibit.
    public let name: String
    /// The page.
    public let background: Colour
    /// Titles, names, totals.
    public let ink: Colour
    /// Subtitles, row ids, sources.
    public let muted: Colour
    /// Fill of the mark of a firm.
    public let nodeFill: Colour
    /// Outline of the mark of a firm.
    public let nodeStroke: Colour
    /// Marks outside the story: the rest of a network.
    public let rest: Colour
    /// An empty cell, and one on the diagonal.
    public let cell, diagonal: Colour
    /// Bars that sum nothing up by family: the amount that goes round.
    public let bar: Colour
    /// Financing, commerce, contingent.
    public let financing, commerce, contingent: Colour
    /// Firmness from paid to estimated.
    public let paid, binding, announced, reported, estimated: Colour

    /// Fonts in order of preference; Hangul first, because a Latin face would leave it to chance.
    public static let fontStack =
        "Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"

    /// For light pages.
    public static let light = Theme(
        name: "light", background: Colour(0xFFFFFF), ink: Colour(0x0F172A),
        muted: Colour(0x556277), nodeFill: Colour(0xF3F5F9), nodeStroke: Colour(0x3B4A61),
        rest: Colour(0xC3CCD9), cell: Colour(0xF8F9FB), diagonal: Colour(0xEDF0F5),
        bar: Colour(0x3B4A61), financing: Colour(0xC2410C), commerce: Colour(0x1D5FD6),
        contingent: Colour(0x8B3FD0), paid: Colour(0x0F172A), binding: Colour(0x1D5FD6),
        announced: Colour(0x8FB4D9), reported: Colour(0xC3CCD9), estimated: Colour(0x8A97AA))

    /// For dark pages.
    public static let dark = Theme(
        name: "dark", background: Colour(0x0D1117), ink: Colour(0xEEF2F8),
        muted: Colour(0x9AA7B8), nodeFill: Colour(0x1B2430), nodeStroke: Colour(0x8FA0B8),
        rest: Colour(0x3A4657), cell: Colour(0x141A23), diagonal: Colour(0x202936),
        bar: Colour(0xB9C5D6), financing: Colour(0xF2884B), commerce: Colour(0x6BA6FF),
        contingent: Colour(0xC490F5), paid: Colour(0xEEF2F8), binding: Colour(0x4C8DF6),
        announced: Colour(0x2F5C93), reported: Colour(0x445266), estimated: Colour(0x7C8AA0))

    /// Both, in the order in which files are written.
    public static let all: [Theme] = [.light, .dark]

    /// The colour of a family of flows.
    public func colour(_ family: ExhibitFamily) -> Colour {
        switch family {
        case .financing: financing
        case .commerce: commerce
        case .contingent: contingent
        }
    }

    /// The colour of a layer of firmness.
    public func colour(_ firmness: ExhibitFirmness) -> Colour {
        switch firmness {
        case .paid: paid
        case .binding: binding
        case .announced: announced
        case .reported: reported
        case .estimated: estimated
        }
    }

    /// A colour for text on `surface` with a contrast of at least 4.5:1: the theme's own where it
    /// suffices, else white or black (one of which always does).
    public func readable(on surface: Colour) -> Colour {
        let white = Colour(0xFFFFFF)
        let black = Colour(0x000000)
        for candidate in [ink, background, white, black]
        where candidate.contrast(with: surface) >= 4.5 { return candidate }
        return white.contrast(with: surface) >= black.contrast(with: surface) ? white : black
    }
}
