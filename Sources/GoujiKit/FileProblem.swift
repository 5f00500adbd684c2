import Glibc

/// Why a file or folder cannot be used, told to the person who named it.
public enum FileProblem: Error, Hashable, Sendable {
  case missing
  case forbidden
  case notRegular
  case isFolder
  case tooLarge(bytes: Int, limit: Int)
  case unsupportedFormat(String)
  case emptyFolder
  /// What the system says, by its error number.
  case system(Int32)

  init(errno code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .forbidden
    case EISDIR: self = .isFolder
    default: self = .system(code)
    }
  }
}

extension FileProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "没有这个文件或文件夹"
    case .forbidden: "没有读取权限"
    case .notRegular: "不是普通文件（是管道、设备等）；如要读管道，请用 - 从标准输入读取"
    case .isFolder: "是文件夹，不是文件"
    case .tooLarge(let bytes, let limit):
      "文件过大：\(bytes) 字节，上限为 \(limit / 1_048_576) MB；年度报告不会这么长，请检查是否放错了文件"
    case .unsupportedFormat(let format):
      "本版本尚不能读取 \(format) 格式，只能读取 \(ReportInputs.readableFormats.joined(separator: " 和 "))；请另存为 UTF-8 纯文本后再核查"
    case .emptyFolder: "文件夹里没有报告"
    case .system(let code): "无法读取：\(SystemError(code: code))"
    }
  }
}
