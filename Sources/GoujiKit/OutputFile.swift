import Glibc

/// Why an output could not be written.
public struct OutputProblem: Error, CustomStringConvertible, Sendable {
  enum Reason: Sendable {
    /// What the system says, by its error number.
    case system(Int32)
    case isInput
  }

  public var path: String
  var reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) { self.init(path: path, reason: .system(code)) }

  public var description: String {
    switch reason {
    case .system(ENOENT): "\(path)：无法写入：没有存放它的文件夹"
    case .system(let code): "\(path)：无法写入：\(SystemError(code: code))"
    case .isInput: "\(path)：是要核查的报告之一，不能拿来存放结果"
    }
  }
}

/// Standard output or a file, written in large pieces.
public final class OutputFile {
  private let descriptor: Int32
  private let path: String
  private var pending: [UInt8] = []
  private static let pieceSize = 1 << 16

  /// What goes to the terminal, or wherever the shell leads it.
  public static func standardOutput() -> OutputFile {
    OutputFile(descriptor: STDOUT_FILENO, path: "标准输出")
  }

  /// Standard output, which a shell may have led to a file among the reports: that file is left out of `inputs`.
  public static func standardOutput(besides inputs: inout ReportInputs) -> OutputFile {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/fd/1", &path, path.count)
    if count > 0 {
      inputs.leaveOut(resultsAt: FilePath(bytes: path.prefix(count).map { UInt8(bitPattern: $0) }))
    }
    return standardOutput()
  }

  /// Replaces what stands at `path`, unless it is one of the reports to be read; results of an earlier run are none
  /// and are left out of `inputs`.
  public convenience init(
    path: String, besides inputs: inout ReportInputs
  ) throws(OutputProblem) {
    inputs.leaveOut(resultsAt: FilePath(path))
    if inputs.contain(FilePath(path)) { throw OutputProblem(path: path, reason: .isInput) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputProblem(path: path, code: errno) }
    self.init(descriptor: descriptor, path: path)
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Appends bytes; they are written in large pieces.
  public func write(_ bytes: some Collection<UInt8>) throws(OutputProblem) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is still waiting.
  public func flush() throws(OutputProblem) {
    var code: Int32 = 0
    pending.withUnsafeBytes { code = writeAll($0, to: descriptor) }
    guard code == 0 else { throw OutputProblem(path: path, code: code) }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Zero, or the error number.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
    if count >= 0 {
      written += count
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}
