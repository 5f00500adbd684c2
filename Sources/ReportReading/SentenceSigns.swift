import AuditModel

// The signs that part what prose says. Who asks where a clause or a sentence ends asks here; where the answers differ,
// it is said why.

// MARK: Single signs

/// 。 Of all signs the only one that stands nowhere but at the end of a sentence.
func isFullStop(_ scalar: UInt32) -> Bool { scalar == 0x3002 }

/// ， ,
func isComma(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || scalar == 0x2C }

/// 、
func isListComma(_ scalar: UInt32) -> Bool { scalar == 0x3001 }

/// ； ;
func isSemicolon(_ scalar: UInt32) -> Bool { scalar == 0xFF1B || scalar == 0x3B }

/// ： :
func isColon(_ scalar: UInt32) -> Bool { scalar == 0xFF1A || scalar == 0x3A }

/// ！ !
func isExclamationMark(_ scalar: UInt32) -> Bool { scalar == 0xFF01 || scalar == 0x21 }

/// ？ ?
func isQuestionMark(_ scalar: UInt32) -> Bool { scalar == 0xFF1F || scalar == 0x3F }

/// ( （ and [ 【: pages and sentences set dates and addresses off by square ones too.
func isAnyOpeningBracket(_ scalar: UInt32) -> Bool {
  isOpeningBracket(scalar) || scalar == 0x5B || scalar == 0x3010
}

/// ) ） and ] 】
func isAnyClosingBracket(_ scalar: UInt32) -> Bool {
  isClosingBracket(scalar) || scalar == 0x5D || scalar == 0x3011
}

// MARK: What ends and what goes on

/// Whether a clause or a sentence ends with a sign. With a question no agency speaks of itself.
func isClauseEnd(_ scalar: UInt32) -> Bool {
  isFullStop(scalar) || isComma(scalar) || isSemicolon(scalar) || isColon(scalar)
    || isExclamationMark(scalar)
}

/// Whether a sign shows that a paragraph holds clauses. A colon does not: headings of items have one.
func partsClauses(_ scalar: UInt32) -> Bool {
  isFullStop(scalar) || isComma(scalar) || isListComma(scalar) || isSemicolon(scalar)
    || isExclamationMark(scalar) || isQuestionMark(scalar)
}

/// Whether what tells a day of publication ends with a sign: a bracket closes around it, and a colon stands within it.
func endsStatementOfDay(_ scalar: UInt32) -> Bool {
  isFullStop(scalar) || isComma(scalar) || isSemicolon(scalar) || isAnyClosingBracket(scalar)
}

/// Whether a sign keeps a line from being a title: 。，；. Those of ASCII stand in what a site writes before one.
func isNeverInTitle(_ scalar: UInt32) -> Bool {
  isFullStop(scalar) || scalar == 0xFF0C || scalar == 0xFF1B
}

/// Whether a line of a page that ends with a sign may end its paragraph: 。；：！？. Those of ASCII stand in figures and
/// addresses, which a page breaks anywhere.
func mayEndParagraph(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F: true
  default: false
  }
}

/// Whether words must follow behind a sign: commas and what opens.
func mustGoOn(_ scalar: UInt32) -> Bool {
  if isComma(scalar) || isListComma(scalar) || isOpeningBracket(scalar) { return true }
  return switch scalar {
  case 0x300A, 0x3008, 0x201C, 0x3014, 0xFF3B, 0x300C, 0x300E: true  // 《〈“〔［「『
  default: false
  }
}

/// Whether a text ends with a full stop.
func endsSentence(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
  ends(range, with: "。", in: text)
}
