"""Reading settings from disk, and saying in Chinese what the disk refused."""

import errno
from pathlib import Path

LARGEST = 1_000_000
LARGEST_BASELINE = 100_000_000

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.EROFS: "所在的磁盘只能读",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EBUSY: "正被其他程序占用",
    errno.EINVAL: "文件名不合规定",
}


def contents(file: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file of settings.

    Raises:
        OSError: it cannot be read, is no ordinary file (a pipe would be waited for without end), or is larger
            than `largest` bytes; `reason` says which.
    """
    if file.exists() and not file.is_file():
        raise OSError(errno.EISDIR if file.is_dir() else 0, "不是普通文件")
    with file.open("rb") as opened:
        data = opened.read(largest + 1)
    if len(data) > largest:
        raise OSError(0, f"超过 {largest // 1_000_000} MB")
    return data


def reason(trouble: OSError) -> str:
    """Why the disk refused, in a few Chinese words; what the system says where there are none."""
    return _REASONS.get(trouble.errno or 0) or trouble.strerror or type(trouble).__name__
