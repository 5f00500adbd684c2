import AuditReporting

/// The files that a run audits, in the order of their paths.
public struct ReportInputs: Sendable {
  /// A file to audit, or a path that cannot be audited and says why.
  struct Input: Sendable {
    var path: FilePath
    var problem: FileProblem?
    var isStandardInput: Bool
    /// Whether it was found in a folder, not named.
    var isFound: Bool
    /// How the file is read: by its ending, else as plain text.
    let format: String

    init(
      path: FilePath, ending: String, problem: FileProblem? = nil, isStandardInput: Bool = false,
      isFound: Bool = false
    ) {
      self.path = path
      self.problem = problem
      self.isStandardInput = isStandardInput
      self.isFound = isFound
      format = !isStandardInput && ReportInputs.formats.contains(ending) ? ending : "txt"
    }

    /// Where its bytes come from.
    fileprivate var place: FilePath { isStandardInput ? FilePath("/dev/stdin") : path }

    /// A path that cannot be audited.
    init(path: FilePath, problem: FileProblem) {
      self.init(path: path, ending: path.ending, problem: problem)
    }
  }

  /// Endings of files that are taken for reports inside a folder.
  static let formats: Set = [
    "txt", "md", "html", "htm", "docx", "doc", "wps", "pdf", "xlsx", "xls", "et", "rtf", "ofd",
    "odt",
    "json",
  ]
  /// Those of them that this version reads.
  static let readableFormats = ["txt", "md"]

  private(set) var inputs: [Input] = []
  /// Hidden files that were passed over in folders.
  public private(set) var hidden = 0
  /// The roster and files of other formats that were passed over in folders.
  public private(set) var skipped: [String] = []
  /// Results of earlier runs that were found in folders, as far as their names tell.
  public private(set) var results: [String] = []
  /// Folders that a link leads to a second time.
  public private(set) var repeatedFolders = 0

  public var count: Int { inputs.count }

  /// Finds the reports that `paths` name: files, folders with all below them, or `-` for standard input.
  public init(_ paths: [String]) {
    for path in paths {
      if path == "-" {
        inputs.append(Input(path: FilePath("-"), ending: "", isStandardInput: true))
      } else {
        add(FilePath(path).withoutTrailingSlash)
      }
    }
    inputs.sort { $0.path < $1.path }
    var last: FilePath?
    inputs.removeAll { input in
      defer { last = input.path }
      return input.path == last
    }
  }

  /// Whether one of the inputs is the file at `path`, by whatever name or link either is called.
  func contain(_ path: FilePath) -> Bool {
    // What is no file, a terminal or a pipe, loses nothing when it is written to.
    guard (try? FileSystem.kind(of: path)) == .file,
      let identity = try? FileSystem.identity(of: path)
    else { return false }
    return inputs.contains { (try? FileSystem.identity(of: $0.place)) == identity }
  }

  private mutating func add(_ path: FilePath) {
    do {
      switch try FileSystem.kind(of: path) {
      case .file: addFile(path, ending: path.ending, isFound: false)
      case .folder: addFolder(path)
      case .other: inputs.append(Input(path: path, problem: .notRegular))
      }
    } catch {
      inputs.append(Input(path: path, problem: error))
    }
  }

  private mutating func addFile(_ path: FilePath, ending: String, isFound: Bool) {
    let isUnsupported =
      Self.formats.contains(ending) && !Self.readableFormats.contains(ending)
    // Files of a format that is read are asked when they are.
    if isFound, ending == "json", let head = FileSystem.head(of: path), OwnOutput.isOne(head) {
      results.append(path.text)
      return
    }
    inputs.append(
      Input(
        path: path, ending: ending, problem: isUnsupported ? .unsupportedFormat(ending) : nil,
        isFound: isFound))
  }

  /// Leaves out the file that the results go to, where it holds results of an earlier run, or nothing yet.
  mutating func leaveOut(resultsAt path: FilePath) {
    guard contain(path), let head = FileSystem.head(of: path),
      head.isEmpty || OwnOutput.isOne(head)
    else { return }
    let identity = try? FileSystem.identity(of: path)
    inputs.removeAll {
      $0.isFound && (try? FileSystem.identity(of: $0.place)) == identity
    }
    if !head.isEmpty { results.append(path.text) }
  }

  /// Walks the folders themselves first and links to folders after them, each folder once: links can
  /// neither loop nor hide the true path of a report.
  private mutating func addFolder(_ root: FilePath) {
    let before = inputs.count
    var known: Set<FileSystem.Identity> = []
    var folders = [root]
    var links: [FilePath] = []
    while let path = folders.popLast() ?? links.popLast() {
      do {
        let folder = try FileSystem.folder(path)
        guard known.insert(folder.identity).inserted else {
          repeatedFolders += 1
          continue
        }
        for entry in folder.entries { add(entry, in: path, folders: &folders, links: &links) }
      } catch {
        inputs.append(Input(path: path, problem: error))
      }
    }
    if inputs.count == before { inputs.append(Input(path: root, problem: .emptyFolder)) }
  }

  private mutating func add(
    _ entry: FileSystem.Entry, in folder: FilePath, folders: inout [FilePath],
    links: inout [FilePath]
  ) {
    let path = folder.appending(entry.name)
    let ending = path.ending
    if entry.name.first == 0x2E {
      hidden += 1
    } else if entry.isFolder {
      folders.append(path)
    } else if entry.isLink, (try? FileSystem.kind(of: path)) == .folder {
      links.append(path)
    } else if Self.formats.contains(ending) {
      // What it is (a pipe, a dangling link) shows when it is read.
      addFile(path, ending: ending, isFound: true)
    } else {
      skipped.append(path.text)
    }
  }
}
