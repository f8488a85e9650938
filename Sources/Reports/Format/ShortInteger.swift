extension String {
    /// What is left of an integer without that many zeros at its end; `nil` where it does not end so.
    func withoutZeros(_ zeros: Int) -> String? {
        guard count > zeros, allSatisfy(\.isNumber), suffix(zeros).allSatisfy({ $0 == "0" }) else {
            return nil
        }
        return String(dropLast(zeros))
    }
}
