"""Kind `other-body`: another body's name where a report names itself, or its own name with a letter wrong."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.phrase import sentence
from gik_lint.facts.bodies import kind_and_tier, regions
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part, Scope
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.packs.words import Words
from gik_lint.text.patterns import any_found, match_at, search_all
from gik_lint.text.slips import Phrase, near_misses

VALUES = frozenset({"found", "body", "region"})
_SHORTEST = 5
_OF_ITS_AREA = fixed("^[省市县区州旗盟]")  # 市发改委
_AGENCY = fixed("局|委员会|委|厅")
_PARTICLES = frozenset("以由对将按从向为由使请与和在到经的及令")
"""公开以县市场监管局名义发布的文件: no misspelt 开阳县."""
_LEFT_OUT = frozenset("省市县区州旗镇乡和与及的总分")
"""发展改革局, 公安局 (for 公安分局): shorter, and right."""


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """Where another body is looked for.

    `slots` are patterns whose group `name` is where a report names itself (现公布…年度报告). `region`: a name
    there belongs to another region, or to an agency that is not the body. `misspelt`: the body's own name
    stands elsewhere with one letter of its region wrong, or one of its agency's lost. `documents`: a cited
    document is of another province than the body, or than most of the others; `slots` find the province (`name`)
    a title begins with, `unless` are patterns of the sentence that make it right (借鉴). In `near` the body above it
    may stand, too (请与…联系): only a region of the body's own tier is wrong there. In `peers` a body does something
    itself (认真落实): another of the same kind and tier, or of the same kind in another area, is wrong, but for a
    sentence that one of `unless` is found in. `scope` is where `slots` and `near` are looked for.
    """

    fault: Literal["region", "misspelt", "documents"]
    slots: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    near: tuple[Pattern, ...] = ()
    peers: tuple[Pattern, ...] = ()
    scope: Scope = "prose"


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each name that is not the body's; undecided where the body is not known."""
    if parameters.fault == "documents":
        return verdict(list(_of_another_province(parameters, report)))
    if report.identity.body is None:
        return Undecided("机关名称未能确定，可用 --body 指定")
    if parameters.fault == "misspelt":
        return verdict(list(_misspelt(report)))
    return verdict([*_foreign(parameters, report, run.words), *_peers(parameters, report, run.words)])


def _foreign(parameters: Parameters, report: AnnualReport, words: Words) -> Iterator[Hit]:
    body, text = report.identity.body or "", report.reading.text
    part = Part(report, parameters.scope)
    for slot in (*parameters.slots, *parameters.near):
        for match in search_all(slot, text, part.start, part.end) if part.start < part.end else ():
            name, (start, end) = match.group("name"), match.span("name")
            beside = slot not in parameters.near or _of_one_tier(name, body, words)
            if beside and part.holds(start, end) and not _own(name, body, text):
                yield _hit(Range(start, end), name, body)


def _peers(parameters: Parameters, report: AnnualReport, words: Words) -> Iterator[Hit]:
    body, text = report.identity.body or "", report.reading.text
    kind, tier = report.identity.kind, report.identity.tier
    part = Part(report, "prose")
    own = _proper(body)
    for match in (match for slot in parameters.peers for match in search_all(slot, text)):
        name, (start, end) = match.group("name"), match.span("name")
        theirs = kind_and_tier(name, words)
        peer = own not in name and name not in body and _like(theirs, (kind, tier))
        peer = peer or (theirs[0] == kind and _of_another_area(name, body, words))
        if not peer or text.count(name) > _OFTEN or not part.holds(start, end):
            continue
        if not any_found(parameters.unless, text, *sentence(text, start, end)):
            yield _hit(Range(start, end), name, body)


def _hit(at: Range, name: str, body: str) -> Hit:
    return Hit(at, {"found": name, "body": body, "region": "".join(regions(name))})


def _proper(body: str) -> str:
    """The part of a body's name that is its own: 西翥 of 五华区西翥街道办事处, 云山县 of 云山县人民政府."""
    places = regions(body)
    rest = body.removeprefix("".join(places)).removesuffix("人民政府").removesuffix("办事处")
    return rest or (places[-1] if places else body)


def _like(theirs: tuple[str | None, str | None], ours: tuple[str | None, str | None]) -> bool:
    """Whether kind and tier are those of a peer: of one kind and tier, or both the lowest of governments."""
    lowest = {"township", "subdistrict"}
    return {theirs[0], ours[0]} <= lowest or (theirs == ours and theirs[0] == "government" and theirs[1] is not None)


def _of_another_area(name: str, body: str, words: Words) -> bool:
    """Whether two names begin with different regions of one tier."""
    return _of_one_tier(name, body, words) and not set(regions(name)) & set(regions(body))


def _of_one_tier(name: str, body: str, words: Words) -> bool:
    """Whether two names begin with regions of one and the same tier."""
    theirs, ours = (places[-1:] for places in map(regions, (name, body)))
    if not theirs or not ours:
        return False
    tier = kind_and_tier(f"{ours[0]}人民政府", words)[1]
    return tier is not None and kind_and_tier(f"{theirs[0]}人民政府", words)[1] == tier


def _own(name: str, body: str, text: str) -> bool:
    """Whether the name may be the body's own: it shares its region, or names none and no agency."""
    bare, own = name.removesuffix("人民政府"), body.removesuffix("人民政府")
    if not bare or bare in own or own in bare:
        return True
    theirs, ours = regions(name), regions(body)
    if not theirs:
        return not _neighbour(name, body, text)  # 我局, 本机关: no region to hold against the body's
    if ours and not set(theirs) & set(ours):
        return any(region in own or own.startswith(region[:-1]) for region in theirs) or text.count(theirs[0]) > _OFTEN
    rest, own_rest = bare.removeprefix("".join(theirs)), own.removeprefix("".join(ours))
    return not rest or not own_rest or rest[:2] == own_rest[:2] or _short_for(rest, own_rest) or not _agency(rest)


def _neighbour(name: str, body: str, text: str) -> bool:
    """Whether a name is that of another agency of the area: named once, 县财政局 has no letter of 某县教育局."""
    own = body.removeprefix("".join(regions(body)))
    if not own or not _OF_ITS_AREA.match(name) or not _agency(name) or text.count(name) > 1:
        return False
    return not set(_AGENCY.sub("", name[1:])) & set(_AGENCY.sub("", own))


_OFTEN = 5  # a name that the report uses all the time is no leftover


def _short_for(rest: str, own: str) -> bool:
    """Whether one name is made of letters of the other, in their order: 卫健局 for 卫生健康局."""
    names = (_OF_ITS_AREA.sub("", one).replace("委员会", "委") for one in (rest, own))
    short, long = sorted(names, key=len)
    if not short:
        return False
    letters = iter(long)
    shorter = len(long) - len(short) > 1  # not a letter written twice
    return shorter and short[0] == long[0] and short[-1] == long[-1] and all(letter in letters for letter in short)


def _agency(rest: str) -> bool:
    """Whether what follows the region names an agency of its own (民族宗教事务局), not an office of the body."""
    return rest.endswith(("局", "委员会", "厅", "镇", "乡", "街道", "街道办事处"))


def _of_another_province(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    """Documents of a province that is neither the body's nor the one most documents are of."""
    text, body = report.reading.text, report.identity.body or ""
    cited = [
        (match.group("name"), one)
        for one in report.citations
        for slot in parameters.slots
        if (match := match_at(slot, one.name))
    ]
    counted = Counter(name for name, _ in cited)
    if not counted:
        return
    seat = next((match.group("name") for slot in parameters.slots if (match := match_at(slot, body))), "")
    own = seat or counted.most_common(1)[0][0]
    others = [(name, one) for name, one in cited if name != own]
    tied = len(counted) > 1 and not seat and counted[own] == counted.most_common(2)[1][1]
    for name, one in [] if tied else others:
        start, end = sentence(text, one.at.start, one.at.end)
        if not any_found(parameters.unless, text, start, end):
            yield Hit(one.at, {"found": one.name, "body": body, "region": name})


def _misspelt(report: AnnualReport) -> Iterator[Hit]:
    body = report.identity.body or ""
    if len(body) < _SHORTEST:
        return
    part = Part(report, "prose")
    misses = [Range(*miss) for miss in near_misses(report.reading.text, Phrase(body)) if part.holds(*miss)]
    groups: dict[str, list[Range]] = {}
    for at in sorted(set(misses), key=lambda one: one.start):
        groups.setdefault(report.reading.text[at.start : at.end], []).append(at)
    for name, places in groups.items():
        other, right = next((pair for pair in zip(name[1:], body[1:], strict=False) if pair[0] != pair[1]), ("", ""))
        region = len(name) == len(body) and regions(name) != regions(body) and other not in _PARTICLES
        lost = len(name) < len(body) and regions(name) == regions(body) and right not in _LEFT_OUT
        if regions(name) and (region or lost):
            others = tuple(Witness(at, "又一处") for at in places[1:])
            yield Hit(places[0], {"found": name, "body": body, "region": ""}, witnesses=others)
