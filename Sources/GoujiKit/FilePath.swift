/// A path as the system has it: bytes, which are UTF-8 only where the files were named on such a machine.
public struct FilePath: Hashable, Comparable, Sendable {
  public var bytes: [UInt8]

  public init(_ text: String) { bytes = Array(text.utf8) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// For people; bytes that are no UTF-8 show as replacement characters.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// By bytes, so that the order is the same in every locale.
  public static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  func appending(_ name: [UInt8]) -> FilePath {
    if bytes.isEmpty || bytes.last == 0x2F { return FilePath(bytes: bytes + name) }
    return FilePath(bytes: bytes + [0x2F] + name)
  }

  /// Without the slashes that a shell's completion leaves at the end of a folder.
  var withoutTrailingSlash: FilePath {
    var result = self
    while result.bytes.count > 1, result.bytes.last == 0x2F { result.bytes.removeLast() }
    return result
  }

  var name: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
  }

  /// Lower case, without the dot; empty where there is none.
  var ending: String {
    guard let dot = name.lastIndex(of: 0x2E), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var terminated = bytes
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }
}
