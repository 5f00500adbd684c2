import CLibCrypto

/// Hex digests by the system's libcrypto.
enum SHA256 {
  static func hexDigest(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let succeeded = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(succeeded == 1, "libcrypto cannot compute SHA-256")
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
