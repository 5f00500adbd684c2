import AuditModel
import Testing

@testable import ReportReading

/// What is left of a label, and what its item number is.
struct LabelTests {
  private func key(_ label: String) -> UInt64 {
    let bytes = Array(label.utf8)
    return labelKey(0..<bytes.count, in: bytes.span)
  }

  @Test(arguments: [
    ("（一）予以公开", "(一) 予以公开"), ("（一）予以公开", "予以公开"), ("（一）予以公开", "一、予以公开"),
    ("1.属于国家秘密", "１．属于国家秘密"), ("1.属于国家秘密", "①属于国家秘密"), ("1.属于国家秘密", "⑴ 属于国家秘密"),
    ("1.属于国家秘密", "（1）属于国家秘密"), ("1.属于国家秘密", "1、属于\n\n国家秘密"),
    ("3.危及“三安全一稳定”", "3.危及\"三安全一稳定\""), ("3.危及“三安全一稳定”", "危及「三安全一稳定」"),
    ("本年增/减", "本年增\\减"), ("本年增/减", "本年增／减"), ("结果维持", "结\n果\n维\n持"),
    ("总计", "总 计"), ("总计", "总　计"), ("总计", "总\u{A0}计"), ("总计", "总&nbsp;计"),
    ("总计", "\u{200B}总计\u{FEFF}"), ("本年制发件数", "本年(2023)制发件数"),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"),
    ("四、结转下年度继续办理", "四.结转下年度继续办理"), ("第一部分 总体情况", "总体情况"),
  ])
  func sameLabel(official: String, printed: String) { #expect(key(official) == key(printed)) }

  @Test(arguments: [
    ("属于行政执法案卷", "属于行政法案卷"), ("重复申请", "反复申请"), ("其他", "其他结果"), ("规范性文件", "行政规范性文件"),
    ("危及三安全一稳定", "危机三安全一稳定"), ("行政处罚", "行政强制"),
  ])
  func otherLabel(one: String, other: String) { #expect(key(one) != key(other)) }

  @Test(arguments: [
    ("一、x", 1), ("十、x", 10), ("十二、x", 12), ("二十、x", 20), ("二十三、x", 23), ("二一、x", 21), ("（三）x", 3),
    ("(3) x", 3),
    ("④x", 4), ("⑵x", 2), ("⒊x", 3), ("5.x", 5), ("5．x", 5), ("12、x", 12), ("第五部分 x", 5),
    ("第二章 x", 2),
    (" 一 、 x", 1),
  ])
  func itemNumberIsRead(printed: String, value: Int) {
    let bytes = Array(printed.utf8)
    #expect(itemNumber(0..<bytes.count, in: bytes.span)?.value == value)
  }

  @Test(arguments: [
    "x", "", "1.5", "一般事项", "十分重要", "第二十条第（一）项", "2020年", "三安全一稳定", "(x)", "1234、x",
    "7,498", "7，498",
  ])
  func noItemNumber(printed: String) {
    let bytes = Array(printed.utf8)
    #expect(itemNumber(0..<bytes.count, in: bytes.span) == nil)
  }

  @Test(arguments: [
    ("行政行政处罚", "行政处罚"), ("行政处罚处罚", "行政处罚"), ("对外对外公开总数量", "对外公开总数量"), ("总计", "总计"),
    ("行政处罚", "行政处罚"),
  ])
  func doubledWordsAreOne(printed: String, single: String) {
    #expect(
      withoutDoubledWords(printed.unicodeScalars.map(\.value)) == single.unicodeScalars.map(\.value)
    )
  }

  @Test(arguments: [
    ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "xyz", 3), ("", "ab", 2),
  ])
  func editDistanceCountsChanges(a: String, b: String, distance: Int) {
    let (x, y) = (a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
    #expect(editDistance(x, y, limit: 5) == distance)
    if distance > 1 { #expect(editDistance(x, y, limit: 1) == 2) }
  }
}
