import Glibc

/// Reading files whole, without Foundation: the audit does this once for every report.
enum FileSystem {
  /// The bytes of a regular file. Never waits for a pipe or a device, never reads more than `limit`.
  static func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileProblem(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder
    default: throw .notRegular
    }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
    return try bytes(of: descriptor, count: size)
  }

  /// The first bytes of a regular file; nil where there is none to read.
  static func head(of path: FilePath) -> [UInt8]? {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? bytes(of: descriptor, count: 1024)
  }

  /// Standard input to its end.
  static func readStandardInput(limit: Int) throws(FileProblem) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let part = try bytes(of: STDIN_FILENO, count: 65_536)
      all += part
      guard all.count <= limit else { throw .tooLarge(bytes: all.count, limit: limit) }
      if part.count < 65_536 { return all }
    }
  }

  /// Up to `count` bytes, fewer only at the end of the file.
  private static func bytes(of descriptor: Int32, count: Int) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let result = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + filled, count - filled)
        if got > 0 {
          filled += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw FileProblem(errno: failure) }
    return result
  }

  enum Kind { case file, folder, other }

  /// What a path leads to, links followed.
  static func kind(of path: FilePath) throws(FileProblem) -> Kind {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw FileProblem(errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  struct Folder {
    /// Tells the folder from every other, whatever path leads to it.
    var identity: Identity
    /// Sorted by bytes, without `.` and `..`.
    var entries: [Entry]
  }

  struct Identity: Hashable {
    var device: UInt
    var node: UInt
  }

  struct Entry {
    var name: [UInt8]
    var isLink: Bool
    var isFolder: Bool
  }

  static func identity(of path: FilePath) throws(FileProblem) -> Identity {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else { throw FileProblem(errno: errno) }
    return Identity(device: UInt(status.st_dev), node: UInt(status.st_ino))
  }

  static func folder(_ path: FilePath) throws(FileProblem) -> Folder {
    guard let stream = path.withCString({ opendir($0) }) else { throw FileProblem(errno: errno) }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { throw FileProblem(errno: errno) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      var type = Int(entry.pointee.d_type)
      if type == Int(DT_UNKNOWN) { type = linkType(of: path.appending(name)) }
      entries.append(
        Entry(name: name, isLink: type == Int(DT_LNK), isFolder: type == Int(DT_DIR)))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return Folder(
      identity: Identity(device: UInt(status.st_dev), node: UInt(status.st_ino)), entries: entries)
  }

  /// For file systems whose folders do not tell.
  private static func linkType(of path: FilePath) -> Int {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { return Int(DT_UNKNOWN) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return Int(DT_DIR)
    case S_IFLNK: return Int(DT_LNK)
    default: return Int(DT_REG)
    }
  }
}
