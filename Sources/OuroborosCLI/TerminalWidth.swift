import Documents

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many columns text for people may have: the one place that knows.
enum TerminalWidth {
    /// Where there is no terminal, and nobody says how wide a page is.
    static let standard = 100
    /// Narrower, and tables have no room for a word.
    private static let range = 40...400

    /// `COLUMNS` where it is set, else the columns of the terminal that standard output is, else ``standard``.
    ///
    /// - Parameter isFile: whether the text goes to a file instead, whose readers have another terminal.
    static func columns(isFile: Bool) -> Int {
        if let stated = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), stated > 0 {
            return fitting(stated)
        }
        guard !isFile, isatty(STDOUT_FILENO) == 1 else { return standard }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return standard
        }
        return fitting(Int(size.ws_col))
    }

    private static func fitting(_ columns: Int) -> Int {
        min(max(columns, range.lowerBound), range.upperBound)
    }
}

extension TextRenderer {
    /// As wide as where the text goes.
    ///
    /// - Parameter output: the file that the text goes to; `nil`: standard output.
    static func fitting(_ output: String?) -> TextRenderer {
        TextRenderer(width: TerminalWidth.columns(isFile: output != nil && output != "-"))
    }
}
