import Text

/// Words of the page of one file, by name, in both languages side by side.
enum StaticWords {
    static let all: [(name: String, en: String, ko: String)] = [
        ("title", "Circular money", "순환하는 돈"),
        ("language", "Language", "언어"),
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
        ("settings", "Settings", "설정"),
        ("day", "What was known on", "기준일"),
        ("layer", "As firm as this, or firmer", "확실성 단계(이 단계 이상)"),
        ("deals", "Deals that count", "셈에 넣는 거래"),
        ("dealsHelp", "Take one out to see what hangs on it.", "하나를 빼면 무엇이 달라지는지 보인다."),
        ("find", "Find a deal", "거래 찾기"),
        ("allOn", "All on", "모두 넣기"),
        ("undo", "Undo", "되돌리기"),
        ("reset", "Start again", "처음으로"),
        ("link", "The address of this page holds the settings.", "설정은 이 페이지의 주소에 담긴다."),
        ("result", "Result", "결과"),
        (
            "returnable", "Financing that can come back as orders, at most",
            "주문으로 돌아올 수 있는 투자금(최대)"
        ),
        ("share", "of all financing", "투자금 전체 대비"),
        ("certificate", "Certificate: an upper bound that equals it", "증명: 같은 값의 상한"),
        ("noProof", "The certificate does not hold.", "증명이 성립하지 않는다."),
        ("financing", "All financing", "투자금 전체"),
        ("whole", "With every deal", "모든 거래를 넣을 때"),
        ("difference", "Difference", "차이"),
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
        ("paid", "paid", "지급"), ("binding", "binding", "계약"),
        ("announced", "announced", "발표"), ("reported", "reported", "보도"),
        ("estimated", "estimated", "추정"),
        (
            "note",
            "A circular deal is not an accusation. Amounts are upper bounds: what can come back, not what did.",
            "순환 거래라는 말이 비난은 아니다. 금액은 상한이다. 실제로 돌아온 돈이 아니라 돌아올 수 있는 돈이다."
        ),
    ]

    static var json: String {
        func table(_ text: ((name: String, en: String, ko: String)) -> String) -> String {
            "{"
                + all.map { "\(JSONString.quoted($0.name)):\(JSONString.quoted(text($0)))" }
                .joined(separator: ",") + "}"
        }
        return "{\"en\":\(table { $0.en }),\"ko\":\(table { $0.ko })}"
    }
}
