"""What the readers refuse before parsing an archive.

The limits are those against archive bombs: an archive is judged by its directory, before any part is unpacked.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from gik_lint.readers.errors import UnreadableError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MAX_ENTRIES = 10_000
MAX_PART = 50_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200
RATIO_FLOOR = 1_000_000
_DIRECTORY_END = b"PK\x05\x06"
_ENCRYPTED = 0x1


def guarded_zip(data: bytes) -> "ZipFile":
    """Open an archive (docx, odt, xlsx, ofd) once its directory is within the limits.

    Raises:
        UnreadableError: damaged, encrypted, too many or too large parts, parts that unpack to more than
            `MAX_RATIO` times their size, repeated names, names that lead out of the archive.
    """
    import struct
    from zipfile import BadZipFile, ZipFile

    end = data.rfind(_DIRECTORY_END)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > MAX_ENTRIES:
        raise _bomb()
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError) as error:
        raise UnreadableError("文件已损坏，无法解压，请用 Word 或 WPS 打开后重新保存再检查。") from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise _bomb()
    if any(_oversized(entry) for entry in entries):
        raise _bomb()
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise UnreadableError("文件内部结构异常（部件重名或路径越界），请用 Word 或 WPS 打开后重新保存再检查。")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableError("文件已加密，请取消密码后重新保存再检查。", "encrypted")
    return archive


def read_part(archive: "ZipFile", name: str) -> bytes:
    """The unpacked bytes of one part; KeyError if there is none, `UnreadableError` if it is damaged."""
    import struct
    import zlib
    from lzma import LZMAError
    from zipfile import BadZipFile

    try:
        return archive.read(name)
    except (BadZipFile, zlib.error, LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableError("文件已损坏，有部件无法解压，请用 Word 或 WPS 打开后重新保存再检查。") from error


def _oversized(entry: "ZipInfo") -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > MAX_PART or (entry.file_size > RATIO_FLOOR and ratio > MAX_RATIO)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or parts[0].endswith(":") or ".." in parts


def _bomb() -> UnreadableError:
    return UnreadableError("文件解压后过大或部件过多，已停止读取，请确认文件无误后另存一份再检查。", "too-large")
