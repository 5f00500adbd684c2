import AuditModel

/// Every kind of mistake in a rule file, with its evidence. Made near the fault; worded in one place.
enum Mistake: Hashable, Sendable {
  // E1xx: files, YAML, keys.
  case tooLarge(limit: Int)
  case character(CharacterProblem)
  case fullWidthColon
  case messageBrace
  case cutByComment
  case yaml(YAMLProblem)
  case nestedTooDeep(Int)
  case severalDocuments, aliasUsed, anchorUsed, tagUsed, keyIsNoText
  case flowNotAllowed(braces: Bool)
  /// A `- ` that stands neither below those before nor within the item above.
  case itemIndent
  case emptyFile
  case missingFile(String)
  case unknownFile(String, near: String?)
  case wrongEnding(String)
  case badRuleName(String)
  case sameButForCase(String, String)
  /// `known`: all keys that there are, where the language does not fix them.
  case unknownKey(String, near: String?, what: String, known: [String])
  case duplicateKey(String, firstLine: Int)
  case missingKey(String)
  case notIndented(String, under: String)
  case afterList(String)
  case lineIndent
  case strangeComment(String)
  case noReason(String)
  case notAMapping(String)
  case expectedText(String)
  case expectedList(String)
  case emptyValue(String)
  case expectedNumber(String, found: String)
  case expectedShare(String, found: String)
  case tooMuch(String, found: String, most: String)
  case outOfRange(String, found: Int, ClosedRange<Int>)
  case notPositive(String)
  case expectedOneOf(String, [String], found: String)
  case later(String)
  case twoQuantifiers
  case oneTableOnly
  case severityShape

  // E1xx: names.
  case unknownName(String, kind: String, of: String? = nil, near: String?)
  case unknownFunction(String, near: String?)
  case unknownChoice(String, what: String, known: [String], near: String?)
  case unknownEdition(String, known: [String])
  case unknownSection(String, known: [String])
  case ambiguousName(String, [String])
  case incompleteName(String, what: String, example: String, quantifier: String, here: String)
  case groupAsCell(String, axis: Axis, table: String)
  case tableAsValue(String)
  case sectionNumberAlone(String, as: String)
  case gluedSection(String, number: String)
  case gluedOperator(String, String, String)
  case wordAlone(String)
  case noInstance(String, in: String)
  case noProperties(String)
  case noLine(String)
  case unnamedLine(String, kind: String, of: String)
  case sameAxis(String, missing: String)
  case undeclaredCell(String)
  case wrongAxis(String, is: String, free: String, here: String)
  case noFreeAxis(String, example: String?, here: String)
  case noCells(in: String)
  case notAGroup(String)
  case yieldsToItself
  /// From a rule back to the same.
  case yieldsInCircle([String])
  case noLines(in: String)
  case expectedLines(Axis)
  case rangeBackwards(String, String)
  case nameComesLater(String, isItself: Bool)
  case reservedName(String)
  case badLetName(String)
  case letHidesFormName(String)
  /// The name of something that is wrong itself: reported there, never here.
  case poisoned

  // E2xx: expressions, types, units.
  case emptyExpression
  case strangeSign(String, hint: String?)
  case unexpected(Token, after: Bool)
  case expectedSign(Token.Sign, found: Token)
  /// nil: a whole expression.
  case expectedName(found: Token?)
  case expectedThen(found: Token)
  case unclosed(String, what: String)
  case strayBracket(Token)
  case rangeEnds
  case chainedComparison
  case wrongOperator(String, right: String)
  case expectedChoices(found: Token)
  case tooManyChoices(Int)
  case loneChoice(String, of: String, [String])
  case numberWithUnit(String, plain: String)
  /// In Chinese numerals, full-width digits or groups of three.
  case spelledNumber(String, plain: String)
  case unquotedText(String)
  case textSourceAlone(String)
  case valueAlone(String, of: String)
  case tableAsFunction(String)
  case sumOfAll(String, table: String, instead: String)
  case numberTooLong
  case letTooLarge(String)
  case argumentCount(Function, expected: String)
  case rangeAlone(String)
  case selectionAlone
  case groupAlone(Function)
  case sectionAlone
  case strayWhere(Function)
  case sumOfSomeCells
  case whereWithoutCells
  case commaForWhere
  case itemWithoutWhere(String)
  case expectedListItem
  case sumOfCells
  case notACondition(String)
  case expectedFigure(found: String)
  case expectedType(String, found: String)
  case expectedSection, expectedTextSource, expectedTable, expectedCell, expectedDays
  case cannotExist
  case noSuchDate
  case divisionByZero
  case unitMismatch(ValueType, ValueType, String)
  case mixedUnits
  case notOrdered(String)
  case notComparable(String)
  case constant(isTrue: Bool)
  case cannotFail
  case neverOfAnything
  case whenOutsideEditions
  case unreachableSeverity, unreachableSeverityAfter, severityWithoutElse
  case namesShareNoEdition([String])
  case namesOutsideEditions([String], editions: [String])
  case emptyPlaceholder, strayBrace, truthInMessage, fullWidthBrace
  case notARatio(String)
  case notOneComparison(String)
  case noDifference
  case sideInExpression(String)

  // E3xx: examples.
  case exampleFailed(String, found: String, lack: RuleExample.Lack?)
  case exampleResult(String, name: String, expected: String, found: String)
  case missingExample(String)
  case exampleShape
  case emptyStatement
  case statementWithoutValue
  case missingComma
  case commaInValue(String)
  case saidTwice
  case unknownStatement(String)
  case derivedFact(String)
  case tableValue(String)
  case badDate(String)
  case halfPeriod(missing: String)
  case headingWithoutNumber(String, first: String)
  case noteKindMissing
  case nothingToSearch(String)
  case resultShape
  case unknownResult(String, near: String?)

  // E4xx: patterns.
  case pattern(String)
  case emptyPattern, patternOutsideMatches, slashedPattern
  /// `written` is what stands there as a text.
  case expectedPattern(written: String?)
  case strangeCapture(String)
  case counterTwice(String)
  case foldedAway(String, instead: String)
  case captureWithoutName(String)
  case captureOfTwoKinds(String)
  case captureTwice(String, kind: String)
  case captureNotKept
  case numberedReference
  case extractsNothing
  case expectedCapture([String])
  case badWordListName(String)
  case badTemplateName(String)
  case unusedParameter(String)
  case missingParameters([String], of: String)
  case withWithoutUse
  case inTemplateAlready(String, String)
  case badWord
  case wordWithSign(String)
  case patternAndWords
  case expectedOneFigure, figuresAlone
  case badTolerance(String)
  case toleranceUnused

  // E5xx: forms and grading.
  case duplicateName(String)
  case badShortName(String)
  case duplicateEdition(String, in: String)
  case yearsBackwards
  case yearsOverlap(String, in: String)
  case sectionsDiffer(from: String)
  case tooManyInForms(String, most: Int)
  case gradesNotFalling
  case lastGradeNotFromZero

  /// A character that editors and libyaml do not read alike, or that no rule needs.
  enum CharacterProblem: Hashable, Sendable {
    case byteOrderMark, tab, notUTF8, binary
    case lineSeparator(Unicode.Scalar)
    case control(Unicode.Scalar)
  }
}
