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
    Self.fact.canonical(word).flatMap { FactWord(rawValue: $0)?.fact }
  }

  static func textSource(_ word: String) -> SectionOperand? {
    Self.textSource.canonical(word).flatMap { TextSourceWord(rawValue: $0)?.operand }
  }
}

/// The facts that have a word of their own.
private enum FactWord: String {
  case year, agency, title, signed, published
  case agencyKind = "agency kind"
  case agencyLevel = "agency level"
  case periodFrom = "period from"
  case periodTo = "period to"
  case expectedEdition = "expected edition"
  case sectionsPrinted = "sections printed"

  var fact: Fact {
    switch self {
    case .year: .year
    case .agency: .agency
    case .title: .title
    case .signed: .signed
    case .published: .published
    case .agencyKind: .agencyKind
    case .agencyLevel: .agencyLevel
    case .periodFrom: .periodFrom
    case .periodTo: .periodTo
    case .expectedEdition: .expectedEdition
    case .sectionsPrinted: .sectionsPrinted
    }
  }
}

/// The texts of a report that are no sections.
private enum TextSourceWord: String {
  case report, preamble, headings, raw, file, title, signature

  var operand: SectionOperand {
    switch self {
    case .report: .report
    case .preamble: .preamble
    case .headings: .headings
    case .raw: .raw
    case .file: .file
    case .title: .title
    case .signature: .signature
    }
  }
}
