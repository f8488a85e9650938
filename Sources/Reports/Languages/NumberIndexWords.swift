import Text

/// The appendix' list of number ids.
struct NumberIndexWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Numbers and their ids", "수치와 식별자") }

    /// Before an example of a command, between it and the name of a file, and after that.
    var before: String {
        word(
            "Every number can be followed back to its formula, claims and sources: ",
            "모든 수치는 산식과 주장, 출처까지 거슬러 올라갈 수 있다. 명령은 ")
    }

    var between: String { word(". ", " 꼴이며, 모든 수치와 값은 ") }
    var after: String { word(" has all of them with their values.", "에 있다.") }
    var heads: [String] { word(["Id", "What it measures", "Of what"], ["식별자", "재는 것", "대상"]) }
}
