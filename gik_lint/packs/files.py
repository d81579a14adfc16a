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
_READ = (".yaml", ".yml", ".txt")


class PackFiles(Struct, frozen=True):
    """What the folder holds: path inside the pack → bytes, for YAML and the texts of `examples`."""

    folder: Path
    data: dict[PurePosixPath, bytes]
    faults: tuple[Fault, ...] = ()

    def shown(self, path: PurePosixPath) -> str:
        """The file as the user would name it."""
        return str(self.folder / path)

    def under(self, name: str) -> list[PurePosixPath]:
        """The YAML files directly in the folder `name`, by their names."""
        found = (path for path in self.data if path.parent == PurePosixPath(name) and path.suffix == ".yaml")
        return sorted(found, key=lambda path: path.stem)

    @property
    def bases(self) -> frozenset[str]:
        """The names of the shared reports in `examples`."""
        return frozenset(path.stem for path in self.data if path.parent.name == "examples" and path.suffix == ".txt")

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
    home = folder.resolve()
    data: dict[PurePosixPath, bytes] = {}
    faults: list[Fault] = []
    size = 0
    for file in _walk(folder):
        if len(data) == MAX_FILES or size > MAX_ALL_BYTES:
            faults.append(Fault(str(folder), 1, 1, f"规则包超过 {MAX_FILES} 个文件或 50 MB", "请核对是否指错了文件夹"))
            break
        wrong = _problem(file, home)
        if wrong:
            faults.append(Fault(str(file), 1, 1, *wrong))
            continue
        content = _content(file)
        if content is None:
            faults.append(Fault(str(file), 1, 1, "文件读不出来", "请检查权限"))
            continue
        size += len(content)
        data[PurePosixPath(file.relative_to(folder).as_posix())] = content
    return PackFiles(folder, data, tuple(faults))


def read_file(folder: Path, file: str) -> PackFiles:
    """One file of a pack already loaded; empty if it is gone."""
    return PackFiles(folder, {PurePosixPath(file): _content(folder / file) or b""})


def _walk(folder: Path) -> Iterator[Path]:
    """Files in a stable order; hidden ones and linked folders are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in _READ:
                yield Path(parent, name)


def _problem(file: Path, home: Path) -> tuple[str, str] | None:
    if not file.resolve().is_relative_to(home):
        return "链接指向规则包之外", "规则包只读自己文件夹里的文件，请复制进来"
    if not file.is_file():
        return "不是普通文件", "请删去"
    if file.suffix == ".yml":
        return "扩展名要写作 .yaml", "请改名"
    return None


def _content(file: Path) -> bytes | None:
    """At most one byte over the limit: enough to see that a file is too big."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None
