import Statistics

extension RandomStreams {
    /// As ``generator(_:block:)``, with the error as the measures throw it.
    func measuring(_ part: Part, block: Int) throws(MeasureError) -> RandomGenerator {
        do throws(StatisticsError) { return try generator(part, block: block) } catch {
            throw .statistics(error)
        }
    }
}

/// Runs work of a block and hands its error over as a value, as ``Blocks/map(threads:throwing:)`` takes it.
func measured<Value>(
    _ body: () throws(MeasureError) -> Value
) -> Result<Value, MeasureError> {
    do throws(MeasureError) { return .success(try body()) } catch { return .failure(error) }
}
