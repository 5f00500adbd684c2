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
  /// Names reported as unknown: a name that is misspelled throughout a file is one mistake.
  private var unknownNames: Set<String> = []

  init(_ source: SourceText) { self.source = source }

  var isEmpty: Bool { errors.isEmpty }

  func add(_ fault: Fault) {
    if case .poisoned = fault.mistake { return }
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
