extension DiagnosticCatalog {
    /// The form of values.
    package static let forms: [Entry] = [
        Entry(
            .unknownKey, "a mapping has an unknown key",
            explanation: """
                Keys are checked against the format, so that a misspelt one cannot be \
                ignored in silence.
                """,
            example: "amonut: USD 38bn",
            mend: "Take the suggested key; comments begin with #."),
        Entry(
            .missingKey, "a required key is missing",
            explanation: """
                What has no default must be given: a source has a title, kind and grade, a \
                claim a source, a date and a status or an event, a fact an amount, a \
                quantity or a text.
                """,
            example: "claims: [{source: seed-000, status: signed}]   # no date",
            mend: "Add the key."),
        Entry(
            .wrongShape, "a value has the wrong shape",
            explanation: """
                Text stands where a list or mapping belongs, or the other way round.
                """,
            example: "parties: openai",
            mend: "Write a list as [a, b], a mapping as {key: value}."),
        Entry(
            .emptyValue, "a value is empty",
            explanation: """
                A key without a value says nothing; in a ledger "not known" is said by \
                leaving the key out.
                """,
            example: "published:",
            mend: "Write the value or remove the key."),
        Entry(
            .unknownWord, "a word is not one of the format",
            explanation: """
                The value must be one of a fixed set of words (status, kind, binding, grade, \
                country …).
                """,
            example: "status: anounced",
            mend: "Take the suggested word."),
        Entry(
            .badID, "an id is malformed",
            explanation: """
                Ids are made of lower-case letters, digits, full stops and hyphens, and \
                begin with a letter or digit. A leg of another deal is DEAL/LEG.
                """,
            example: "OpenAI_AWS: {title: …}",
            mend: "Write openai-aws."),
        Entry(
            .badDate, "a date is malformed or does not exist",
            explanation: """
                Dates are ISO 8601, from 1900 to 2200. Where a source is vague a date may be \
                partial: 2026, 2026-H2, 2026-Q3, 2026-07.
                """,
            example: "date: 2025-02-30",
            mend: "Write the date as precisely as the source gives it, and no more."),
        Entry(
            .badTerm, "a length of time is malformed",
            explanation: """
                Terms are ISO 8601 durations of years, months and days, up to 100 years.
                """,
            example: "term: 7 years",
            mend: "Write P7Y."),
        Entry(
            .badNumber, "a number is malformed or out of range",
            explanation: """
                Rates, shares and counts are plain decimal numbers in a range that the \
                format gives.
                """,
            example: "take_or_pay: 80%",
            mend: "Write 0.8."),
        Entry(
            .duplicateID, "an id is defined twice",
            explanation: """
                Two files define the same entity, source, deal, aggregate or conflict.
                """,
            example: "openai-aws-2025 in deals/openai.yaml and in deals/amazon.yaml",
            mend: "Make it one entry with the claims of both."),
        Entry(
            .exclusiveKeys, "keys exclude each other",
            explanation: """
                A claim moves a deal (`status`) or reports something else (`event`); a fact \
                is an amount, a quantity or a text.
                """,
            example: "{status: signed, event: report, …}",
            mend: "Split it into two claims or facts."),
        Entry(
            .badAcceptance, "`accept` names no warning",
            explanation: """
                Only warnings can be accepted, by their code. Errors must be mended.
                """,
            example: "accept: [{code: E101, reason: …}]",
            mend: "Write the code of a warning, or take the entry out."),
    ]
}
