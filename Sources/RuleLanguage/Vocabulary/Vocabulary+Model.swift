import AuditModel

/// The model's values by their canonical words.
extension Vocabulary {
  static func severity(_ word: String) -> Severity? {
    Self.severity.canonical(word).flatMap { name in Severity.allCases.first { $0.name == name } }
  }

  static func policy(_ word: String) -> Rule.MissingValuePolicy? {
    Self.policy.canonical(word).flatMap { Rule.MissingValuePolicy(rawValue: $0) }
  }

  static func state(_ word: String) -> Cell.State? {
    Self.state.canonical(word).flatMap { name in Cell.State.allCases.first { $0.name == name } }
  }

  static func cellUnit(_ word: String) -> Cell.Unit? {
    Self.cellUnit.canonical(word).flatMap { name in Cell.Unit.allCases.first { $0.name == name } }
  }

  static func agencyKind(_ word: String) -> AgencyKind? {
    Self.agencyKind.canonical(word).flatMap { name in AgencyKind.allCases.first { $0.name == name }
    }
  }

  static func agencyLevel(_ word: String) -> AgencyLevel? {
    Self.agencyLevel.canonical(word).flatMap { name in
      AgencyLevel.allCases.first { $0.name == name }
    }
  }

  static func noteKind(_ word: String) -> ReaderNote.Kind? {
    Self.noteKind.canonical(word).flatMap { name in
      ReaderNote.Kind.allCases.first { $0.name == name }
    }
  }

  static func weight(_ word: String) -> LabelVariant.Weight? {
    Self.weight.canonical(word).flatMap { LabelVariant.Weight(rawValue: $0) }
  }

  static func noteFact(_ word: String) -> NoteFact? {
    Self.noteFact.canonical(word).flatMap { NoteFact(rawValue: $0) }
  }

  static func instanceName(_ word: String) -> InstanceName? {
    Self.instance.canonical(word).flatMap { InstanceName(rawValue: $0) }
  }

  static func textExtent(_ word: String) -> TextExtent? {
    Self.extent.canonical(word).flatMap { TextExtent(rawValue: $0) }
  }

  static func fact(_ word: String) -> Fact? {
    Self.fact.canonical(word).flatMap { name in facts.first { $0.term.english == name }?.fact }
  }

  static func textSource(_ word: String) -> ReportText? {
    Self.textSource.canonical(word).flatMap { ReportText(rawValue: $0) }
  }
}

extension Vocabulary {
  /// The facts that have a word of their own, which is all but the editions of tables.
  static let facts: [(fact: Fact, term: Term)] = [
    (.year, Term("year", "年度")), (.agency, Term("agency", "机关")),
    (.agencyKind, Term("agency kind", "机关类型")), (.agencyLevel, Term("agency level", "机关级别")),
    (.title, Term("title", "标题")), (.signed, Term("signed", "成文日期")),
    (.published, Term("published", "公布日期")), (.periodFrom, Term("period from", "期限起")),
    (.periodTo, Term("period to", "期限止")), (.expectedEdition, Term("expected edition", "应有版式")),
    (.sectionsPrinted, Term("sections printed", "章序")), (.brokenOff, Term("broken off", "中断处")),
  ]
}
