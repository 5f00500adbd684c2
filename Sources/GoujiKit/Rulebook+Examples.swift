import AuditModel

extension Rulebook { mutating func runExamples(of compiled: RuleSet) {} }
