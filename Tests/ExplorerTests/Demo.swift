import Analysis
import Foundation
import TestSupport
import Text

/// The demonstration model of the repository.
enum Demo {
    /// A scenario in which revenue depends on capacity.
    static let limited = """
        scenario: limit
        title: {en: Without the compute, ko: 연산 없이}
        narrative:
          en: Revenue needs the compute that was ordered.
          ko: 매출은 주문한 연산이 있어야 나온다.
        extends: baseline
        firms:
          labco:
            capacity_limit:
              elasticity: {value: 0.5, assumption: {range: [0, 10], reason: invented}}
              slack: {value: 0, assumption: {range: [0, 1], reason: invented}}
              share_of_costs: {value: 0.5, assumption: {range: [0.3, 0.7], reason: invented}}
        legs:
          labco-cloudco-compute/compute: {capacity: true}

        """

    static func opened(
        adding path: String? = nil, _ text: String = "", further: [String: String] = [:]
    ) throws -> OpenedModel {
        let root = repository.appending(path: "Models/demo")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where name.hasSuffix(".yaml") {
            files[name] = Array(try Data(contentsOf: root.appending(path: name)))
        }
        for (path, text) in further { files[path] = Array(text.utf8) }
        if let path { files[path] = Array(text.utf8) }
        return try OpenedModel(MemoryFolder(name: "demo", files: files))
    }
}
