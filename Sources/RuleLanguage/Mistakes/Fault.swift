/// A mistake and where it stands in the file at hand.
struct Fault: Error {
  var mistake: Mistake
  /// Offsets into the file's `SourceText`.
  var range: Range<Int>

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
  /// What a person can mend in one go; a file with more is no rule file.
  private static let limit = 100
  /// Names reported as unknown: a name that is misspelled throughout a file is one mistake.
  private var unknownNames: Set<String> = []
  /// A wrong `each` makes all names of a rule look wrong; one of them is told.
  private var toldOfQuantifier = false

  init(_ source: SourceText) { self.source = source }

  var isEmpty: Bool { errors.isEmpty }
  var isFull: Bool { errors.count >= Self.limit }

  func add(_ fault: Fault) {
    if case .poisoned = fault.mistake { return }
    if isFull { return }
    if fault.mistake.hangsOnQuantifier {
      if toldOfQuantifier { return }
      toldOfQuantifier = true
    }
    if case .unknownName(let name, _, _, _) = fault.mistake, !unknownNames.insert(name).inserted {
      return
    }
    errors.append(RuleFileError(fault.mistake, at: fault.range, in: source))
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
