import RuleLanguage

/// What the program says of itself.
public enum Tool {
  public static let version = "0.1.0"

  /// Whether two words are spelled so much alike that one may have been meant by the other.
  public static func isNear(_ word: String, to other: String) -> Bool {
    nearName(to: word, among: [other]) != nil
  }
}
