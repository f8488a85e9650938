import Documents
import Text

/// Words between the main report and its appendix.
struct OutlineWords: WordTable {
    let language: ReportLanguage

    func appendixTitle(_ model: String) -> String { word("\(model): appendix", "\(model): 부록") }

    func belongs(_ report: Inline) -> [Inline] {
        word(
            [.text("What the main report rests on: "), report], [.text("본 보고서의 근거 자료: "), report])
    }

    func details(_ appendix: Inline) -> [Inline] {
        word(
            [.text("Tables and method: appendix, "), appendix, .text(".")],
            [.text("표와 방법: 부록 "), appendix])
    }

    func mainText(_ section: Inline) -> [Inline] {
        word([.text("Main report: "), section, .text(".")], [.text("본 보고서: "), section])
    }

    func whole(_ report: Inline, _ appendix: Inline) -> [Inline] {
        switch language {
        case .en:
            [
                .text("The whole report: "), report, .text("; every table and source: "), appendix,
                .text("."),
            ]
        case .ko: [.text("전체 보고서: "), report, .text(" · 모든 표와 출처: "), appendix]
        }
    }
}
