"""Configuration files: found beside the drafts or named, read with every fault at its place, laid over another."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from os.path import realpath
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from gik_lint.config.files import contents, reason
from gik_lint.config.schema import NOT_FOUND_IN_FOLDERS, QUIETENING, Configuration, Override
from gik_lint.config.settings import Settings
from gik_lint.finding import Severity
from gik_lint.packs.faults import Fault, did_you_mean

NAME = ".gik-lint.yaml"
_LONGEST_CHAIN = 10


class ConfigurationError(Exception):
    """A configuration file cannot be used; each line of it says where and why."""


class Loaded(Struct, frozen=True):
    """A configuration and the file it comes from; `named`: the command line named it."""

    configuration: Configuration
    file: Path
    named: bool

    def notice(self) -> str:
        """What the verdict must say of a found file that makes the run quieter; else nothing."""
        written = _written(self.configuration)
        quiet = [key for key in QUIETENING if key in written]
        if self.named or not quiet:
            return ""
        return f"配置文件 {self.file} 改变了检查范围（{'、'.join(quiet)}）；不想受它影响请加 --no-config"


def find(start: Path) -> Path | None:
    """The closest configuration file: in `start`, else in the folder above, and so on."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        project = folder / "pyproject.toml"
        if project.is_file() and b"[tool.gik-lint" in project.read_bytes():
            return project
    return None


def load(file: Path, *, named: bool) -> Loaded:
    """The configuration in `file` with what it extends beneath it.

    Raises:
        ConfigurationError: the file, or one it extends, cannot be read or says what it may not.
    """
    configuration = _chain(file, named=named, seen=())
    return Loaded(configuration, file, named)


def settings_for(loaded: Loaded | None, asked: Mapping[str, Any], path: str = "") -> Settings:
    """The settings for one draft: the command line over the file's overrides for it, over the file."""
    values: dict[str, Any] = {}
    severities: dict[str, Severity] = {}
    if loaded:
        configuration = loaded.configuration
        fitting = (one for one in configuration.overrides if _fits(one.paths, path, loaded.file))
        layers: list[Configuration | Override] = [configuration, *fitting]
        for layer in layers:
            severities |= layer.severities
            values |= {
                name: value
                for name, value in structs.asdict(layer).items()
                if name in Settings.__struct_fields__ and name != "severities" and value is not None
            }
    values |= {name: value for name, value in asked.items() if value is not None and value != ()}
    return Settings(**{**values, "severities": severities})


def _fits(patterns: Iterable[str], path: str, file: Path) -> bool:
    try:
        below = Path(realpath(path)).relative_to(Path(realpath(file)).parent).as_posix()
    except ValueError:
        return False
    return any(fnmatch(below, pattern) for pattern in patterns)


def _chain(file: Path, *, named: bool, seen: tuple[Path, ...]) -> Configuration:
    home = Path(realpath(file))
    if home in seen or len(seen) == _LONGEST_CHAIN:
        raise ConfigurationError(f"{file}：extends 绕成了圈，请去掉一处")
    own = _read(file)
    if not named:
        refused = [key for key in NOT_FOUND_IN_FOLDERS if key in _written(own)]
        if refused:
            raise ConfigurationError(
                f"{file}：随草稿找到的配置不能指定 {'、'.join(refused)}；请在命令行用 --config 指明这个文件"
            )
    if own.extends is None:
        return own
    base = _chain(file.parent / own.extends, named=named, seen=(*seen, home))
    written = {name: value for name, value in structs.asdict(own).items() if value is not None}
    written["severities"] = {**base.severities, **own.severities}
    written["overrides"] = (*base.overrides, *own.overrides)
    return structs.replace(base, **written)


def _written(configuration: Configuration) -> dict[str, Any]:
    """The keys, as a file writes them, that the configuration holds."""
    encoded: dict[str, Any] = msgspec.to_builtins(configuration)
    return {key: value for key, value in encoded.items() if value not in (None, {}, [], ())}


def _read(file: Path) -> Configuration:
    try:
        data = contents(file)
    except OSError as trouble:
        raise ConfigurationError(f"{file}：读不了这个配置文件（{reason(trouble)}），请检查路径") from trouble
    return _from_toml(data, file) if file.suffix == ".toml" else _from_yaml(data, file)


def _from_yaml(data: bytes, file: Path) -> Configuration:
    from gik_lint.packs.nodes import read_yaml
    from gik_lint.packs.typed import Typed

    read = read_yaml(data, str(file))
    if read.root is None and not read.faults:
        return Configuration()
    typed = Typed(str(file))
    value = typed.struct(read.root, Configuration) if read.root is not None else None
    faults = [*read.faults, *typed.faults]
    if faults or not isinstance(value, Configuration):
        raise ConfigurationError("\n".join(map(str, faults)) or f"{file}：不是配置文件")
    return value


def _from_toml(data: bytes, file: Path) -> Configuration:
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8"))["tool"]["gik-lint"]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as fault:
        raise ConfigurationError(f"{file}：[tool.gik-lint] 无法读取（{fault}）") from fault
    known = Configuration.__struct_encode_fields__
    unknown = [key for key in table if key not in known]
    if unknown:
        faults = (Fault(str(file), 1, 1, f"没有「{key}」这个设置", did_you_mean(key, known)) for key in unknown)
        raise ConfigurationError("\n".join(map(str, faults)))
    try:
        return msgspec.convert(table, Configuration)
    except msgspec.ValidationError as fault:
        raise ConfigurationError(f"{file}：[tool.gik-lint] 有错误：{fault}") from fault
