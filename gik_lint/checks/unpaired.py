"""Kind `unpaired`: an opening sign without its closing one, or the reverse, within a paragraph."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.checks.phrase import with_signs
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, Sentence
from gik_lint.text.patterns import match_at

VALUES = frozenset({"found", "missing"})
_ENDS = "。！？!?;:；："
_MARK = fixed(r"(?<![A-Za-z\d.\-])[A-Za-z\d]{1,2}$")
_LONGEST_MARK = 3
_NUMERALS = "一二三四五"
_NUMBERED = fixed(r"(?:^|\n)\s{0,4}([一二三四五六七八九十]{1,2})$")
_LONGEST_NUMBER = 8
_TORN = 160
_FULL_WIDTH = 0xFEE0
_QUOTES = frozenset("“”‘’")
_QUOTED, _BRACKETED = 40, 12


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` are opening and closing sign as two letters each: `“”`.

    A sign where one of `exempt` begins is let be. `turned` is what to say of a quotation mark the wrong way round,
    `mismatched` of a bracket closed by one of another kind.
    """

    pairs: tuple[str, ...]
    exempt: tuple[Pattern, ...] = ()
    turned: Sentence | None = None
    mismatched: Sentence | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each sign that stands alone; a list mark such as `1)` is none, nor is a torn table's label."""
    return verdict(list(_hits(parameters, report)))


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    """One hit a slip: a quotation mark the wrong way round, or 〔2015) closed otherwise, leaves two signs alone."""
    text = report.reading.text
    partner = {pair[0]: pair[1] for pair in parameters.pairs} | {pair[1]: pair[0] for pair in parameters.pairs}
    openers = frozenset(pair[0] for pair in parameters.pairs)
    signs = fixed(f"[{re.escape(''.join(parameters.pairs))}]")
    for part in _paragraphs(report):
        found = signs.finditer(text, part.start, part.end)
        alone = deque(sorted(_alone(found, part, parameters, partner, openers, report)))
        while alone:
            at = alone.popleft()
            sign, after = text[at], alone[0] if alone else at
            if 0 < after - at <= _QUOTED and sign == text[after] and sign in _QUOTES:
                alone.popleft()
                yield _hit(after if sign in openers else at, partner[sign], report, parameters.turned)
            elif 0 < after - at <= _BRACKETED and sign in openers and text[after] not in openers:
                alone.popleft()
                yield _hit(after, partner[sign], report, parameters.mismatched)
            else:
                yield _hit(at, partner[sign], report)


def _alone(  # noqa: PLR0917 - the signs and what pairs them
    signs: Iterable[re.Match[str]],
    part: Range,
    parameters: Parameters,
    partner: Mapping[str, str],
    openers: frozenset[str],
    report: AnnualReport,
) -> Iterator[int]:
    """Where the signs of a paragraph stand that have no other half."""
    text = report.reading.text
    waiting: list[int] = []
    open_: Counter[str] = Counter()

    def exempt(at: int) -> bool:
        return any(match_at(pattern, text, at, part.end) for pattern in parameters.exempt)

    for match in signs:
        at, sign = match.start(), match.group()
        if sign in openers:
            if not exempt(at):
                waiting.append(at)
                open_[sign] += 1
        elif open_[partner[sign]]:
            while text[lost := waiting.pop()] != partner[sign]:
                open_[text[lost]] -= 1
                yield lost
            open_[partner[sign]] -= 1
        elif not exempt(at) and not _list_mark(text, part.start, at):
            yield at
    yield from (at for at in waiting if not _torn(report, part.end, text[at], partner[text[at]]))


def _hit(at: int, missing: str, report: AnnualReport, says: str | None = None) -> Hit:
    """A sign without its other half, both shown in the width in which it is printed."""
    sign = Range(at, at + 1)
    found = with_signs(sign, report)
    full = found != report.reading.text[at]
    return Hit(sign, {"found": found, "missing": chr(ord(missing) + _FULL_WIDTH) if full else missing}, says=says)


def _paragraphs(report: AnnualReport) -> Iterator[Range]:
    """Paragraphs of prose; lines that a file broke off in mid-sentence are one."""
    text, prose = report.reading.text, Part(report, "prose")
    start = end = None
    for zone in report.reading.zones:
        if not prose.holds(zone.start, zone.start):
            continue
        if start is None or end != zone.start - 1 or text[zone.start - 2] in _ENDS:
            if start is not None and end is not None:
                yield Range(start, end)
            start = zone.start
        end = zone.end
    if start is not None and end is not None:
        yield Range(start, end)


def _torn(report: AnnualReport, end: int, opener: str, closer: str) -> bool:
    """Whether a sign that a paragraph leaves open is closed in a cell behind it: a label torn out of its table."""
    text = report.reading.text
    at = text.find(closer, end, end + _TORN)
    return at >= 0 and report.reading.zone(at).role == "cell" and opener not in text[end:at]


def _list_mark(text: str, start: int, at: int) -> bool:
    """1) and a) at the head of a clause, and 一) where 二) follows it in the same style."""
    if text[at] != ")":
        return False
    numbered = _NUMBERED.search(text, max(at - _LONGEST_NUMBER, 0), at)
    others = [f"{one})" for one in _NUMERALS if numbered and one != numbered[1]]
    if any(text.startswith(one) or f"\n{one}" in text for one in others):
        return True
    return bool(_MARK.search(text, max(start, at - _LONGEST_MARK), at))
