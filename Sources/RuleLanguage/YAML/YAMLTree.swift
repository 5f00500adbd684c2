/// Builds the node tree of one file and refuses what rule files may not use.
struct YAMLTree: ~Copyable {
  /// Deeper than any rule, shallow enough for every recursive reader after it.
  static let depthLimit = 64

  private var parser: YAMLParser
  private let source: SourceText

  /// The root of the file; nil for an empty one.
  static func read(_ source: SourceText, bytes: [UInt8]) throws(Fault) -> YAMLNode? {
    var tree = YAMLTree(source: source, bytes: bytes)
    return try tree.document()
  }

  private init(source: SourceText, bytes: [UInt8]) {
    parser = YAMLParser(bytes)
    self.source = source
  }

  private mutating func document() throws(Fault) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try next()
      switch event.kind {
      case .endOfStream: return root
      case .startDocument(let isExplicit):
        if root != nil || isExplicit { throw Fault(.severalDocuments, mark(event)) }
        root = try node(try next(), depth: 0)
      default: continue
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(Fault) -> YAMLNode {
    guard depth < Self.depthLimit else { throw Fault(.nestedTooDeep(Self.depthLimit), mark(event)) }
    switch event.kind {
    case .scalar(let style):
      let scalar =
        YAMLScalar(writtenAsIs: style, range: event.range, in: source)
        ?? YAMLScalar(value: parser.value, style: style, range: event.range, in: source)
      return YAMLNode(content: .scalar(scalar), isFlow: false, range: event.range)
    case .startSequence(let isFlow):
      var items: [YAMLNode] = []
      while true {
        let item = try next()
        if case .end = item.kind {
          return YAMLNode(
            content: .sequence(items), isFlow: isFlow,
            range: event.range.lowerBound..<item.range.upperBound)
        }
        items.append(try node(item, depth: depth + 1))
      }
    case .startMapping(let isFlow):
      var pairs: [YAMLPair] = []
      while true {
        let keyEvent = try next()
        if case .end = keyEvent.kind {
          return YAMLNode(
            content: .mapping(pairs), isFlow: isFlow,
            range: event.range.lowerBound..<keyEvent.range.upperBound)
        }
        let key = try node(keyEvent, depth: depth + 1)
        guard case .scalar(let name) = key.content else { throw Fault(.keyIsNoText, key.mark) }
        let value = try node(try next(), depth: depth + 1)
        if case .scalar(let text) = value.content, text.isMissing, name.style == .plain,
          let colon = name.text.scalars.firstIndex(of: "：")
        {
          throw Fault(.fullWidthColon, name.text.fileRange(colon..<colon + 1))
        }
        if isFlow, case .scalar(let text) = value.content, text.isMissing, name.style == .plain,
          let colon = name.text.scalars.firstIndex(of: ":")
        {
          throw Fault(.yaml(.colonWithoutBlank), name.text.fileRange(colon..<colon + 1))
        }
        if isFlow, let comma = cuttingComma(before: name, value, behind: pairs.last) {
          throw Fault(.yaml(.commaInValue), comma..<comma + 1)
        }
        pairs.append(YAMLPair(key: name, value: value))
      }
    default: throw Fault(.yaml(.general), mark(event))
    }
  }

  /// The comma before a key without colon: it was meant as part of the value before.
  private func cuttingComma(
    before key: YAMLScalar, _ value: YAMLNode, behind last: YAMLPair?
  ) -> Int? {
    guard case .scalar(let text) = value.content, text.isMissing,
      case .scalar(let before)? = last?.value.content, before.style == .plain, !before.isMissing,
      source.scalars[key.range.upperBound...].first(where: { $0 != " " }) != ":"
    else { return nil }
    return source.scalars[before.range.upperBound..<key.range.lowerBound].firstIndex(of: ",")
  }

  private mutating func next() throws(Fault) -> YAMLEvent {
    let event: YAMLEvent
    do throws(YAMLRefusal) {
      event = try parser.next()
    } catch {
      throw error.fault(in: source)
    }
    if case .alias = event.kind { throw Fault(.aliasUsed, event.range) }
    if event.hasAnchor || event.hasTag {
      throw Fault(event.hasAnchor ? .anchorUsed : .tagUsed, mark(event))
    }
    return event
  }

  /// The first sign of an event.
  private func mark(_ event: YAMLEvent) -> Range<Int> {
    event.range.lowerBound..<min(event.range.lowerBound + 1, source.scalars.count)
  }
}
