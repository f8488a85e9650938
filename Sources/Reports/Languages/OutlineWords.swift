import Documents
import Text

/// Words between the main report and its appendix.
struct OutlineWords {
    let language: ReportLanguage

    func appendixTitle(_ model: String) -> String {
        switch language {
        case .en: "\(model): appendix"
        case .ko: "\(model): 부록"
        }
    }

    func belongs(_ report: Inline) -> [Inline] {
        switch language {
        case .en: [.text("What the main report rests on: "), report]
        case .ko: [.text("본 보고서의 근거 자료: "), report]
        }
    }

    func details(_ appendix: Inline) -> [Inline] {
        switch language {
        case .en: [.text("Tables and method: appendix, "), appendix, .text(".")]
        case .ko: [.text("표와 방법: 부록 "), appendix]
        }
    }

    func mainText(_ section: Inline) -> [Inline] {
        switch language {
        case .en: [.text("Main report: "), section, .text(".")]
        case .ko: [.text("본 보고서: "), section]
        }
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
