"""The files of a pack's folder, read within limits and never outside it."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from gik_lint.packs.faults import Fault

MAX_BYTES = 1_000_000
MAX_FILES = 5_000
MAX_ALL_BYTES = 50_000_000
MAX_DEPTH = 3
_READ = (".yaml", ".yml", ".txt")


class PackFiles(Struct, frozen=True):
    """What the folder holds: path inside the pack → bytes, for YAML and the texts of `examples`."""

    folder: Path
    data: dict[str, bytes]
    faults: tuple[Fault, ...] = ()

    def shown(self, path: PurePosixPath | str) -> str:
        """The file as the user would name it."""
        return str(self.folder / path)

    def under(self, name: str) -> list[PurePosixPath]:
        """The YAML files directly in the folder `name`, by their names."""
        paths = [PurePosixPath(path) for path in self.data if path.startswith(f"{name}/") and path.endswith(".yaml")]
        return sorted((path for path in paths if path.parent.name == name), key=lambda path: path.stem)

    @property
    def bases(self) -> frozenset[str]:
        """The names of the shared reports in `examples`."""
        paths = (PurePosixPath(path) for path in self.data if path.startswith("examples/") and path.endswith(".txt"))
        return frozenset(path.stem for path in paths if path.parent.name == "examples")

    @property
    def digest(self) -> str:
        """SHA-256 of all files with their names."""
        whole = hashlib.sha256()
        for path, data in sorted(self.data.items()):
            whole.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
        return whole.hexdigest()


def read_folder(folder: Path) -> PackFiles:
    """Every file a pack is made of; links out of the folder, strange and oversized files are faults."""
    if not folder.is_dir():
        message = "规则包不是文件夹" if folder.exists() else "没有这个规则包"
        return PackFiles(folder, {}, (Fault(str(folder), 1, 1, message, "规则包是一个含 pack.yaml 的文件夹"),))
    data: dict[str, bytes] = {}
    faults: list[Fault] = []
    size = 0
    for inside, entry in _files(str(folder), "", 0):
        if len(data) == MAX_FILES or size > MAX_ALL_BYTES:
            faults.append(Fault(str(folder), 1, 1, f"规则包超过 {MAX_FILES} 个文件或 50 MB", "请核对是否指错了文件夹"))
            break
        wrong = _problem(entry, folder)
        content = None if wrong else _content(entry.path)
        if content is None:
            faults.append(Fault(entry.path, 1, 1, *(wrong or ("文件读不出来", "请检查权限"))))
            continue
        size += len(content)
        data[inside] = content
    return PackFiles(folder, data, tuple(faults))


def read_file(folder: Path, file: str) -> PackFiles:
    """One file of a pack already loaded; empty if it is gone."""
    return PackFiles(folder, {file: _content(str(folder / file)) or b""})


def _files(folder: str, inside: str, depth: int) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Files with their path inside the pack, in a stable order; hidden ones and linked folders are left out."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from _files(entry.path, f"{inside}{entry.name}/", depth + 1)
        elif entry.name.lower().endswith(_READ) and not entry.is_dir():
            yield f"{inside}{entry.name}", entry


def _problem(entry: "os.DirEntry[str]", home: Path) -> tuple[str, str] | None:
    if entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(os.path.realpath(home)):
        return "链接指向规则包之外", "规则包只读自己文件夹里的文件，请复制进来"
    if not entry.is_file():
        return "不是普通文件", "请删去"
    if entry.name.endswith(".yml"):
        return "扩展名要写作 .yaml", "请改名"
    return None


def _content(file: str) -> bytes | None:
    """The whole file, or one byte more than is allowed: enough to see that it is too big."""
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - a hundred times at every start
            return stream.readall() if os.fstat(stream.fileno()).st_size <= MAX_BYTES else stream.read(MAX_BYTES + 1)
    except OSError:
        return None
