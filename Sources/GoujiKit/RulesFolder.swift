public import AuditReporting
public import RuleLanguage

/// The files of a rules folder, as they stand on disk.
public struct RulesFolder: Sendable {
  /// As it was named; stands before the paths in messages.
  public let path: String
  public private(set) var files: [RuleFile] = []
  /// Files that could not be read. What they hold is missing from the run.
  public private(set) var problems: [RuleProblem] = []

  /// No rule file comes near it; a file that does was put there by mistake.
  static let sizeLimit = 1 << 20

  public init(_ path: String) throws(RulesFolderProblem) {
    let root = FilePath(path).withoutTrailingSlash
    self.path = root.text
    do {
      guard try FileSystem.kind(of: root.appending(Array("forms".utf8))) == .folder else {
        throw FileProblem.missing
      }
    } catch {
      throw RulesFolderProblem(
        path: root.text, hasFolder: (try? FileSystem.kind(of: root)) == .folder)
    }
    var known: Set<FileSystem.Identity> = []
    read(root, below: "", known: &known)
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    problems.sort { $0.file < $1.file }
  }

  private mutating func read(
    _ path: FilePath, below prefix: String, known: inout Set<FileSystem.Identity>
  ) {
    do {
      let folder = try FileSystem.folder(path)
      guard known.insert(folder.identity).inserted else { return }
      for entry in folder.entries where entry.name.first != 0x2E {
        let name = prefix + String(decoding: entry.name, as: UTF8.self)
        let entryPath = path.appending(entry.name)
        if entry.isFolder || (entry.isLink && (try? FileSystem.kind(of: entryPath)) == .folder) {
          if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { note(.isFolder, at: name) }
          read(entryPath, below: name + "/", known: &known)
        } else {
          readFile(entryPath, named: name)
        }
      }
    } catch {
      note(error, at: prefix.isEmpty ? "" : String(prefix.dropLast()))
    }
  }

  private mutating func readFile(_ path: FilePath, named name: String) {
    do {
      files.append(
        RuleFile(path: name, bytes: try FileSystem.read(path, limit: Self.sizeLimit)))
    } catch {
      note(error, at: name)
    }
  }

  private mutating func note(_ problem: FileProblem, at name: String) {
    let file = name.isEmpty ? path : "\(path)/\(name)"
    let message =
      switch problem {
      case .tooLarge(let bytes, let limit): "规则文件过大：\(bytes) 字节，上限为 \(limit / 1024) KB"
      case .isFolder: "这是文件夹，名称却像规则文件"
      case .notRegular: "不是普通文件（是管道、设备等）"
      case .missing: "这个链接指向的文件不存在"
      default: problem.description
      }
    let hint: String? =
      switch problem {
      case .isFolder: "把文件夹名末尾的 .yaml 去掉"
      case .forbidden: "改文件权限，让运行核查的用户能读；没有读到的规则不参加核查"
      default: nil
      }
    problems.append(
      RuleProblem(
        file: file, code: "E148", message: message, hint: hint,
        text: "\(file)：错误 E148 \(message)" + (hint.map { "\n      = \($0)" } ?? "")))
  }

  /// Hex digest over the names and bytes of all files.
  public var digest: String {
    var bytes: [UInt8] = []
    for file in files {
      bytes += "\(file.path)\0\(file.bytes.count)\0".utf8
      bytes += file.bytes
    }
    return SHA256.hexDigest(of: bytes)
  }
}

/// A folder that holds no rules.
public struct RulesFolderProblem: Error, CustomStringConvertible, Sendable {
  public var path: String
  var hasFolder: Bool

  public var description: String {
    hasFolder
      ? "\(path) 不是规则文件夹：里面没有 forms/（规定表格的样式）。请用 --rules 指明规则文件夹。"
      : "没有规则文件夹 \(path)。请在含有 rules/ 的文件夹里运行，或用 --rules 指明规则文件夹。"
  }
}
