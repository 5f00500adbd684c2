/// Writes JSON in the order it is told, without spaces.
struct JSONWriter {
  var output = OutputBuffer()
  private var needsComma = false

  private mutating func separate() {
    if needsComma { output.write(byte: 0x2C) }
    needsComma = true
  }

  mutating func key(_ name: StaticString) {
    separate()
    output.write(byte: 0x22)
    output.write(name)
    output.write("\":" as StaticString)
    needsComma = false
  }

  mutating func key(_ name: String) {
    string(name)
    output.write(byte: 0x3A)
    needsComma = false
  }

  mutating func beginObject() {
    separate()
    output.write(byte: 0x7B)
    needsComma = false
  }

  mutating func endObject() {
    output.write(byte: 0x7D)
    needsComma = true
  }

  mutating func beginArray() {
    separate()
    output.write(byte: 0x5B)
    needsComma = false
  }

  mutating func endArray() {
    output.write(byte: 0x5D)
    needsComma = true
  }

  mutating func null() {
    separate()
    output.write("null" as StaticString)
  }

  mutating func bool(_ value: Bool) {
    separate()
    output.write(value ? "true" : "false" as StaticString)
  }

  mutating func number(_ value: Int) {
    separate()
    output.write(value)
  }

  /// A number that is written already.
  mutating func raw(_ number: String) {
    separate()
    output.write(number)
  }

  mutating func string(_ text: String) {
    separate()
    output.write(byte: 0x22)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for i in bytes.indices where bytes[i] < 0x20 || bytes[i] == 0x22 || bytes[i] == 0x5C {
        output.bytes.append(contentsOf: bytes[start..<i])
        escape(bytes[i])
        start = i + 1
      }
      output.bytes.append(contentsOf: bytes[start...])
    }
    output.write(byte: 0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: output.write("\\\"" as StaticString)
    case 0x5C: output.write("\\\\" as StaticString)
    case 0x0A: output.write("\\n" as StaticString)
    case 0x0D: output.write("\\r" as StaticString)
    case 0x09: output.write("\\t" as StaticString)
    default:
      let digits = Array("0123456789abcdef".utf8)
      output.write("\\u00" as StaticString)
      output.write(byte: digits[Int(byte >> 4)])
      output.write(byte: digits[Int(byte & 15)])
    }
  }
}

extension OutputBuffer {
  /// Appends what `body` writes, without a copy of what is there.
  mutating func writeJSON(_ body: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    swap(&json.output, &self)
    body(&json)
    swap(&json.output, &self)
  }
}

extension JSONWriter {
  mutating func string(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func number(_ value: Int?) {
    if let value { number(value) } else { null() }
  }

  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    string(text)
  }

  mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    number(value)
  }

  mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  mutating func strings(_ name: StaticString, _ texts: [String]) {
    array(name, texts) { $0.string($1) }
  }

  mutating func array<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  mutating func object(_ name: StaticString, _ fields: (inout JSONWriter) -> Void) {
    key(name)
    beginObject()
    fields(&self)
    endObject()
  }
}
