import AuditModel

/// The model's values by their canonical words.
extension Vocabulary {
  static func severity(_ word: String) -> Severity? {
    Self.severity.canonical(word).flatMap { name in Severity.allCases.first { $0.name == name } }
  }

  static func policy(_ word: String) -> Rule.MissingValuePolicy? {
    switch Self.policy.canonical(word) {
    case "undecided": .undecided
    case "part": .part
    case "zero": .zero
    case "fail": .fail
    default: nil
    }
  }

  static func state(_ word: String) -> Cell.State? {
    Self.state.canonical(word).flatMap { name in Cell.State.allCases.first { $0.name == name } }
  }

  static func cellUnit(_ word: String) -> Cell.Unit? {
    switch Self.cellUnit.canonical(word) {
    case "none": Cell.Unit.none
    case "counter": .counter
    case "yuan": .yuan
    case "ten-thousand-yuan": .tenThousandYuan
    case "hundred-million-yuan": .hundredMillionYuan
    default: nil
    }
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
    switch Self.weight.canonical(word) {
    case "content": .content
    case "filler": .filler
    case "none": LabelVariant.Weight.none
    default: nil
    }
  }

  static func noteFact(_ word: String) -> NoteFact? {
    switch Self.noteFact.canonical(word) {
    case "kind": .kind
    case "printed": .printed
    case "official": .official
    case "weight": .weight
    case "table": .table
    case "row": .row
    case "column": .column
    default: nil
    }
  }

  static func fact(_ word: String) -> Fact? {
    switch Self.fact.canonical(word) {
    case "year": .year
    case "agency": .agency
    case "agency kind": .agencyKind
    case "agency level": .agencyLevel
    case "title": .title
    case "signed": .signed
    case "published": .published
    case "period from": .periodFrom
    case "period to": .periodTo
    case "expected edition": .expectedEdition
    case "sections printed": .sectionsPrinted
    default: nil
    }
  }

  static func instanceName(_ word: String) -> InstanceName? {
    switch Self.instance.canonical(word) {
    case "row": .row
    case "column": .column
    case "cell": .cell
    case "table": .table
    case "section": .section
    default: nil
    }
  }
}
