import Text

/// Words of confidence, independence and corrections.
struct StandingWords: WordTable {
    let language: ReportLanguage

    var heading: String {
        word("Confidence, independence, corrections", "신뢰도, 독립성, 정정")
    }

    var levels: String {
        switch language {
        case .en:
            "High begins at two thirds of known inputs, moderate at one third; the level is computed, nobody sets it."
        case .ko: "확인된 입력이 셋 중 둘 이상이면 높음, 셋 중 하나 이상이면 보통이며, 사람이 정하지 않고 계산한다."
        }
    }

    func sources(alone: String, largest: String) -> String {
        switch language {
        case .en:
            "\(alone) of the counted money rests on one independent source alone; the source on which most hangs carries \(largest)."
        case .ko:
            "집계 금액의 \(alone.with(.topic)) 독립된 출처 하나에만 근거하며, 가장 많이 기대는 출처의 비중은 \(largest.with(.copula))다."
        }
    }

    func assumptions(_ assumed: Int, without range: Int, of all: Int) -> String {
        switch language {
        case .en:
            "\(assumed) of \(String.count(all, "input")) of the base scenario are assumed by its author, \(range == 0 ? "each" : "all but \(range)") with a range; the register in the appendix lists them."
        case .ko:
            "기본 시나리오의 입력 \(all)개 가운데 \(assumed)개는 작성자의 가정이며, \(range == 0 ? "모두" : "\(range)개를 빼고") 범위가 있다. 목록은 부록에 있다."
        }
    }

    var makers: String {
        switch language {
        case .en:
            "Every figure is computed from the ledger and its scenarios. The ledger does not say who keeps it, who pays for it or what they hold, so independence from the firms cannot be read from it."
        case .ko:
            "모든 수치는 원장과 시나리오에서 계산한다. 누가 원장을 관리하고 비용을 대며 무엇을 보유하는지는 원장에 없으므로, 기업들로부터 독립적인지는 여기서 알 수 없다."
        }
    }

    var corrections: String {
        switch language {
        case .en:
            "A mistake is put right by a later claim with its day and source; earlier claims stay. The next report shows what it moved, by cause, and any earlier day can be computed again."
        case .ko:
            "오류는 날짜와 출처를 단 새 주장으로 바로잡고 이전 주장은 남긴다. 다음 보고서가 원인별 변화를 보여 주며, 과거 어느 날이든 다시 계산할 수 있다."
        }
    }
}
