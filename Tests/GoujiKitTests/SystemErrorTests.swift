import Glibc
import Testing

@testable import GoujiKit

struct SystemErrorTests {
  static let errors: [(code: Int32, told: String)] = [
    (EACCES, "没有权限"), (ENOSPC, "磁盘已满"), (EISDIR, "是文件夹，不是文件"), (EROFS, "磁盘只能读，不能写"),
    (ENAMETOOLONG, "文件名太长"),
  ]

  @Test(arguments: errors)
  func theSystemSpeaksChinese(code: Int32, told: String) {
    #expect(SystemError(code: code).description == told)
    #expect(OutputProblem(path: "a.txt", code: code).description == "a.txt：无法写入：\(told)")
  }

  /// Of what nobody meets, the number can be searched for.
  @Test func rareErrorsHaveTheirNumber() {
    #expect(SystemError(code: EXDEV).description.hasPrefix("系统错误 \(EXDEV)：Invalid"))
  }

  @Test func aMissingFolderIsNamedAsOne() {
    #expect("\(OutputProblem(path: "b/a.txt", code: ENOENT))" == "b/a.txt：无法写入：没有存放它的文件夹")
  }
}
