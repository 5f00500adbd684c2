extension Expression.Comparison {
  /// Whether it holds of two values in this order: below zero, zero or above.
  @inlinable @inline(__always)
  public func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }

  /// The comparison with its sides exchanged.
  public var flipped: Self {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }

  /// The comparison that holds where this one does not.
  public var opposite: Self {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// As rules write it.
  public var sign: String {
    switch self {
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }

  /// As messages print it.
  public var printedSign: String {
    switch self {
    case .equal: "＝"
    case .notEqual: "≠"
    case .less: "＜"
    case .lessOrEqual: "≤"
    case .greater: "＞"
    case .greaterOrEqual: "≥"
    }
  }
}
