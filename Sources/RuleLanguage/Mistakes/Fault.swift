import AuditModel

/// A mistake and where it stands in the file at hand.
struct Fault: Error {
  var mistake: Mistake
  /// Offsets into the file's `SourceText`.
  var range: Range<Int>

  /// Where the mistake stands in a file that is used at `range`; nil: at `range` itself.
  var origin: (source: SourceText, range: Range<Int>)?

  init(_ mistake: Mistake, _ range: Range<Int>) {
    self.mistake = mistake
    self.range = range
  }
}

/// The mistakes found in one file.
///
/// A class, because every reader of the file adds to it while it goes on reading.
final class Diagnostics {
  let source: SourceText
  private(set) var errors: [RuleFileError] = []
  /// Whether it uses what is told as wrong where that stands.
  private var isPoisoned = false
  /// What a person can mend in one go; a file with more is no rule file.
  private static let limit = 100
  /// Names reported as unknown: a name that is misspelled throughout a file is one mistake.
  private var unknownNames: Set<String> = []
  /// What stands behind the end of the file: the template that the rule uses.
  private var template: (source: SourceText, shift: Int, use: Range<Int>)?
  /// A wrong `each` makes all names of a rule look wrong; one of them is told.
  private var toldOfQuantifier = false

  init(_ source: SourceText) { self.source = source }

  /// Whether nothing is wrong, in this file or in what it uses.
  var isEmpty: Bool { errors.isEmpty && !isPoisoned }
  var isFull: Bool { errors.count >= Self.limit }

  func add(_ fault: Fault) {
    if case .poisoned = fault.mistake {
      isPoisoned = true
      return
    }
    if isFull { return }
    if fault.mistake.hangsOnQuantifier {
      if toldOfQuantifier { return }
      toldOfQuantifier = true
    }
    if case .unknownName(let name, _, _, _) = fault.mistake, !unknownNames.insert(name).inserted {
      return
    }
    errors.append(error(fault))
  }

  /// From here on, offsets behind the end of the file are of `template`; the return value is what lies
  /// between.
  func take(_ template: SourceText, usedAt use: Range<Int>) -> Int {
    let shift = source.scalars.count + 1
    self.template = (template, shift, use)
    return shift
  }

  private func error(_ fault: Fault) -> RuleFileError {
    let here = ownError(fault)
    guard let origin = fault.origin else { return here }
    var error = RuleFileError(fault.mistake, at: origin.range, in: origin.source)
    error.uses = [RuleFileError.Use(file: here.file, place: here.place)]
    return error
  }

  private func ownError(_ fault: Fault) -> RuleFileError {
    let range = fault.range
    guard let template, range.lowerBound >= template.shift else {
      let end = max(range.lowerBound, min(range.upperBound, source.scalars.count))
      return RuleFileError(fault.mistake, at: range.lowerBound..<end, in: source)
    }
    let start = range.lowerBound - template.shift
    var error = RuleFileError(
      fault.mistake, at: start..<max(start, range.upperBound - template.shift),
      in: template.source)
    error.uses = [
      RuleFileError.Use(file: source.path, place: source.place(of: template.use.lowerBound))
    ]
    return error
  }

  /// The line of its file that an offset stands in.
  func line(of offset: Int) -> Int {
    guard let template, offset >= template.shift else { return source.place(of: offset).line }
    return template.source.place(of: offset - template.shift).line
  }

  func add(_ mistake: Mistake, _ range: Range<Int>) { add(Fault(mistake, range)) }

  /// Runs `body`; keeps its fault.
  func attempt<Value>(_ body: () throws(Fault) -> Value) -> Value? {
    do throws(Fault) {
      return try body()
    } catch {
      add(error)
      return nil
    }
  }
}

extension Mistake {
  /// Whether another `each` might make it right.
  fileprivate var hangsOnQuantifier: Bool {
    switch self {
    case .incompleteName, .wrongAxis, .noFreeAxis, .noInstance, .noCells: true
    default: false
    }
  }
}
