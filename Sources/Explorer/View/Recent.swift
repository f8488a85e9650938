/// Values that were asked for last, a bounded number of them.
struct Recent<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    let most: Int
    private var entries: [(key: Key, value: Value)] = []

    /// - Parameter most: values that are kept; one at least.
    init(most: Int) { self.most = most }

    /// Reading a value makes it the newest; writing one drops the oldest beyond the bound.
    subscript(key: Key) -> Value? {
        mutating get {
            guard let place = entries.firstIndex(where: { $0.key == key }) else { return nil }
            entries.append(entries.remove(at: place))
            return entries.last?.value
        }
        set {
            entries.removeAll { $0.key == key }
            if let newValue { entries.append((key, newValue)) }
            if entries.count > most { entries.removeFirst() }
        }
    }
}
