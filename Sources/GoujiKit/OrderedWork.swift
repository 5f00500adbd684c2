import Dispatch
import Synchronization

/// Pieces of work done side by side and taken over one after the other.
///
/// Threads rather than tasks: the command stays a plain program that a profiler can follow.
struct OrderedWork {
  var count: Int
  /// How many pieces are worked on at a time.
  var jobs: Int

  /// Hands the results of `work` to `consume` in the order of the pieces.
  ///
  /// Only a few pieces per job run ahead of `consume`, so that one slow piece cannot pile up the others.
  func run<Result: Sendable, Failure: Error>(
    _ work: @escaping @Sendable (Int) -> Result, consume: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    guard jobs > 1, count > 1 else {
      for piece in 0..<count { try consume(work(piece)) }
      return
    }
    let desk = Desk<Result>(count: count, ahead: jobs * 2)
    for _ in 0..<min(jobs, count) {
      DispatchQueue.global().async { while desk.workOne(work) {} }
    }
    defer { desk.close() }
    for piece in 0..<count { try consume(desk.take(piece)) }
  }
}

/// Where workers fetch pieces and lay down results.
private final class Desk<Result: Sendable>: Sendable {
  private struct State {
    var next = 0
    var results: [Int: Result] = [:]
    var isClosed = false
  }

  private let count: Int
  private let state = Mutex(State())
  /// Counts the pieces that may still be begun.
  private let room: DispatchSemaphore
  /// Counts the results that were laid down.
  private let news = DispatchSemaphore(value: 0)

  init(count: Int, ahead: Int) {
    self.count = count
    // A semaphore must not end below the value it began with, and an aborted run leaves some pieces over.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<ahead { room.signal() }
  }

  /// False where nothing is left to do.
  func workOne(_ work: (Int) -> Result) -> Bool {
    room.wait()
    let piece: Int? = state.withLock { state in
      guard !state.isClosed, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    guard let piece else {
      // The other workers that wait for room learn of it too.
      room.signal()
      return false
    }
    let result = work(piece)
    state.withLock { $0.results[piece] = result }
    news.signal()
    return true
  }

  func take(_ piece: Int) -> Result {
    while true {
      if let result = state.withLock({ $0.results.removeValue(forKey: piece) }) {
        room.signal()
        return result
      }
      news.wait()
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}
