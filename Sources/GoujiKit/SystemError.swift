import Glibc

/// What the system says when it cannot do something, in Chinese; told to whoever named the file.
struct SystemError: Hashable, Sendable, CustomStringConvertible {
  let code: Int32

  var description: String {
    switch code {
    case ENOENT: "没有这个文件或文件夹"
    case ENOTDIR: "路径中有一段不是文件夹"
    case EACCES, EPERM: "没有权限"
    case EISDIR: "是文件夹，不是文件"
    case EEXIST: "已经有了"
    case ENOSPC: "磁盘已满"
    case EDQUOT: "超出了磁盘配额"
    case EFBIG: "文件太大"
    case EROFS: "磁盘只能读，不能写"
    case EIO: "磁盘或网络读写出错"
    case EBUSY, ETXTBSY: "正被别的程序占用"
    case EMFILE, ENFILE: "同时打开的文件太多"
    case ENAMETOOLONG: "文件名太长"
    case ELOOP: "链接绕成了圈"
    case EPIPE: "接收结果的程序已经结束"
    case ENOMEM: "内存不足"
    default: "系统错误 \(code)：\(String(cString: strerror(code)))"
    }
  }
}
