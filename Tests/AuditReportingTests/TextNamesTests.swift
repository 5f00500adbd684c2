import AuditModel
import AuditReporting
import Testing

struct TextNamesTests {
  /// The groups of an edition may stand in another order than those of all editions.
  @Test func aGroupIsListedWithItsOwnMembers() {
    var form = Samples.catalog.editions[0]
    var table = Samples.catalog.tables[0]
    table.groups = ["办理结果", "不予公开"]
    form.tables[0].groups = [
      FormGroup(axis: .row, index: 1, name: "不予公开", label: "（三）不予公开", parent: 1),
      FormGroup(axis: .row, index: 0, name: "办理结果", label: "三、办理结果"),
    ]
    for i in 2...7 { form.tables[0].rows[i].group = i < 4 ? 1 : 0 }
    var output = OutputBuffer()
    TextNamesRenderer(
      FormCatalog(editions: [form], tables: [table]), style: TextStyle(isColoured: false)
    ).render(into: &output)
    let text = String(decoding: output.bytes, as: UTF8.self)
    #expect(text.contains("不予公开＝国家秘密、内部事务、办案、信访\n"))
    #expect(text.contains("办理结果＝不予公开（组）、予以公开、部分公开\n"))
  }
}
