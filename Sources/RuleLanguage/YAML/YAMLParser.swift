import CLibYAML

/// One event of libyaml's parser, in Swift values.
struct YAMLEvent {
  enum Kind {
    case scalar(YAMLScalar.Style)
    case startMapping(isFlow: Bool)
    case startSequence(isFlow: Bool)
    case end
    case startDocument(isExplicit: Bool)
    case endOfStream
    case alias
    /// Marks of the stream and of a document's end.
    case other
  }

  var kind: Kind
  var hasAnchor = false
  var hasTag = false
  var range: Range<Int>
}

/// libyaml refuses to go on.
struct YAMLRefusal: Error {
  var problem: String
  var context: String
  /// Where the problem was seen, and where the construct in hand began.
  var mark: Int
  var contextMark: Int
}

/// libyaml's event parser over bytes in memory. C types stay in this file.
struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// The last one.
  private let event: UnsafeMutablePointer<yaml_event_t>

  init(_ bytes: [UInt8]) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    // Fails only where no memory is left for a few kilobytes.
    precondition(yaml_parser_initialize(parser) == 1)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, UnsafePointer(input.baseAddress), bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  mutating func next() throws(YAMLRefusal) -> YAMLEvent {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else {
      throw YAMLRefusal(
        problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
        context: parser.pointee.context.map { String(cString: $0) } ?? "",
        mark: parser.pointee.problem_mark.index, contextMark: parser.pointee.context_mark.index)
    }
    return Self.translate(event.pointee)
  }

  /// The value of the scalar that came last.
  var value: String {
    let scalar = event.pointee.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }

  private static func translate(_ event: yaml_event_t) -> YAMLEvent {
    let range = event.start_mark.index..<max(event.start_mark.index, event.end_mark.index)
    let data = event.data
    switch event.type {
    case YAML_SCALAR_EVENT:
      let style: YAMLScalar.Style =
        switch data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
      return YAMLEvent(
        kind: .scalar(style), hasAnchor: data.scalar.anchor != nil, hasTag: data.scalar.tag != nil,
        range: range)
    case YAML_MAPPING_START_EVENT:
      return YAMLEvent(
        kind: .startMapping(isFlow: data.mapping_start.style == YAML_FLOW_MAPPING_STYLE),
        hasAnchor: data.mapping_start.anchor != nil, hasTag: data.mapping_start.tag != nil,
        range: range)
    case YAML_SEQUENCE_START_EVENT:
      return YAMLEvent(
        kind: .startSequence(isFlow: data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE),
        hasAnchor: data.sequence_start.anchor != nil, hasTag: data.sequence_start.tag != nil,
        range: range)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .end, range: range)
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(
        kind: .startDocument(isExplicit: data.document_start.implicit == 0), range: range)
    case YAML_STREAM_END_EVENT: return YAMLEvent(kind: .endOfStream, range: range)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, range: range)
    default: return YAMLEvent(kind: .other, range: range)
    }
  }
}
