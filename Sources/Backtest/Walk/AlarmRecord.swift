import Analysis
import Ledger
import Money

/// How early and how steadily a case was warned of, from the days before its outcome.
public struct AlarmRecord: Sendable, Hashable {
    /// Days before the outcome, and how many of them warned or failed, failed, and could not be decided.
    public let days: Int
    public let alarms: Int
    public let failures: Int
    public let undecided: Int
    /// First alarm, and the first one after which no day passed until the outcome.
    public let first: Alarm?
    public let lasting: Alarm?
    /// First failure, and the first one after which every day failed until the outcome.
    public let firstFailure: Alarm?
    public let lastingFailure: Alarm?

    public struct Alarm: Sendable, Hashable {
        public let day: Day
        /// Days from the alarm to the outcome.
        public let lead: Int
        /// Numbers that made it.
        public let causes: [String]
    }

    /// Two quarters, in days: an alarm is early from here on.
    public static let earlyDays = 183

    public init(_ walk: CaseWalk) {
        self.init(walk.days, end: Outcome.End(walk.outcome).day)
    }

    init(_ all: [CaseDay], end: Day) {
        let before = all.filter { $0.day < end }
        days = before.count
        alarms = before.filter(\.isAlarm).count
        failures = before.filter { $0.state == .fail }.count
        undecided = before.filter { $0.state == .indeterminate }.count
        func alarm(_ day: CaseDay?) -> Alarm? {
            day.map { Alarm(day: $0.day, lead: end - $0.day, causes: $0.causes) }
        }
        func lasting(_ holds: (CaseDay) -> Bool) -> CaseDay? {
            before.suffix(from: (before.lastIndex { !holds($0) } ?? -1) + 1).first
        }
        first = alarm(before.first(where: \.isAlarm))
        // A day that cannot be decided does not clear an alarm, and does not begin one.
        let steady = before.suffix(
            from: (before.lastIndex { !$0.isAlarm && $0.state != .indeterminate } ?? -1) + 1)
        self.lasting = alarm(steady.first(where: \.isAlarm))
        firstFailure = alarm(before.first { $0.state == .fail })
        lastingFailure = alarm(lasting { $0.state == .fail })
    }

    /// Whether an alarm that lasts came two quarters ahead.
    public var isEarly: Bool { (lasting?.lead ?? 0) >= Self.earlyDays }

    /// Share of the days that warned or failed; `nil` without a day.
    public var alarmShare: Double? { days > 0 ? Double(alarms) / Double(days) : nil }
}
