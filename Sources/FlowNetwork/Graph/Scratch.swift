/// Memory of a kernel: a fixed number of trivial values, freed with its owner.
///
/// Unsafe: the graph kernels spend their time in single array accesses, where checked arrays cost a third more
/// and array properties of a type several times as much. Kernels keep their scratch in stored properties and
/// take `base` inside one method, so that the memory outlives every use. Indices come from validated networks.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: value, count: count)
    }

    init(_ array: [Element]) {
        count = array.count
        base = .allocate(capacity: max(1, count))
        for (index, value) in array.enumerated() { (base + index).initialize(to: value) }
    }

    deinit { base.deallocate() }
}
