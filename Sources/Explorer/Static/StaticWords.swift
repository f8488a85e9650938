import Ledger
import Text

/// Words of the page of one file, by name, in both languages side by side; those of the served page are taken from it.
enum StaticWords {
    typealias Word = (name: String, en: String, ko: String)

    static let all: [Word] =
        own + Firmness.allCases.map { layer in shared(layer.name) { $0.name(layer) } }

    private static let own: [Word] = [
        ("title", "Circular money", "순환하는 돈"),
        shared("language", \.languageName),
        ("checking", "Re-deriving the reference values …", "기준값을 다시 계산하는 중 …"),
        (
            "checked", "This page re-derived {0} of {0} reference values of the engine.",
            "이 페이지는 계산기가 낸 기준값 {0}개를 모두 다시 얻었다."
        ),
        (
            "differs",
            "{1} of {0} reference values differ from what this page computes. Do not use its numbers.",
            "기준값 {0}개 가운데 {1}개가 이 페이지의 계산과 다르다. 이 페이지의 수치를 쓰지 말 것."
        ),
        (
            "noReferences", "This page holds no reference value and cannot check itself.",
            "이 페이지에는 기준값이 없어 스스로 확인할 수 없다."
        ),
        shared("settings", \.settings),
        shared("day", \.day),
        shared("layer", \.layer),
        shared("deals", \.deals),
        ("dealsHelp", "Take one out to see what hangs on it.", "하나를 빼면 무엇이 달라지는지 보인다."),
        shared("find", \.find),
        shared("allOn", \.allOn),
        shared("undo", \.undo),
        shared("reset", \.reset),
        shared("link", \.link),
        shared("result", \.result),
        shared("returnable", \.returnable),
        shared("share", \.share),
        ("certificate", "Certificate: an upper bound that equals it", "증명: 같은 값의 상한"),
        ("noProof", "The certificate does not hold.", "증명이 성립하지 않는다."),
        ("financing", "All financing", "투자금 전체"),
        ("whole", "With every deal", "모든 거래를 넣을 때"),
        shared("difference", \.difference),
        ("network", "Network", "거래망"),
        (
            "networkHelp",
            "Orange: financing. Blue: orders. Strong: carries money that can come back. An arc bends to the right of its way.",
            "주황: 투자. 파랑: 주문. 진한 선: 돌아올 수 있는 돈이 지나는 거래. 선은 가는 방향의 오른쪽으로 휜다."
        ),
        ("carried", "Where it can go round", "돌아오는 길"),
        (
            "carriedHelp", "One way among several of the same size; its total is unique.",
            "같은 크기의 여러 길 가운데 하나다. 합계는 하나로 정해진다."
        ),
        ("from", "From", "지급"), ("to", "To", "수취"), ("kind", "Kind", "종류"),
        ("amount", "Amount", "금액"), ("round", "Of it goes round", "그중 도는 금액"),
        ("deal", "Deal", "거래"),
        ("isFinancing", "financing", "투자"), ("isOrder", "order", "주문"),
        ("derived", "derived by a rule", "규칙으로 추정"),
        ("nothing", "Nothing can come back with these settings.", "이 설정에서는 돌아올 수 있는 돈이 없다."),
        shared("note", \.note),
    ]

    /// A word that both pages have.
    private static func shared(
        _ name: String, _ word: (ExplorerWords) -> String
    ) -> Word {
        (name, word(ExplorerWords(language: .en)), word(ExplorerWords(language: .ko)))
    }

    static var json: String {
        func table(_ text: (Word) -> String) -> String {
            "{"
                + all.map { "\(JSONString.quoted($0.name)):\(JSONString.quoted(text($0)))" }
                .joined(separator: ",") + "}"
        }
        return "{\"en\":\(table { $0.en }),\"ko\":\(table { $0.ko })}"
    }
}
