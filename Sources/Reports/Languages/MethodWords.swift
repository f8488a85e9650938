import Documents
import Ledger
import Text

/// Section 10: how the numbers are made.
struct MethodWords: WordTable {
    let language: ReportLanguage

    var heading: String { word("Method", "방법") }

    /// One item a topic, its name in bold.
    func items(asOf: String, policy: ConflictPolicy, maxLength: Int) -> [[Inline]] {
        switch language {
        case .en:
            [
                (
                    "Claims.",
                    "A deal is a set of claims, each with one source, a date, and the day it became known. The ledger is read as it was known on \(asOf): later claims amend earlier ones; claims of the same time that contradict each other are settled by a recorded choice, otherwise by the \(policy.rawValue) rule, and listed in this appendix."
                ),
                (
                    "Firmness.",
                    "All money is paid, binding (signed and in force), announced (or a letter of intent, or conditional on something), reported (talks, rumours, press figures beyond the contract), or estimated (assumed, or derived from a firm's spending by a stated rule). Layers are cumulative."
                ),
                (
                    "Money once.",
                    "What is inside another deal is taken off it; a deal that describes money already counted elsewhere is shown but not counted; guarantees, backstops and warrants move money only if something happens and are never counted at headline value; totals quoted by the press are checked, never added."
                ),
                (
                    "Circulation.",
                    "C* = max Σc subject to 0 ≤ c ≤ w and conservation at every firm, w being the amounts between two firms; share = C*/W. Solved exactly in the currency’s smallest unit by cost scaling (Goldberg and Tarjan 1990; Goldberg 1997), checked with the dual Σ w·max(0, 1 + π(from) − π(to))."
                ),
                (
                    "Reciprocity.",
                    "Σ min(w_ij, w_ji)/W (Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013); what is left of C* needs three firms or more."
                ),
                (
                    "Loops.",
                    "Elementary circuits (no firm twice) of up to \(maxLength) firms, segments consolidated into their firms. A loop with at least one financing leg and at least one purchase leg is circular financing; its amount is its thinnest leg."
                ),
                (
                    "Own money among revenue.",
                    "Documented: financing tied by a source to a purchase from the same vendor. Traced: every unit of the vendor's financing is tagged and followed step by step; pools are mixed pro rata (haircut; first-in-first-out and last-in-first-out beside it), cash is set to each known balance, revenue without a figure for the date is held at the nearest known rate. At most: maximum flow on the time-expanded network (Ford and Fulkerson 1958) by blocking flows (Dinic 1970), checked with its minimum cut, which names the contracts. Documented ≤ traced ≤ at most holds by construction."
                ),
                (
                    "Return share.",
                    "Finn (1976): the chance that money leaving a firm comes back to it, pro rata, with revenue from outside as boundary flows."
                ),
                (
                    "What it hangs on.",
                    "The circulation solved anew without each deal and each firm. Undisclosed legs at zero, then imputed: the known quantity times the median sourced cost of a unit, else the median of like legs."
                ),
                (
                    "Concentration.",
                    "Herfindahl–Hirschman index Σ s² of orders by partner; purchase commitments are purchases and leases, dated by the claim that first announced them."
                ),
                (
                    "Time.",
                    "Commitments are spread over their terms by payment profile; windows add up to the total exactly."
                ),
                ("Range.", "The same solution with every amount at its lowest and at its highest."),
                (
                    "Grades.",
                    "Admiralty: reliability of the source A–F, credibility of the information 1–6. F means that reliability cannot be judged, as for figures whose address was not kept."
                ),
            ].map { [.strong([.text($0.0)]), .text(" " + $0.1)] }
        case .ko:
            [
                (
                    "주장.",
                    "거래는 주장의 모음이며, 주장마다 출처 하나와 날짜, 알려진 날이 있다. 원장은 \(asOf)에 알려진 그대로 읽는다. 나중 주장이 앞선 주장을 고치고, 같은 시점에 서로 모순되는 주장은 기록된 선택으로, 선택이 없으면 ‘\(common.policy(policy))’ 규칙으로 정하며 모두 부록에 싣는다."
                ),
                (
                    "확정 단계.",
                    "모든 돈은 지급, 계약(서명되어 효력이 있음), 발표(의향서나 조건부 포함), 보도(협의, 소문, 계약을 넘는 언론 수치), 추정(가정하거나 명시된 규칙으로 지출에서 도출) 중 하나다. 단계는 누적된다."
                ),
                (
                    "같은 돈은 한 번.",
                    "다른 거래에 포함된 금액은 그 거래에서 빼고, 다른 곳에서 이미 센 돈을 말하는 거래는 보여 주되 세지 않는다. 보증·매입 보장(백스톱)·신주인수권은 어떤 일이 일어나야 돈이 움직이므로 액면으로 세지 않는다. 언론이 인용한 총액은 대조만 하고 더하지 않는다."
                ),
                (
                    "순환 금액.",
                    "C* = max Σc, 단 0 ≤ c ≤ w이고 모든 기업에서 유입과 유출이 같다. w는 두 기업 사이의 금액이며 비중 = C*/W다. 비용 스케일링(Goldberg and Tarjan 1990; Goldberg 1997)으로 통화의 최소 단위까지 정확히 풀고 쌍대 Σ w·max(0, 1 + π(from) − π(to))로 검증한다."
                ),
                (
                    "상호성.",
                    "Σ min(w_ij, w_ji)/W (Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013). C* 가운데 나머지는 세 기업 이상이 있어야 돈다."
                ),
                (
                    "고리.",
                    "최대 \(maxLength)개 기업을 지나는 단순 회로(같은 기업을 두 번 지나지 않음)이며, 사업 부문은 소속 기업에 합친다. 자금 구간과 구매 구간이 하나 이상씩 있으면 순환 금융이고, 고리의 금액은 병목 금액의 금액이다."
                ),
                (
                    "매출에 섞인 자기 자금.",
                    "문서로 확인: 같은 판매자로부터의 구매와 연결되어 있다고 출처가 밝힌 자금. 추적: 판매자 자금의 단위마다 꼬리표를 붙여 단계별로 따라간다. 돈은 비례해 섞이고(비례 배분, 선입선출과 후입선출을 함께 계산), 현금은 알려진 잔액마다 맞추며, 해당 날짜의 수치가 없는 매출은 가장 가까운 알려진 속도로 둔다. 최대: 시간 확장 네트워크의 최대 유량(Ford and Fulkerson 1958)을 차단 유량법(Dinic 1970)으로 풀고 계약을 지목하는 최소 절단으로 검증한다. 문서로 확인 ≤ 추적 ≤ 최대는 구성상 성립한다."
                ),
                (
                    "회귀 비중.",
                    "Finn (1976): 기업을 떠난 돈이 비례 배분으로 그 기업에 돌아올 확률. 외부 매출은 경계 유입으로 둔다."
                ),
                (
                    "무엇에 달려 있는가.",
                    "거래와 기업을 하나씩 빼고 순환 금액을 다시 푼다. 공개되지 않은 흐름은 0으로 두었다가, 알려진 수량에 출처가 있는 단위 비용의 중앙값을 곱해 채우고, 그럴 수 없으면 비슷한 흐름의 중앙값으로 채운다."
                ),
                (
                    "집중도.",
                    "거래 상대별 주문의 허핀달–허시먼 지수 Σ s². 구매 약정은 구매와 임차이며 처음 발표한 주장의 날짜를 쓴다."
                ),
                (
                    "시간.",
                    "약정은 지급 방식에 따라 기간에 나누어 담으며, 기간별 금액의 합은 총액과 정확히 같다."
                ),
                ("범위.", "모든 금액을 가장 낮은 값과 가장 높은 값으로 두고 같은 문제를 푼 결과다."),
                (
                    "등급.",
                    "출처 신뢰도 등급(NATO 애드미럴티 코드): 출처의 신뢰도 A–F, 정보의 신빙성 1–6. F는 신뢰도를 판단할 수 없음을 뜻하며, 주소가 남아 있지 않은 수치가 그렇다."
                ),
            ].map { [.strong([.text($0.0)]), .text(" " + $0.1)] }
        }
    }

    private var common: CommonWords { CommonWords(language: language) }
}
