/// Values side by side in plain memory that grows: no reference counts, and none of the checks that the variables of a
/// class cost each time.
///
/// Its owner frees it. Elements are forgotten, not destroyed: they must own nothing.
struct GrowingBuffer<Element> {
  private struct Header {
    var base: UnsafeMutablePointer<Element>
    var count = 0
    var capacity: Int
  }

  private let header: UnsafeMutablePointer<Header>

  init(capacity: Int) {
    header = .allocate(capacity: 1)
    header.initialize(to: Header(base: .allocate(capacity: capacity), capacity: capacity))
  }

  func deallocate() {
    header.pointee.base.deallocate()
    header.deallocate()
  }

  var count: Int { header.pointee.count }

  /// Not valid any more once something is added.
  var all: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: header.pointee.base, count: header.pointee.count)
  }

  subscript(index: Int) -> Element {
    get { header.pointee.base[index] }
    nonmutating set { header.pointee.base[index] = newValue }
  }

  func pointer(to index: Int) -> UnsafeMutablePointer<Element> { header.pointee.base + index }

  func append(_ element: Element) {
    reserve(1)
    (header.pointee.base + header.pointee.count).initialize(to: element)
    header.pointee.count += 1
  }

  func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    reserve(elements.count)
    (header.pointee.base + header.pointee.count).initialize(from: source, count: elements.count)
    header.pointee.count += elements.count
  }

  /// Forgets all but the first `count`.
  func truncate(to count: Int) { header.pointee.count = count }

  /// The elements of a range, for those who put them in order.
  func slice(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: header.pointee.base + range.lowerBound, count: range.count)
  }

  private func reserve(_ more: Int) {
    let needed = header.pointee.count + more
    guard needed > header.pointee.capacity else { return }
    let capacity = max(needed, header.pointee.capacity * 2)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: header.pointee.base, count: header.pointee.count)
    header.pointee.base.deallocate()
    header.pointee.base = larger
    header.pointee.capacity = capacity
  }
}
