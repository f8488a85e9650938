import Analysis
import Foundation
import TestSupport
import Text

/// The demonstration model of the repository.
enum Demo {
    static func opened(adding path: String? = nil, _ text: String = "") throws -> OpenedModel {
        let root = repository.appending(path: "Models/demo")
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where name.hasSuffix(".yaml") {
            files[name] = Array(try Data(contentsOf: root.appending(path: name)))
        }
        if let path { files[path] = Array(text.utf8) }
        return try OpenedModel(MemoryFolder(name: "demo", files: files))
    }
}
