import Text
import Testing

@testable import Ledger

@Suite("Text of others as it may be shown")
struct SafeTextTests {
    @Test(
        "what steers, turns or hides shows as its code; other writing stays",
        arguments: [
            ("Chipco", "Chipco"), ("칩코 社", "칩코 社"), ("a\u{1B}[31mb", "a\\u{001B}[31mb"),
            ("a\nb\tc", "a\\u{000A}b\\u{0009}c"), ("\u{202E}x\u{2066}y", "\\u{202E}x\\u{2066}y"),
            ("a\u{200B}b\u{FEFF}c\u{AD}d\u{3164}e", "a\\u{200B}b\\u{FEFF}c\\u{00AD}d\\u{3164}e"),
            ("a\u{E0041}b", "a\\u{E0041}b"), ("\u{9B}31m", "\\u{009B}31m"),
            ("e\u{301}", "e\u{301}"),
            // Joiners where they have work to do, and where they only hide.
            ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}🔬", "👩\u{200D}🔬"),
            ("Chip\u{200D}co", "Chip\\u{200D}co"),
        ])
    func line(text: String, shown: String) {
        #expect(SafeText.line(text) == shown)
        #expect(SafeText.line(SafeText.line(text)) == shown)
    }

    @Test("lines of the program's own keep their ends")
    func lines() {
        #expect(SafeText.lines("a\n\tb\u{7}\r\n") == "a\n\tb\\u{0007}\\u{000D}\n")
        #expect(SafeText.shown("a\u{7}\u{202E}") == "a\u{7}\\u{202E}")
    }

    @Test(
        "commands of a log are broken up where its reader would see them, and nowhere else",
        arguments: [
            ("::error::x\n", "\\u003A:error::x\n"),
            ("a\n \t::add-mask::x", "a\n \t\\u003A:add-mask::x"),
            ("a ::error::x", "a ::error::x"), ("\u{A0}\u{3000}::x", "\u{A0}\u{3000}\\u003A:x"),
            ("a ##[error]b ##[x", "a #\\u0023[error]b #\\u0023[x"), ("###[x", "##\\u0023[x"),
            ("## [x]", "## [x]"),
            ("#", "#"), (":", ":"), ("::", "\\u003A:"), ("", ""),
        ])
    func commands(text: String, neutral: String) {
        let result = LogCommands.neutral(Array(text.utf8))
        #expect(String(decoding: result, as: UTF8.self) == neutral)
        #expect(LogCommands.neutral(result) == result)
    }

    @Test("quoted text reads the same in JSON and in YAML, whatever it holds")
    func quoted() {
        let text = "a\u{202E}\u{E0041}\"\\\n\u{7F}é"
        #expect(JSONString.quoted(text) == "\"a\\u202E\\uDB40\\uDC41\\\"\\\\\\n\\u007Fé\"")
        #expect(JSONString.quotedForYAML(text) == "\"a\\u202E\\U000E0041\\\"\\\\\\n\\u007Fé\"")
    }
}
