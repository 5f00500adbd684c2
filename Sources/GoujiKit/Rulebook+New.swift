import AuditModel
import Glibc
import RuleLanguage

/// Why a new rule was not written.
public enum NewRuleProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case badName(String)
  case exists(String)
  case unusableForms
  case notWritten(path: String, code: Int32)

  public var description: String {
    switch self {
    case .badName(let text): text
    case .exists(let path): "\(path) 已经有了，没有改动它；换一个编号，或先移走这个文件。"
    case .unusableForms: "规则文件夹的基本文件有误，不知道有哪些表格；先运行 gouji rules check。"
    case .notWritten(let path, let code): "\(path)：无法写入：\(SystemError(code: code))"
    }
  }
}

extension Rulebook {
  /// Writes a rule to begin with, and returns its path. Never touches a file that is there.
  public func writeNewRule(_ id: String) throws(NewRuleProblem) -> String {
    let draft: RuleDraft
    do throws(RuleDraft.BadName) {
      draft = try RuleDraft(id: id)
    } catch {
      throw .badName("\(error)")
    }
    guard let catalog = rules?.catalog else { throw .unusableForms }
    // Ids that differ only in case are one file on some machines.
    if let other = folder.files.first(where: { $0.path.lowercased() == draft.path.lowercased() }) {
      throw .exists("\(folder.path)/\(other.path)")
    }
    let path = "\(folder.path)/\(draft.path)"
    let parents = draft.path.split(separator: "/").dropLast()
    for count in 1...parents.count {
      let parent = ([folder.path] + parents.prefix(count).map(String.init)).joined(separator: "/")
      if mkdir(parent, 0o755) != 0, errno != EEXIST { throw .notWritten(path: parent, code: errno) }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .exists(path) : .notWritten(path: path, code: errno)
    }
    defer { close(descriptor) }
    let code = Array(draft.text(for: catalog).utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
    guard code == 0 else { throw .notWritten(path: path, code: code) }
    return path
  }
}
