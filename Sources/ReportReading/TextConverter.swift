import Glibc

/// The C library's `iconv`, from one encoding to UTF-8.
///
/// Strict: a byte that the encoding does not have ends the conversion.
struct TextConverter: ~Copyable {
  private let descriptor: iconv_t

  /// nil where the C library does not know the encoding.
  init?(from encoding: String) {
    // What iconv_open returns for a failure.
    guard let opened = iconv_open("UTF-8", encoding), Int(bitPattern: opened) != -1 else {
      return nil
    }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// The whole of `bytes` in UTF-8; nil where it is not sound, or ends within a character.
  borrowing func convert(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var source = Array(bytes)
    // A character of two bytes has at most three in UTF-8.
    let capacity = source.count * 2 + 4
    var isWhole = false
    let converted = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      source.withUnsafeMutableBytes { input in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var fromLeft = input.count
        var to = buffer.baseAddress.map {
          UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self)
        }
        var toLeft = capacity
        let result = iconv(descriptor, &from, &fromLeft, &to, &toLeft)
        isWhole = result != -1 && fromLeft == 0
        count = capacity - toLeft
      }
    }
    return isWhole ? converted : nil
  }
}
