extension DiagnosticCatalog {
    /// Files and YAML.
    package static let files: [Entry] = [
        Entry(
            .unreadable, "a file or folder cannot be read",
            explanation: """
                A file that `files` in model.yaml lists, or a folder that a pattern names, \
                is missing, is not a plain file, may not be read, or is a link that leads \
                out of the model's folder. Links are not followed out of the folder, so that \
                a model from elsewhere cannot show files of the machine that reads it.
                """,
            example: "files: {deals: [deals/openai.yaml]}   # no such file",
            mend: "Correct the name, add the file, or take it out of the list."),
        Entry(
            .tooLarge, "a file or the model is too large",
            explanation: """
                A file is limited to 8 MiB, a model to 64 MiB and 4096 files. Sizes are \
                checked before reading, so that hostile input costs nothing.
                """,
            example: "a deals file of 100 MB",
            mend:
                "Split the file. A ledger of that size is usually generated; then generate fewer comments."
        ),
        Entry(
            .notUTF8, "a file is not UTF-8",
            explanation: """
                Ledger files are UTF-8. The place is that of the first byte that does not \
                fit. UTF-16 is recognised by its byte order mark; a byte order mark of UTF-8 \
                is skipped.
                """,
            example: "a file saved as EUC-KR or Latin-1",
            mend: "Save the file as UTF-8."),
        Entry(
            .badCharacter, "a character is not allowed",
            explanation: """
                Control characters other than tab and line feed, carriage returns that no \
                line feed follows, and the Unicode line separators (U+0085, U+2028, U+2029) \
                are refused, as escapes too: programs do not agree on what they mean, so that \
                two readers would see two ledgers, and a terminal obeys them. A zero byte means \
                that the file is binary. Texts are one line: a line feed in quotes is refused.
                """,
            example: "a zero byte in the middle of a title",
            mend: "Remove the character; write a long text as a block behind `>-`."),
        Entry(
            .lineTooLong, "a line is too long",
            explanation: """
                A line is limited to 1 MiB.
                """,
            example: "a base64 text pasted into a note",
            mend: "Break the line, or keep the text out of the ledger."),
        Entry(
            .syntax, "YAML syntax",
            explanation: """
                The text is not YAML. The place is where the parser stopped, which may be \
                one line below the slip. Nothing else is read from the file; references to \
                what it defines are not checked.
                """,
            example: "title: OpenAI: the contract   # a second colon needs quotes",
            mend:
                "Quote texts that hold \": \" or \" #\", indent with blanks, close brackets and quotes."
        ),
        Entry(
            .anchor, "anchors and aliases are refused",
            explanation: """
                A few lines of aliases can stand for billions of values, and an alias hides \
                where a number comes from. A ledger writes each value out.
                """,
            example: "amount: &a USD 38bn",
            mend: "Write the value where it is needed."),
        Entry(
            .tag, "tags are refused",
            explanation: """
                Every scalar of a ledger is text; a tag would ask for another reading.
                """,
            example: "published: !!timestamp 2025-11-03",
            mend: "Remove the tag."),
        Entry(
            .severalDocuments, "a file holds several documents",
            explanation: """
                `---` begins a second YAML document. One file is one mapping.
                """,
            example: "a line of three hyphens in the middle of a file",
            mend: "Put the second document into a file of its own."),
        Entry(
            .tooDeep, "nesting is too deep",
            explanation: """
                Lists and mappings may be nested 64 deep. The format needs ten.
                """,
            example: "[[[[[[ … ]]]]]]",
            mend: "Remove the nesting."),
        Entry(
            .tooManyNodes, "a file holds too many values",
            explanation: """
                A file may hold a million scalars, lists and mappings.
                """,
            example: "a generated file of very many facts",
            mend: "Split the file."),
        Entry(
            .duplicateKey, "a key stands twice in one mapping",
            explanation: """
                Most readers keep the last of two equal keys and lose the first in silence. \
                Here the first is kept, every further one is an error.
                """,
            example: """
                amount: USD 38bn
                amount: USD 40bn
                """,
            mend: "Remove one. Two sources that differ are two claims."),
        Entry(
            .badKey, "a key is not text",
            explanation: """
                A list or mapping cannot be a key.
                """,
            example: "{[a, b]: c}",
            mend: "Write a text as the key."),
        Entry(
            .badListing, "`files` is wrong",
            explanation: """
                A file is listed twice, model.yaml lists itself, a pattern fits nothing, or \
                a path leads out of the folder.
                """,
            example: "files: {deals: [deals/*.yaml, deals/openai.yaml]}",
            mend:
                "List every file once, by relative paths; `*` may stand in the last part of a path."
        ),
        Entry(
            .emptyFile, "a file is empty",
            explanation: """
                The file holds nothing but blanks and comments.
                """,
            example: "an empty deals/new.yaml",
            mend: "Fill the file or take it out of `files`."),
        Entry(
            .tooManyProblems, "too many problems",
            explanation: """
                After 10,000 problems the rest is not listed.
                """,
            example: "a file of another format",
            mend: "Mend the first ones and run again."),
        Entry(
            .textTooLong, "a text is too long",
            explanation: """
                A name or a title has at most 300 characters, any other text 4,096 bytes. It \
                stands in every table and figure that shows it: a longer one makes the report \
                unreadable, and very large.
                """,
            example: "name: a whole page, pasted",
            mend: "Shorten it, or put the rest into a note."),
    ]
}
