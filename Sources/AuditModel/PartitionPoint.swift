/// How many of `count` places fulfil a condition that, from the first on, some do and no later one does.
@inlinable
public func partitionPoint(of count: Int, where isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low &+ high) / 2
    if isBefore(middle) { low = middle &+ 1 } else { high = middle }
  }
  return low
}
