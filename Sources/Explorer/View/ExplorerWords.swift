import Circularity
import Ledger
import Text

/// Words of the explorer's page, both languages side by side.
struct ExplorerWords {
    let language: ReportLanguage

    private func say(_ en: String, _ ko: String) -> String {
        switch language {
        case .en: en
        case .ko: ko
        }
    }

    var explorer: String { say("Explorer", "탐색기") }
    var skip: String { say("To the result", "결과로 건너뛰기") }
    var languageName: String { say("Language", "언어") }
    var settings: String { say("Settings", "설정") }
    var day: String { say("What was known on", "기준일") }
    var dayByHand: String { say("Any day", "다른 날짜") }
    var layer: String { say("As firm as this, or firmer", "확실성 단계(이 단계 이상)") }
    var deals: String { say("Deals that count", "셈에 넣는 거래") }
    var find: String { say("Find a deal", "거래 찾기") }
    var allOn: String { say("All on", "모두 넣기") }
    var changeLeg: String { say("Change an amount or a date", "금액이나 날짜 바꾸기") }
    var leg: String { say("Flow of a deal", "거래의 흐름") }
    func amount(_ code: String) -> String {
        say("Contract amount in \(code), such as 5bn", "계약 금액(\(code)), 예: 5bn")
    }
    var start: String { say("First day of payment", "지급 시작일") }
    var changeCash: String { say("Change a cash balance", "현금 바꾸기") }
    var firm: String { say("Firm", "기업") }
    func cash(_ code: String) -> String {
        say("Cash and securities in \(code), such as 5bn", "현금과 유가증권(\(code)), 예: 5bn")
    }
    var elasticity: String {
        say("Elasticity of revenue to missing capacity", "설비 부족에 대한 매출 탄력성")
    }
    /// - Parameter assumed: what the scenarios assume, in any order.
    func asInScenarios(_ assumed: [Double]) -> String {
        guard let least = assumed.min(), let most = assumed.max() else {
            return say("as in the scenarios", "시나리오대로")
        }
        let (low, high) = (decimalText(least), decimalText(most))
        let values = low == high ? low : say("\(low) to \(high)", "\(low)~\(high)")
        return say("as in the scenarios: \(values)", "시나리오대로: \(values)")
    }
    func inScenarios(_ count: Int) -> String {
        say("in \(count) scenarios", "시나리오 \(count)개에서")
    }
    var apply: String { say("Apply", "적용") }
    var undo: String { say("Undo", "되돌리기") }
    var reset: String { say("Start again", "처음으로") }
    var link: String {
        say("The address of this page holds the settings.", "설정은 이 페이지의 주소에 담긴다.")
    }
    var save: String { say("Save as scenario (YAML)", "시나리오로 저장(YAML)") }
    var saveHelp: String {
        say(
            "A file to review; the ledger stays as it is.", "검토할 파일을 내려받는다. 원장은 그대로 둔다.")
    }
    var result: String { say("Result", "결과") }
    var problems: String { say("Left out of the settings", "설정에서 제외됨") }
    var changes: String { say("What is changed", "바뀐 입력") }
    var noChange: String {
        say("Nothing is changed: before and after are the same.", "바뀐 입력이 없어 전후가 같다.")
    }
    var input: String { say("Input", "입력") }
    var was: String { say("In the ledger", "원장") }
    var becomes: String { say("Here", "여기") }
    var sources: String { say("Sources", "출처") }
    var counted: String { say("counted", "포함") }
    var leftOut: String { say("left out", "제외") }
    var undoOne: String { say("Take back", "취소") }
    var returnable: String {
        say("Financing that can come back as orders, at most", "주문으로 돌아올 수 있는 투자금(최대)")
    }
    var layerHead: String { say("As firm as", "확실성") }
    var before: String { say("Before", "변경 전") }
    var after: String { say("After", "변경 후") }
    var difference: String { say("Difference", "차이") }
    var share: String { say("of all financing", "투자금 전체 대비") }
    var shareHead: String { say("Of all financing", "투자금 대비") }
    var certificate: String { say("Certificate", "증명") }
    var certificateHelp: String {
        say(
            "The certificate is an upper bound that anyone can add up; it equals the number.",
            "증명은 누구나 더해서 확인할 수 있는 상한이며 수치와 같다.")
    }
    var number: String { say("Number", "수치") }
    var coverage: String { say("Can buyers pay from outside?", "구매자는 외부 자금으로 갚을 수 있나") }
    var thinnestYear: String { say("Thinnest year of each buyer", "구매자마다 가장 빠듯한 해") }
    var coverageHelp: String {
        say(
            "Outside revenue less costs, committed money and cash, over what is owed; each buyer in its thinnest year.",
            "외부 매출에서 비용을 빼고 확정 자금과 현금을 더해 그해 내야 할 돈으로 나눈다. 구매자마다 가장 빠듯한 해를 보인다."
        )
    }
    var noBuyers: String { say("No dated order is due.", "지급일이 알려진 주문이 없다.") }
    var buyer: String { say("Buyer", "구매자") }
    var year: String { say("Year", "연도") }
    var owes: String { say("Owes", "낼 돈") }
    var flows: String { say("Circuits and flows", "순환 고리와 흐름") }
    var circuits: String { say("Circuits", "순환 고리") }
    var whoPaysWhom: String { say("Who pays whom", "누가 누구에게 내나") }
    var drawnBefore: String { say("As the ledger has it", "원장 그대로") }
    var unknown: String { say("not known", "알 수 없음") }
    func atMost(_ text: String) -> String { say("at most \(text)", "최대 \(text)") }
    var note: String {
        say(
            "A circular deal is not an accusation. Amounts are upper bounds: what can come back, not what did.",
            "순환 거래라는 말이 비난은 아니다. 금액은 상한이다. 실제로 돌아온 돈이 아니라 돌아올 수 있는 돈이다."
        )
    }
    var trace: String {
        say("Trace a number back to its sources: ", "수치를 출처까지 추적: ")
    }
    var working: String { say("Working …", "계산 중 …") }
    var failed: String { say("The program does not answer any more.", "프로그램이 더 이상 응답하지 않는다.") }

    func name(_ layer: Firmness) -> String {
        switch layer {
        case .paid: say("paid", "지급")
        case .binding: say("binding", "계약")
        case .announced: say("announced", "발표")
        case .reported: say("reported", "보도")
        case .estimated: say("estimated", "추정")
        }
    }

    func name(_ kind: InputChange.Kind) -> String {
        switch kind {
        case .dealOff: say("deal left out", "거래 제외")
        case .amount: say("contract amount", "계약 금액")
        case .start: say("first day of payment", "지급 시작일")
        case .cash: say("cash and securities", "현금과 유가증권")
        case .elasticity: say("elasticity", "탄력성")
        }
    }

    func reason(_ reason: StateProblem.Reason) -> String {
        switch reason {
        case .unknownSetting: say("there is no such setting", "그런 설정이 없다")
        case .badDay: say("not a day; write 2026-10-10", "날짜가 아니다. 2026-10-10처럼 쓴다")
        case .dayWithoutLedger:
            say("the ledger does not hold on that day", "그날에는 원장이 성립하지 않는다")
        case .badLayer: say("not a layer", "확실성 단계가 아니다")
        case .unknownDeal: say("no such deal", "그런 거래가 없다")
        case .unknownLeg: say("no such flow", "그런 흐름이 없다")
        case .badAmount: say("not an amount; write 5bn or 1200m", "금액이 아니다. 5bn이나 1200m처럼 쓴다")
        case .unknownFirm: say("no such firm", "그런 기업이 없다")
        case .cashUnknown: say("no source gives its cash", "현금을 밝힌 출처가 없다")
        case .badElasticity: say("a number from 0 to 10", "0부터 10까지의 수")
        case .noElasticity:
            say("no scenario of this model has one", "이 모형의 시나리오에는 탄력성이 없다")
        case .tooMany: say("too many settings", "설정이 너무 많다")
        }
    }

    // MARK: stress

    var stress: String { say("Stress test", "스트레스 테스트") }
    var stressHelp: String {
        say(
            "Who runs out of cash within the horizon? Intervals say how far more paths could move a number.",
            "기간 안에 누가 현금이 바닥나나. 구간은 경로를 늘릴 때 수치가 얼마나 움직일 수 있는지를 말한다.")
    }
    var noScenario: String { say("This model has no scenario.", "이 모형에는 시나리오가 없다.") }
    var scenario: String { say("Scenario", "시나리오") }
    var run: String { say("Run", "실행") }
    var stop: String { say("Stop", "중지") }
    var cashOut: String { say("Probability of running out", "현금 소진 확률") }
    func paths(_ done: Int, _ asked: Int) -> String {
        let (done, asked) = (Self.grouped(done), Self.grouped(asked))
        return say("\(done) of \(asked) paths", "경로 \(asked)개 중 \(done)개")
    }
    func paths(_ count: Int) -> String {
        say("\(Self.grouped(count)) paths", "경로 \(Self.grouped(count))개")
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
        say("Stopped. The figures are of the last whole round.", "중지함. 마지막으로 끝난 회차의 수치다.")
    }
    var stoppedEarly: String {
        say("Stopped before there were figures.", "수치가 나오기 전에 중지함.")
    }
    var finished: String { say("Finished.", "완료.") }
    var nobody: String {
        say(
            "No firm of the scenario can be simulated on this day.",
            "이날에는 시나리오의 어떤 기업도 시뮬레이션할 수 없다.")
    }
}
