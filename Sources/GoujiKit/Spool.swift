import Glibc

/// Blocks of output that are written in another order than they are made.
///
/// Few stand in memory; many go to a temporary file without a name, which is gone when the run ends,
/// however it ends.
struct Spool: ~Copyable {
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  /// Bytes in the file; the rest stands in `memory`.
  private var fileCount = 0
  private let memoryLimit: Int

  init(memoryLimit: Int = 8 << 20) { self.memoryLimit = memoryLimit }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Where the next block will begin.
  var count: Int { fileCount + memory.count }

  mutating func append(_ bytes: [UInt8]) throws(OutputProblem) {
    memory.append(contentsOf: bytes)
    if memory.count > memoryLimit { try moveToFile() }
  }

  private mutating func moveToFile() throws(OutputProblem) {
    if descriptor < 0 { descriptor = try Self.unnamedFile() }
    var code: Int32 = 0
    memory.withUnsafeBytes { code = writeAll($0, to: descriptor) }
    guard code == 0 else { throw OutputProblem(path: "临时文件", code: code) }
    fileCount += memory.count
    memory.removeAll(keepingCapacity: true)
  }

  private static func unnamedFile() throws(OutputProblem) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/gouji-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputProblem(path: "临时文件（\(folder)）", code: errno) }
    unlink(template)
    return descriptor
  }

  /// What one or more blocks that were appended together hold at `range`.
  borrowing func block(_ range: Range<Int>) throws(OutputProblem) -> [UInt8] {
    if range.lowerBound >= fileCount {
      return Array(memory[(range.lowerBound - fileCount)..<(range.upperBound - fileCount)])
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let offset = range.lowerBound + filled
        let got = pread(descriptor, buffer.baseAddress! + filled, range.count - filled, offset)
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          failure = got == 0 ? EIO : errno
          break
        }
      }
    }
    guard failure == 0 else { throw OutputProblem(path: "临时文件", code: failure) }
    return bytes
  }
}
