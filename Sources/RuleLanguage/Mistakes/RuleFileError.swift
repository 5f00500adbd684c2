public import AuditModel

/// A mistake in a rule file, told to the person who edits that file.
public struct RuleFileError: Error, Hashable, Sendable {
  /// The file as it is shown, with the rules folder before its path.
  public let file: String
  /// The first scalar at fault.
  public let place: SourcePlace
  /// Stable: `E102`.
  public var code: String { mistake.code }
  /// What is wrong, in one Chinese sentence.
  public var message: String { mistake.message }
  /// What to do about it, in Chinese; nil where the message says all.
  public var hint: String? { mistake.hint }

  /// Where the template or the list of words with the mistake is used.
  struct Use: Hashable {
    var file: String
    var place: SourcePlace
  }

  var uses: [Use] = []
  let mistake: Mistake
  let excerpt: SourceExcerpt

  init(_ mistake: Mistake, at range: Range<Int>, in source: SourceText) {
    self.mistake = mistake
    file = source.path
    place = source.place(of: range.lowerBound)
    excerpt = SourceExcerpt(of: range, in: source)
  }
}

extension RuleFileError: Comparable {
  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.place, a.code, a.message) < (b.file, b.place, b.code, b.message)
  }
}

extension [RuleFileError] {
  /// A mistake of a template or a list of words once, with all its uses.
  var withUsesTogether: [RuleFileError] {
    var merged: [RuleFileError] = []
    for error in sorted() {
      if let last = merged.last, !error.uses.isEmpty, !last.uses.isEmpty,
        !(last < error), !(error < last)
      {
        merged[merged.count - 1].uses += error.uses
      } else {
        merged.append(error)
      }
    }
    return merged
  }
}

extension RuleFileError: CustomStringConvertible {
  /// The mistake in one line, the line of the file with a caret below, and the hint.
  public var description: String {
    var text = "\(file):\(place.line):\(place.column): 错误 \(code) \(message)\n"
    text += excerpt.rendered(line: place.line)
    if let hint { text += "\n      = \(hint)" }
    if let use = uses.first {
      text += "\n      = 用在 \(use.file):\(use.place.line):\(use.place.column)"
      if uses.count > 1 { text += " 等 \(uses.count) 处" }
    }
    return text
  }
}

extension RuleFileError {
  /// An example of a rule whose run gave another verdict. `found` tells which, and why: 通过：13 = 13.
  ///
  /// `folder` is what the reader of the file was given.
  public static func exampleFailure(
    _ example: RuleExample, in file: RuleFile, folder: String, found: String,
    lacking lack: RuleExample.Lack? = nil
  ) -> RuleFileError {
    let mistake = Mistake.exampleFailed(example.expected.word, found: found, lack: lack)
    return make(mistake, at: example.place, in: file, folder: folder)
  }

  /// An example whose run gave the verdict, but another value than the one behind `->`.
  public static func exampleFailure(
    _ example: RuleExample, result: RuleExample.Result, in file: RuleFile, folder: String,
    found: String
  ) -> RuleFileError {
    let mistake = Mistake.exampleResult(
      example.expected.word, name: result.name, expected: result.value, found: found)
    return make(mistake, at: result.place, in: file, folder: folder)
  }

  private static func make(
    _ mistake: Mistake, at place: SourcePlace, in file: RuleFile, folder: String
  ) -> RuleFileError {
    let path = folder.isEmpty ? file.path : "\(folder)/\(file.path)"
    let source = SourceText.decode(path: path, bytes: file.bytes).text
    let offset = source.offset(of: place)
    return RuleFileError(mistake, at: offset..<source.lineRange(of: offset).upperBound, in: source)
  }
}
