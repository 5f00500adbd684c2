public import AuditModel

/// Something wrong in a rules folder, as every output tells it.
public struct RuleProblem: Hashable, Sendable {
  /// With the rules folder before its path.
  public var file: String
  /// nil where the whole file is at fault.
  public var place: SourcePlace?
  /// Stable: `E102`; nil for what `rules check --strict` misses.
  public var code: String?
  public var message: String
  public var hint: String?
  /// All of it as people read it, with the line of the file and a caret.
  public var text: String

  public init(
    file: String, place: SourcePlace? = nil, code: String? = nil, message: String,
    hint: String? = nil, text: String
  ) {
    self.file = file
    self.place = place
    self.code = code
    self.message = message
    self.hint = hint
    self.text = text
  }
}
