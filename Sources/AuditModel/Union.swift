extension Range {
  /// From the start of the first of both to the end of the last.
  @inlinable
  public func union(_ other: Range) -> Range {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}

extension ClosedRange {
  /// From the start of the first of both to the end of the last.
  @inlinable
  public func union(_ other: ClosedRange) -> ClosedRange {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
