import Circularity
import Synchronization

/// Something that is computed when it is first asked for, once, and kept: a value, or why there is none.
///
/// Threads that ask at the same time wait for the one that computes.
package final class Part<Value: Sendable>: Sendable {
    private let state = Mutex<Result<Value, MeasureError>?>(nil)

    package init() {}

    /// - Throws: what `compute` threw when it ran.
    package func value(
        _ compute: () throws(MeasureError) -> Value
    ) throws(MeasureError) -> Value {
        let result = state.withLock { state -> Result<Value, MeasureError> in
            if let state { return state }
            let result: Result<Value, MeasureError>
            do throws(MeasureError) {
                result = .success(try compute())
            } catch { result = .failure(error) }
            state = result
            return result
        }
        return try result.get()
    }
}

/// The same by key.
final class Parts<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let parts = Mutex<[Key: Part<Value>]>([:])

    func value(
        _ key: Key, _ compute: () throws(MeasureError) -> Value
    ) throws(MeasureError) -> Value {
        let part = parts.withLock { parts in
            if let part = parts[key] { return part }
            let part = Part<Value>()
            parts[key] = part
            return part
        }
        return try part.value(compute)
    }
}
