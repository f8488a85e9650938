/// What a verb's help says below its abstract.
enum HelpText {
    /// Text, then commands that can be copied. A test holds every one of them to the options that there are.
    static func discussion(_ text: String = "", examples: [String]) -> String {
        (text.isEmpty ? [] : [text, ""]).joined(separator: "\n")
            + (["EXAMPLES:"] + examples.map { "  \($0)" }).joined(separator: "\n")
    }
}
