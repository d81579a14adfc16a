"""The files that withhold findings: the baseline and the list of suppressions."""

from pathlib import Path

from msgspec import Struct

from gik_lint import baseline
from gik_lint.baseline import Baseline, BaselineError
from gik_lint.config.files import LARGEST_BASELINE, contents, reason
from gik_lint.suppressions import Suppression, SuppressionsError


class SuppressionFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of suppressions under one key, so that the file can say what it is."""

    suppressions: tuple[Suppression, ...]


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file; BaselineError if there is none."""
    try:
        data = contents(file, LARGEST_BASELINE)
    except OSError as trouble:
        raise BaselineError(
            f"读不了基线文件 {file}（{reason(trouble)}）；请用 gik-lint baseline write 生成"
        ) from trouble
    return baseline.read(data, str(file))


def read_suppressions(file: Path) -> tuple[Suppression, ...]:
    """The suppressions in a file; SuppressionsError, with line and column of every fault, if it is none."""
    from gik_lint.packs.nodes import read_yaml
    from gik_lint.packs.typed import Typed

    try:
        data = contents(file)
    except OSError as trouble:
        raise SuppressionsError(f"读不了豁免清单 {file}（{reason(trouble)}），请检查路径") from trouble
    read = read_yaml(data, str(file))
    typed = Typed(str(file))
    value = typed.struct(read.root, SuppressionFile) if read.root is not None else None
    faults = [*read.faults, *typed.faults]
    if faults or not isinstance(value, SuppressionFile):
        raise SuppressionsError("\n".join(map(str, faults)) or f"{file}：豁免清单是空的")
    for one in value.suppressions:
        if not (one.fingerprint or one.place):
            raise SuppressionsError(f"{file}：规则 {one.rule} 的豁免没有写 fingerprint 或 place，不能豁免整条规则")
    return value.suppressions
