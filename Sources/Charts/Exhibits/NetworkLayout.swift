/// Positions for the nodes of a network: distance on the page follows distance in the graph.
///
/// Stress majorisation (Gansner, Koren and North 2004): the sum over pairs of
/// `w (|p − q| − d)²` with `d` the number of steps between the nodes and `w = d⁻²`, lowered node by node from a
/// fixed start (a sunflower spiral, first nodes innermost). Then the picture is stretched to its
/// frame and discs are pushed apart. Only operations that IEEE 754 fixes to the bit are used, in a
/// fixed order, so that every machine finds the same places.
package struct NetworkLayout {
    /// The frame: centres keep their radius and `padding` inside.
    package let size: Point
    package let padding: Double
    /// Least gap between two discs.
    package let gap: Double
    /// Least gap between two discs that are joined by an edge with a label.
    package let labelledGap: Double

    /// - Parameters:
    ///   - radii: one a node.
    ///   - edges: pairs of node indices.
    ///   - labelled: the edges that carry labels.
    /// - Complexity: O(nodes³) for distances, O(nodes²) a sweep.
    package func positions(
        radii: [Double], edges: [(Int, Int)], labelled: [(Int, Int)]
    ) -> [Point] {
        let count = radii.count
        if count == 0 { return [] }
        if count == 1 { return [Point(x: size.x / 2, y: size.y / 2)] }
        var points = start(count)
        lowerStress(&points, steps(count, edges))
        stretch(&points)
        pushApart(&points, radii, labelled)
        return points
    }

    private func start(_ count: Int) -> [Point] {
        (0..<count).map { index in
            let direction = Direction(degrees: 137.507764 * Double(index))
            let radius = (Double(index) + 0.5).squareRoot()
            return Point(x: radius * direction.cosine, y: radius * direction.sine)
        }
    }

    /// Steps between nodes, breadth first; nodes without a path are one step further than the
    /// farthest pair.
    private func steps(_ count: Int, _ edges: [(Int, Int)]) -> [[Double]] {
        var neighbours = [[Int]](repeating: [], count: count)
        for (a, b) in edges where a != b {
            if !neighbours[a].contains(b) { neighbours[a].append(b) }
            if !neighbours[b].contains(a) { neighbours[b].append(a) }
        }
        var table = [[Double]](repeating: [Double](repeating: -1, count: count), count: count)
        var farthest = 1.0
        for source in 0..<count {
            var queue = [source]
            table[source][source] = 0
            var next = 0
            while next < queue.count {
                let node = queue[next]
                next += 1
                for neighbour in neighbours[node] where table[source][neighbour] < 0 {
                    table[source][neighbour] = table[source][node] + 1
                    farthest = max(farthest, table[source][neighbour])
                    queue.append(neighbour)
                }
            }
        }
        for a in 0..<count {
            for b in 0..<count where table[a][b] < 0 { table[a][b] = farthest + 1 }
        }
        return table
    }

    private func lowerStress(_ points: inout [Point], _ steps: [[Double]]) {
        for _ in 0..<90 {
            for i in points.indices {
                var sum = Point(x: 0, y: 0)
                var weights = 0.0
                for j in points.indices where j != i {
                    let d = steps[i][j]
                    let weight = 1 / (d * d)
                    let away = points[i] - points[j]
                    sum = sum + (points[j] + away.unit * d) * weight
                    weights += weight
                }
                points[i] = sum * (1 / weights)
            }
        }
    }

    /// Fits the picture to the frame, each axis for itself but at most twice the other.
    private func stretch(_ points: inout [Point]) {
        let border = padding + 14
        var low = points[0]
        var high = points[0]
        for point in points {
            low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
            high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
        }
        let spanX = max(high.x - low.x, 1e-6)
        let spanY = max(high.y - low.y, 1e-6)
        var scaleX = max(1, size.x - 2 * border) / spanX
        var scaleY = max(1, size.y - 2 * border) / spanY
        scaleX = min(scaleX, 2 * scaleY)
        scaleY = min(scaleY, 2 * scaleX)
        let middle = (low + high) * 0.5
        for i in points.indices {
            points[i] = Point(
                x: size.x / 2 + (points[i].x - middle.x) * scaleX,
                y: size.y / 2 + (points[i].y - middle.y) * scaleY)
        }
    }

    private func pushApart(_ points: inout [Point], _ radii: [Double], _ labelled: [(Int, Int)]) {
        let count = points.count
        var gaps = [Double](repeating: gap, count: count * count)
        for (a, b) in labelled { gaps[min(a, b) * count + max(a, b)] = labelledGap }
        for _ in 0..<300 {
            var moved = false
            for i in points.indices {
                for j in points.indices where j > i {
                    let needed = radii[i] + radii[j] + gaps[i * count + j]
                    let away = points[i] - points[j]
                    let distance = away.length
                    if distance >= needed - 0.01 { continue }
                    let step = away.unit * ((needed - distance) / 2)
                    points[i] = points[i] + step
                    points[j] = points[j] - step
                    moved = true
                }
            }
            for i in points.indices {
                let border = radii[i] + padding
                points[i] = Point(
                    x: min(max(points[i].x, border), size.x - border),
                    y: min(max(points[i].y, border), size.y - border))
            }
            if !moved { return }
        }
    }
}
