import Synchronization
import Testing

@testable import GoujiKit

struct OrderedWorkTests {
  struct Full: Error {}

  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(jobs: Int) {
    var taken: [Int] = []
    OrderedWork(count: 500, jobs: jobs).run { piece in
      // Early pieces take longest.
      (0..<(500 - piece) * 20).reduce(0) { $0 &+ $1 } == -1 ? -1 : piece
    } consume: { piece in
      taken.append(piece)
    }
    #expect(taken == Array(0..<500))
  }

  @Test func nothingToDoEndsAtOnce() {
    OrderedWork(count: 0, jobs: 4).run {
      $0
    } consume: { _ in
      Issue.record("no piece")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: [1, 4])
  func aFailureEndsTheRunAndTheWorkers(jobs: Int) {
    let begun = Mutex(0)
    #expect(throws: Full.self) {
      try OrderedWork(count: 1000, jobs: jobs).run { piece in
        begun.withLock { $0 += 1 }
        return piece
      } consume: { piece throws(Full) in
        if piece == 3 { throw Full() }
      }
    }
    #expect(begun.withLock { $0 } < 100)
  }
}
