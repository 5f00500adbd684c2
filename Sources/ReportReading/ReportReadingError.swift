public import AuditModel

/// Why a file could not be read as a report at all.
public enum ReportReadingError: Error, Hashable, Sendable {
  case empty
  /// A web page or a file of an office program under the name of a text.
  case otherFormat(OtherFormat)
  /// A NUL byte, which no text holds.
  case binary(at: SourcePlace)
  /// UTF-8 with a damaged place in it.
  case notUTF8(at: SourcePlace)
  /// Neither UTF-8 nor any other encoding that Chinese text comes in; the place is the first that is no UTF-8.
  case undecodable(at: SourcePlace)
  /// No heading of a section stands on a line of its own, and no table of the form was found: another
  /// text, or a report that a converter ran together. Which of both it is nobody may guess.
  case noReport
}

extension ReportReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "文件是空的"
    case .otherFormat(let format): "内容是\(format.name)，不是文本；请打开后另存为文本（UTF-8）再提交，只改扩展名没有用"
    case .binary(let place): "不是文本文件：第 \(place.line) 行含有空字符（NUL）"
    case .notUTF8(let place):
      "UTF-8 编码有损坏：第 \(place.line) 行第 \(place.column) 个字符处无法解码；请另存为 UTF-8 后重新提交"
    case .undecodable(let place):
      "无法解码：第 \(place.line) 行第 \(place.column) 个字符处起，既不是 UTF-8，也不是完整的 GB18030（GBK）或 UTF-16；请另存为 UTF-8 后重新提交"
    case .noReport: "没有认出六个部分中任何一部分的标题，也没有认出表格，没有核查；这可能不是年度报告，可能只是它的一页，也可能缺了标题里的字，需人工查看"
    }
  }
}
