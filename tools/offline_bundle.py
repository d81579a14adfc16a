"""Makes a folder that installs gik-lint without a network: `python -m tools.offline_bundle -o 离线包`.

Wheels are fetched for another machine than this one. pip then evaluates the conditions of dependencies for
this machine (what a library needs on Windows only would be left out), so the folder is looked over with
the conditions of the target until every requirement has its wheel. pip and setuptools are not needed.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PLATFORMS: Mapping[str, Mapping[str, str]] = {
    "win_amd64": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    "manylinux_2_28_x86_64": {"platform_machine": "x86_64"},
    "manylinux_2_28_aarch64": {"platform_machine": "aarch64"},
}
_LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
_BASES = {  # older wheels that run there as well
    "manylinux_2_28_x86_64": ("manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "manylinux_2_28_aarch64": ("manylinux_2_17_aarch64", "manylinux2014_aarch64"),
}


def bundle(folder: Path, platform: str, python: str) -> list[str]:
    """Fill `folder`; the requirements that no wheel could be found for (none: the bundle is complete)."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    _pip("wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    _fetch(wheels, platform, python, [str(path) for path in sorted(wheels.glob("gik_lint-*.whl"))])
    environment = target(platform, python)
    seen: set[str] = set()
    while lacking := [one for one in missing(wheels, environment) if one not in seen]:
        seen.update(lacking)
        _fetch(wheels, platform, python, lacking)
    for name in ("安装.bat", "检查草稿.bat"):
        shutil.copyfile(ROOT / "packaging" / "windows" / name, folder / name)
    shutil.copyfile(ROOT / "docs" / "离线安装.md", folder / "离线安装.md")
    sums = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(wheels.iterdir())
    )
    (folder / "SHA256SUMS").write_text(sums, "utf-8")
    return list(missing(wheels, environment))


def target(platform: str, python: str) -> dict[str, str]:
    """The conditions under which the target resolves its dependencies."""
    names = {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    return {**_LINUX, **PLATFORMS[platform], **names, "platform_python_implementation": "CPython", "extra": ""}


def missing(wheels: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Every requirement of the wheels in the folder, under these conditions, that no wheel in it meets."""
    held: dict[str, str] = {}
    wanted: dict[str, Requirement] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        metadata = _metadata(wheel)
        held[canonicalize_name(metadata["Name"])] = metadata["Version"]
        for line in metadata.get_all("Requires-Dist") or ():
            one = Requirement(line)
            if one.marker is None or one.marker.evaluate(dict(environment)):
                wanted.setdefault(line, one)
    for one in wanted.values():
        version = held.get(canonicalize_name(one.name))
        if version is None or not one.specifier.contains(version, prereleases=True):
            yield f"{one.name}{one.specifier}"


def _metadata(wheel: Path) -> Message:
    with ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8"))


def _fetch(wheels: Path, platform: str, python: str, what: list[str]) -> None:
    """Fetch wheels for the target, and whatever pip believes they need."""
    tags = [part for one in (platform, *_BASES.get(platform, ())) for part in ("--platform", one)]
    only = ["--only-binary=:all:", "--python-version", python, "--implementation", "cp", "--find-links", str(wheels)]
    _pip("download", "--dest", str(wheels), *tags, *only, *what)


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments], check=True)  # noqa: S603


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="做一个不联网也能安装的文件夹。")
    parser.add_argument("-o", "--output", type=Path, default=Path("离线包"), help="放在哪个文件夹")
    parser.add_argument("--platform", choices=PLATFORMS, default="win_amd64", help="给什么电脑用")
    parser.add_argument("--python", default="3.12", help="那台电脑上 Python 的版本")
    asked = parser.parse_args()
    lacking = bundle(asked.output, asked.platform, asked.python)
    if lacking:
        sys.exit(f"离线包不完整，还缺：{'、'.join(lacking)}")
    sys.stdout.write(
        f"已做好：{asked.output}，{len(list((asked.output / 'wheels').glob('*.whl')))} 个安装文件，依赖齐全\n"
    )
