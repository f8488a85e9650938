import Foundation
import Imports
import Ledger
import Text

/// The kinds of files that can be imported, each with the rules and the files of a folder below `Tests/Fixtures/imports`.
enum ImportTargets {
    private static let folder = "Tests/Fixtures/imports"

    static func all() throws -> [FuzzTarget] {
        let files = FileManager.default
        let root = Corpus.root.appending(path: folder)
        let model = try Corpus.folder(folder + "/model")
        let names = try files.contentsOfDirectory(atPath: root.path()).sorted()
        return try names.filter { $0 != "model" }.flatMap { name in
            try targets(name, in: root.appending(path: name), model)
        } + [rules(root, names)]
    }

    private static func targets(
        _ name: String, in root: URL, _ model: [String: [UInt8]]
    ) throws -> [FuzzTarget] {
        let rules = try ImportRules(
            reading: bytes(root.appending(path: "rules.yaml")), file: "rules.yaml")
        let inputs = try FileManager.default.contentsOfDirectory(atPath: root.path()).sorted()
            .filter { $0 != "rules.yaml" }
        let folders = inputs.filter { $0.hasSuffix(".members") }
        let plain = try inputs.filter { !$0.hasSuffix(".members") }.map {
            try bytes(root.appending(path: $0))
        }
        var targets: [FuzzTarget] = []
        if !plain.isEmpty {
            targets.append(
                FuzzTarget(name: "import-" + name, form: form(inputs), corpus: plain) {
                    try plan($0, rules, model)
                })
        }
        if !folders.isEmpty {
            let packed = try folders.map { try members(root.appending(path: $0)) }
            targets.append(
                FuzzTarget(
                    name: "import-" + name, form: .markup, corpus: packed.map(StoredArchive.joined)
                ) {
                    try plan(StoredArchive.bytes(StoredArchive.split($0)), rules, model)
                })
            targets.append(
                FuzzTarget(
                    name: "import-" + name + "-zip", form: .raw,
                    corpus: packed.map(StoredArchive.bytes)
                ) { try plan($0, rules, model) })
        }
        return targets
    }

    private static func form(_ names: [String]) -> FuzzTarget.Form {
        if names.allSatisfy({ $0.hasSuffix(".csv") }) { return .table }
        return names.contains { $0.hasSuffix(".json") } ? .tree : .markup
    }

    /// The rules themselves.
    private static func rules(_ root: URL, _ names: [String]) throws -> FuzzTarget {
        let corpus = try names.filter { $0 != "model" }.map {
            try bytes(root.appending(path: $0 + "/rules.yaml"))
        }
        return FuzzTarget(name: "import-rules", form: .tree, corpus: corpus) { input in
            do throws(InvalidInput) {
                _ = try ImportRules(reading: input, file: "rules.yaml")
                return true
            } catch { return try FuzzTarget.refused(error) }
        }
    }

    /// Every row is accounted for, an obstacle has its reason, and what is applied leaves nothing to do.
    private static func plan(
        _ input: [UInt8], _ rules: ImportRules, _ model: [String: [UInt8]]
    ) throws -> Bool {
        let file = ImportFile(name: "input", bytes: input)
        _ = ImportSources.identify(file)
        let before = MemoryFolder(name: "fuzz", files: model)
        let plan = ImportPlanner(folder: before, rules: rules).plan(file)
        guard plan.counts.isBalanced else {
            throw FuzzError.broken("rows that are not accounted for: \(plan.counts.text)")
        }
        guard plan.obstacles.isEmpty else {
            return try FuzzTarget.refused(InvalidInput(plan.obstacles))
        }
        guard plan.hasChanges else { return true }
        var after = before
        for change in plan.changes { after.files[change.path] = Array(change.after.utf8) }
        guard LedgerReader.read(folder: after).model != nil else {
            throw FuzzError.broken("what was imported cannot be read")
        }
        let again = ImportPlanner(folder: after, rules: rules).plan(file)
        guard again.obstacles.isEmpty, !again.hasChanges else {
            throw FuzzError.broken("importing the same file again changes something")
        }
        return true
    }

    private static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

    private static func members(_ root: URL) throws -> [StoredArchive.Member] {
        try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted().compactMap {
            let url = root.appending(path: $0)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
                return nil
            }
            return StoredArchive.Member(name: $0, bytes: try bytes(url))
        }
    }
}

/// A ZIP file without compression (PKWARE APPNOTE 6.3), so that changes of its members get past the checksums.
enum StoredArchive {
    struct Member {
        var name: String
        var bytes: [UInt8]
    }

    private static let mark = Array("%%% ".utf8)

    /// The members as one text: before each a line with its name.
    static func joined(_ members: [Member]) -> [UInt8] {
        members.flatMap { mark + Array($0.name.utf8) + [0x0A] + $0.bytes }
    }

    static func split(_ text: [UInt8]) -> [Member] {
        var members: [Member] = []
        for line in text.split(separator: 0x0A) {
            if line.starts(with: mark) {
                members.append(
                    Member(
                        name: String(decoding: line.dropFirst(mark.count), as: UTF8.self), bytes: []
                    ))
            } else if !members.isEmpty {
                members[members.count - 1].bytes += line + [0x0A]
            }
        }
        return members
    }

    static func bytes(_ members: [Member]) -> [UInt8] {
        func u16(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        func u32(_ value: Int) -> [UInt8] { u16(value & 0xFFFF) + u16(value >> 16 & 0xFFFF) }
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let name = Array(member.name.utf8.prefix(200))
            let size = u32(member.bytes.count)
            let common: [UInt8] =
                u16(20) + u16(0) + u16(0) + u16(0) + u16(0) + u32(Int(crc(member.bytes))) + size
                + size + u16(name.count) + u16(0)
            directory +=
                [0x50, 0x4B, 1, 2] + u16(20) + common + u16(0) + u16(0) + u16(0) + u32(0)
            directory += u32(output.count) + name
            output += [0x50, 0x4B, 3, 4] + common + name + member.bytes
        }
        let start = output.count
        return output + directory + [0x50, 0x4B, 5, 6] + u16(0) + u16(0) + u16(members.count)
            + u16(members.count) + u32(directory.count) + u32(start) + u16(0)
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
    }
}
