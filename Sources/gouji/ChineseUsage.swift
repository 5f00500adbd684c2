import GoujiKit

/// The fixed words of the argument parser in Chinese: its own cannot be set.
///
/// Works on the finished text. A sentence that it does not know stays as it is; the tests hold the parser's sentences
/// against these.
enum ChineseUsage {
  /// `commands` are the names below a command, which its own name and those above it lead to.
  static func text(_ english: String, commands: ([String]) -> [String]) -> String {
    let lines = english.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let parent = lines.lazy.compactMap { parts(of: $0, by: "Usage: {} <subcommand>")?.first }.first
    return lines.map { line in
      if let parent, let name = parts(of: line, by: "Error: Unexpected argument '{}'")?.first {
        let known = commands(parent.split(separator: " ").map(String.init))
        return "错误：没有“\(name)”这个命令；可以写 \(known.joined(separator: "、"))"
      }
      return chinese(line)
    }.joined(separator: "\n")
  }

  private static func chinese(_ line: String) -> String {
    // The parser suggests the nearest option, however far that is.
    if let option = parts(of: line, by: "Error: Unknown option '{}'. Did you mean '{}'?"),
      !Tool.isNear(String(option[0].drop { $0 == "-" }), to: String(option[1].drop { $0 == "-" }))
    {
      return "错误：没有选项“\(option[0])”"
    }
    for (english, chinese) in sentences {
      guard let parts = parts(of: line, by: english) else { continue }
      return filled(chinese, with: parts)
    }
    return words.reduce(line) { $0.replacing($1.0, with: $1.1) }
  }

  /// Whole lines; `{}` stands for anything.
  private static let sentences: KeyValuePairs = [
    "Error: Unknown option '{}'. Did you mean '{}'?": "错误：没有选项“{}”；您是不是想写“{}”？",
    "Error: Unknown option '{}'": "错误：没有选项“{}”",
    "Error: Missing value for '{}'": "错误：“{}”缺少值",
    "Error: Missing expected argument '{}'": "错误：缺少 {}",
    "Error: Missing one of: '{}'": "错误：缺少其中之一：{}",
    "Error: Unexpected argument '{}'": "错误：多写了“{}”",
    "Error: {} unexpected arguments: '{}'": "错误：多写了 {} 项：{}",
    "Error: The value '{}' is invalid for '{}'. Please provide one of {}.":
      "错误：“{}”不能作“{}”的值；可以写 {}",
    "Error: The value '{}' is invalid for '{}'": "错误：“{}”不能作“{}”的值",
    "Error: The option '{}' does not take any value, but '{}' was specified.":
      "错误：“{}”后面不写值，却写了“{}”",
    "Error: {}": "错误：{}",
    "Help:  {}": "说明：{}",
    "Usage: {}": "用法：{}",
    "  See '{}' for more information.": "  详见 {}",
    "  See '{}' for detailed help.": "  详见 {}",
    "OVERVIEW: {}": "{}",
    "USAGE: {}": "用法：{}",
    "ARGUMENTS:": "参数：",
    "OPTIONS:": "选项：",
    "SUBCOMMANDS:": "命令：",
  ]

  /// Parts of lines.
  private static let words: KeyValuePairs = [
    "Show subcommand help information.": "显示一个命令的帮助。",
    "Show help information.": "显示帮助。",
    "Show the version.": "显示版本。",
    "(values: ": "(可以写：", "; default: ": "；默认：", "; default:": "；默认：", "(default: ": "(默认：",
    "default: ": "默认：",
  ]

  /// What stands in `line` in the places of `{}`; nil where the rest differs.
  private static func parts(of line: String, by template: String) -> [String]? {
    let fixed = template.split(separator: "{}", omittingEmptySubsequences: false)
    guard line.hasPrefix(fixed[0]) else { return nil }
    var rest = line.dropFirst(fixed[0].count)
    var parts: [String] = []
    for (i, piece) in fixed.enumerated().dropFirst() {
      if i == fixed.count - 1 {
        guard rest.hasSuffix(piece) else { return nil }
        parts.append(String(rest.dropLast(piece.count)))
        return parts
      }
      guard let range = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? parts : nil
  }

  private static func filled(_ template: String, with parts: [String]) -> String {
    var text = ""
    for (i, piece) in template.split(separator: "{}", omittingEmptySubsequences: false).enumerated()
    {
      if i > 0 { text += words(of: parts[i - 1]) }
      text += piece
    }
    return text
  }

  /// The lists and signs within a part.
  private static func words(of part: String) -> String {
    part.replacing("', '", with: "、").replacing("' or '", with: "、").replacing("' and '", with: "、")
      .replacing("'", with: "").replacing("<subcommand>", with: "<命令>")
      .replacing("<options>", with: "<选项>")
  }
}
