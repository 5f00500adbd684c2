public import AuditModel

/// A new rule to begin with: it compiles at once, and its comments say what may stand where.
public struct RuleDraft: Sendable {
  /// Why a rule cannot be called so.
  public enum BadName: Error, Hashable, Sendable, CustomStringConvertible {
    case shape(String)
    case characters(String)

    public var description: String {
      switch self {
      case .shape(let id): "“\(id)”不能作规则编号：写成 类别/名称，如 table3/balance"
      case .characters(let id): "“\(id)”不能作规则编号：类别和名称只用字母、数字、汉字和连字符"
      }
    }
  }

  public let id: String
  /// Below the rules folder.
  public var path: String { "checks/\(id).yaml" }

  public init(id: String) throws(BadName) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !id.hasSuffix(".yaml") else {
      throw .shape(id)
    }
    guard parts.allSatisfy(FileSorting.isValidPart) else { throw .characters(id) }
    self.id = id
  }

  /// The file. It asks something of every row of the form's largest table.
  public func text(for catalog: FormCatalog) -> String {
    let table = catalog.tables.max { $0.rows.count < $1.rows.count }
    let name = table?.name ?? ""
    let column = table?.columns.last ?? ""
    let row = table?.rows.first ?? ""
    return """
      # \(id)
      # 在这里写：这条规则查什么，为什么要查。全部写法见 docs/rule-language.zh-CN.md，能用的名称见 docs/names.zh-CN.md。
      # 改好以后运行 gouji rules check 和 gouji rules test。

      # 一句话说明问题，报告里就这样写。
      名称: \(column)小于零
      # 严重、一般 或 提示。
      级别: 提示
      # 违反哪一条哪一款。
      依据: 写明法规或通知的条款

      # 逐项核查：每行、每列、每格、每表、每章、每注、每处 选一个；整份报告只查一次的，去掉这一行。
      每行: \(name)
      # 只在某种情况下才查，去掉 # 再改：
      # 适用: 年度 >= \(catalog.editions.last?.firstYear ?? 2021) 且 机关类型 = 部门
      # 要从正文里取数来核对，去掉 # 再改（这时不用“每行”）：
      # 取: {从: 章 一, 数: '新收(?:政府信息公开)?申请<件数>'}

      # 应当怎样。写全一格是 \(name)[\(row),\(column)]；在“每行”里只写列名，在“每列”里只写行名。
      要求: \(column) >= 0
      # 空白格怎么算：不判定（不写就是它）、分项、作零 或 不通过。
      # 空格: 分项

      # 告诉机关的话；花括号里的名称换成报告里的值。
      报文: "{行}：{\(column)}，小于零"
      # 怎么改正。
      建议: 写明怎么核对、怎么改正。

      # 每条规则至少一个通过、一个不通过的例子；不该误报的情形也写进“通过”。
      例:
        通过:
          - \(column) 0
          - \(column) 12
        不通过: \(column) -1
        不判定: \(column) 空

      """
  }
}
