import Circularity
import Ledger
import Text

/// Words of the explorer's page, both languages side by side.
struct ExplorerWords: WordTable {
    let language: ReportLanguage

    var explorer: String { word("Explorer", "탐색기") }
    var skip: String { word("To the result", "결과로 건너뛰기") }
    var languageName: String { word("Language", "언어") }
    var settings: String { word("Settings", "설정") }
    var day: String { word("What was known on", "기준일") }
    var dayByHand: String { word("Any day", "다른 날짜") }
    var layer: String { word("As firm as this, or firmer", "확실성 단계(이 단계 이상)") }
    var deals: String { word("Deals that count", "셈에 넣는 거래") }
    var find: String { word("Find a deal", "거래 찾기") }
    var allOn: String { word("All on", "모두 넣기") }
    var changeLeg: String { word("Change an amount or a date", "금액이나 날짜 바꾸기") }
    var leg: String { word("Flow of a deal", "거래의 흐름") }
    func amount(_ code: String) -> String {
        word("Contract amount in \(code), such as 5bn", "계약 금액(\(code)), 예: 5bn")
    }
    var start: String { word("First day of payment", "지급 시작일") }
    var changeCash: String { word("Change a cash balance", "현금 바꾸기") }
    var firm: String { word("Firm", "기업") }
    func cash(_ code: String) -> String {
        word("Cash and securities in \(code), such as 5bn", "현금과 유가증권(\(code)), 예: 5bn")
    }
    var elasticity: String {
        word("Elasticity of revenue to missing capacity", "설비 부족에 대한 매출 탄력성")
    }
    /// - Parameter assumed: what the scenarios assume, in any order.
    func asInScenarios(_ assumed: [Double]) -> String {
        guard let least = assumed.min(), let most = assumed.max() else {
            return word("as in the scenarios", "시나리오대로")
        }
        let (low, high) = (decimalText(least), decimalText(most))
        let values = low == high ? low : word("\(low) to \(high)", "\(low)~\(high)")
        return word("as in the scenarios: \(values)", "시나리오대로: \(values)")
    }
    func inScenarios(_ count: Int) -> String {
        word("in \(count) scenarios", "시나리오 \(count)개에서")
    }
    var apply: String { word("Apply", "적용") }
    var undo: String { word("Undo", "되돌리기") }
    var reset: String { word("Start again", "처음으로") }
    var link: String {
        word("The address of this page holds the settings.", "설정은 이 페이지의 주소에 담긴다.")
    }
    var save: String { word("Save as scenario (YAML)", "시나리오로 저장(YAML)") }
    var saveHelp: String {
        word(
            "A file to review; the ledger stays as it is.", "검토할 파일을 내려받는다. 원장은 그대로 둔다.")
    }
    var result: String { word("Result", "결과") }
    var problems: String { word("Left out of the settings", "설정에서 제외됨") }
    var changes: String { word("What is changed", "바뀐 입력") }
    var noChange: String {
        word("Nothing is changed: before and after are the same.", "바뀐 입력이 없어 전후가 같다.")
    }
    var input: String { word("Input", "입력") }
    var was: String { word("In the ledger", "원장") }
    var becomes: String { word("Here", "여기") }
    var sources: String { word("Sources", "출처") }
    var counted: String { word("counted", "포함") }
    var leftOut: String { word("left out", "제외") }
    var undoOne: String { word("Take back", "취소") }
    var returnable: String {
        word("Financing that can come back as orders, at most", "주문으로 돌아올 수 있는 투자금(최대)")
    }
    var layerHead: String { word("As firm as", "확실성") }
    var before: String { word("Before", "변경 전") }
    var after: String { word("After", "변경 후") }
    var difference: String { word("Difference", "차이") }
    var share: String { word("of all financing", "투자금 전체 대비") }
    var shareHead: String { word("Of all financing", "투자금 대비") }
    var certificate: String { word("Certificate", "증명") }
    var certificateHelp: String {
        word(
            "The certificate is an upper bound that anyone can add up; it equals the number.",
            "증명은 누구나 더해서 확인할 수 있는 상한이며 수치와 같다.")
    }
    var number: String { word("Number", "수치") }
    var coverage: String { word("Can buyers pay from outside?", "구매자는 외부 자금으로 갚을 수 있나") }
    var thinnestYear: String { word("Thinnest year of each buyer", "구매자마다 가장 빠듯한 해") }
    var coverageHelp: String {
        word(
            "Outside revenue less costs, committed money and cash, over what is owed; each buyer in its thinnest year.",
            "외부 매출에서 비용을 빼고 확정 자금과 현금을 더해 그해 내야 할 돈으로 나눈다. 구매자마다 가장 빠듯한 해를 보인다."
        )
    }
    var noBuyers: String { word("No dated order is due.", "지급일이 알려진 주문이 없다.") }
    var buyer: String { word("Buyer", "구매자") }
    var year: String { word("Year", "연도") }
    var owes: String { word("Owes", "낼 돈") }
    var flows: String { word("Circuits and flows", "순환 고리와 흐름") }
    var circuits: String { word("Circuits", "순환 고리") }
    var whoPaysWhom: String { word("Who pays whom", "누가 누구에게 내나") }
    var drawnBefore: String { word("As the ledger has it", "원장 그대로") }
    var unknown: String { word("not known", "알 수 없음") }
    func atMost(_ text: String) -> String { word("at most \(text)", "최대 \(text)") }
    var note: String {
        word(
            "A circular deal is not an accusation. Amounts are upper bounds: what can come back, not what did.",
            "순환 거래라는 말이 비난은 아니다. 금액은 상한이다. 실제로 돌아온 돈이 아니라 돌아올 수 있는 돈이다."
        )
    }
    var trace: String {
        word("Trace a number back to its sources: ", "수치를 출처까지 추적: ")
    }
    var working: String { word("Working …", "계산 중 …") }
    var failed: String { word("The program does not answer any more.", "프로그램이 더 이상 응답하지 않는다.") }

    func name(_ layer: Firmness) -> String {
        switch layer {
        case .paid: word("paid", "지급")
        case .binding: word("binding", "계약")
        case .announced: word("announced", "발표")
        case .reported: word("reported", "보도")
        case .estimated: word("estimated", "추정")
        }
    }

    func name(_ kind: InputChange.Kind) -> String {
        switch kind {
        case .dealOff: word("deal left out", "거래 제외")
        case .amount: word("contract amount", "계약 금액")
        case .start: word("first day of payment", "지급 시작일")
        case .cash: word("cash and securities", "현금과 유가증권")
        case .elasticity: word("elasticity", "탄력성")
        }
    }

    func reason(_ reason: StateProblem.Reason) -> String {
        switch reason {
        case .unknownSetting: word("there is no such setting", "그런 설정이 없다")
        case .badDay: word("not a day; write 2026-10-10", "날짜가 아니다. 2026-10-10처럼 쓴다")
        case .dayWithoutLedger:
            word("the ledger does not hold on that day", "그날에는 원장이 성립하지 않는다")
        case .badLayer: word("not a layer", "확실성 단계가 아니다")
        case .unknownDeal: word("no such deal", "그런 거래가 없다")
        case .unknownLeg: word("no such flow", "그런 흐름이 없다")
        case .badAmount: word("not an amount; write 5bn or 1200m", "금액이 아니다. 5bn이나 1200m처럼 쓴다")
        case .unknownFirm: word("no such firm", "그런 기업이 없다")
        case .cashUnknown: word("no source gives its cash", "현금을 밝힌 출처가 없다")
        case .badElasticity: word("a number from 0 to 10", "0부터 10까지의 수")
        case .noElasticity:
            word("no scenario of this model has one", "이 모형의 시나리오에는 탄력성이 없다")
        case .tooMany: word("too many settings", "설정이 너무 많다")
        }
    }

    // MARK: stress

    var stress: String { word("Stress test", "스트레스 테스트") }
    var stressHelp: String {
        word(
            "Who runs out of cash within the horizon? Intervals say how far more paths could move a number.",
            "기간 안에 누가 현금이 바닥나나. 구간은 경로를 늘릴 때 수치가 얼마나 움직일 수 있는지를 말한다.")
    }
    var scenario: String { word("Scenario", "시나리오") }
    var run: String { word("Run", "실행") }
    var stop: String { word("Stop", "중지") }
    var cashOut: String { word("Probability of running out", "현금 소진 확률") }
    func paths(_ done: Int, _ asked: Int) -> String {
        let (done, asked) = (Self.grouped(done), Self.grouped(asked))
        return word("\(done) of \(asked) paths", "경로 \(asked)개 중 \(done)개")
    }
    func paths(_ count: Int) -> String {
        word("\(Self.grouped(count)) paths", "경로 \(Self.grouped(count))개")
    }
    /// `50,000`
    private static func grouped(_ count: Int) -> String {
        let digits = Array(String(count))
        return digits.indices.map { place in
            let isGroup = place > 0 && (digits.count - place).isMultiple(of: 3)
            return (isGroup ? "," : "") + String(digits[place])
        }.joined()
    }
    var stopped: String {
        word("Stopped. The figures are of the last whole round.", "중지함. 마지막으로 끝난 회차의 수치다.")
    }
    var stoppedEarly: String {
        word("Stopped before there were figures.", "수치가 나오기 전에 중지함.")
    }
    var finished: String { word("Finished.", "완료.") }
    var nobody: String {
        word(
            "No firm of the scenario can be simulated on this day.",
            "이날에는 시나리오의 어떤 기업도 시뮬레이션할 수 없다.")
    }
}
