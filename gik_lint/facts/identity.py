"""Who reports, on which year, and when it was published: several readings of a draft, weighed.

Weights are for what tells the report year or body most surely: the caller, then the title and the stated
period, then the opening, the tables' captions and the page around the report.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from gik_lint.facts.bodies import kind_and_tier
from gik_lint.facts.evidence import of_issuer, of_opening, of_titles, of_years, opening, own_words
from gik_lint.facts.lines import lines
from gik_lint.facts.published import Source, published
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Evidence, Identity
from gik_lint.facts.titles import Title, of_cells, of_page, titles
from gik_lint.fixed import fixed
from gik_lint.packs.words import Words

_OTHER_DOCUMENT = fixed(
    r"^(?![(（]?[一二三四五六七八九十\d]{1,3}[)）、.]).*(?:通知|办法|条例|规定|意见|方案|指南|制度|细则|须知|公告|通报|函|新闻稿|解读)$"
)
_EXPLAINED = fixed(r"(?:如下|以下)解读|解读如下|现解读")
_GIVEN = 100
_HEAD = 2000
_TITLE_LENGTH = 60
_SIGNS = 3  # of those in is_report, how many make a report
_MENTIONS = 4


class Given(Struct, frozen=True):
    """What the caller knows better than the draft; None where they leave it to the draft."""

    year: int | None = None
    body: str | None = None
    kind: str | None = None
    tier: str | None = None
    published: date | None = None


def identify(reading: Reading, words: Words, given: Given | None = None) -> Identity:
    """Title, body, kind, tier, report year and publication date, with the evidence for each."""
    given = given or Given()
    text = reading.text
    all_lines = lines(reading)
    source: Source | None
    found = titles(reading) or of_cells(reading)
    title = _own_title(found) or of_page(reading.document.title)
    evidence = [
        *of_titles(found, reading.document.title, words),
        *of_opening(text, opening(text, all_lines, title), words),
    ]
    evidence += [*of_issuer(text, all_lines, words), *of_years(text, all_lines)]
    day, source, at = published(text, all_lines)
    if day:
        name, weight = ("落款日期的上一年", 3) if source == "signature" else ("发布日期的上一年", 1)
        evidence.append(Evidence("year", str(day.year - 1), name, weight, at))
    if given.published is not None:
        day, source, at = given.published, "given", None
    if given.year is not None:
        evidence.append(Evidence("year", str(given.year), "命令行 --year", _GIVEN))
    if given.body is not None:
        evidence.append(Evidence("body", given.body, "命令行 --body", _GIVEN))
    year, body = _heaviest("year", evidence), _heaviest("body", evidence)
    kind, tier = kind_and_tier(body, words) if body else (None, None)
    if kind is None:
        kind, own = own_words(text)
        evidence += own
    for field, value, override in (("kind", kind, given.kind), ("tier", tier, given.tier)):
        if override or value:
            note = f"命令行 --{field}" if override else ("机关名称" if body else "正文自称")
            evidence.append(Evidence(field, override or value or "", note, _GIVEN if override else 2))
    return Identity(
        title=title.text if title else "",
        title_at=title.at if title and title.at.end else None,
        body=body,
        kind=given.kind or kind,
        tier=given.tier or tier,
        year=int(year) if year else None,
        published=day,
        published_source=source,
        published_at=at,
        evidence=tuple(evidence),
    )


def is_report(reading: Reading, identity: Identity, *, told: bool = False, tables: bool = False) -> bool:
    """Whether the draft holds an annual report: its title, or enough of what only such a report says.

    `told`: the caller named year and body, and only the title of another document speaks against it. `tables`: it
    holds tables of the official forms.
    """
    if identity.title:
        return True
    text = reading.text
    head = text[:_HEAD].strip().split("\n")[:5]
    other = any(_OTHER_DOCUMENT.search(line.strip()) and len(line) <= _TITLE_LENGTH for line in head)
    if other or identity.year is None or _EXPLAINED.search(text, 0, _HEAD):
        return False
    if told:
        return True
    signs = (
        tables,
        text.count("政府信息公开") >= _MENTIONS,
        "主动公开" in text and "依申请公开" in text,
        "政府信息公开条例》" in text,
        any(one.source in ("开头", "统计期限") for one in identity.evidence),
        "行政复议" in text and "行政诉讼" in text,
        "问题" in text and ("改进" in text or "措施" in text),
        "报告如下" in text or "年度报告" in text,
    )
    return sum(signs) >= _SIGNS


def _own_title(found: Sequence[Title]) -> Title | None:
    """The title that tells most of year and body; the page's only where the report has none of its own."""
    if not found:
        return None
    own = [one for one in found if one.source != "页面标题"] or found
    return max(own, key=lambda one: (one.year is not None) * 2 + bool(one.body))


def _heaviest(field: str, evidence: Iterable[Evidence]) -> str | None:
    """The value with the most weight behind it; of equals the first."""
    weights: defaultdict[str, int] = defaultdict(int)
    for one in evidence:
        if one.field == field:
            weights[one.value] += one.weight
    return max(weights, key=lambda value: weights[value], default=None)


__all__ = ["Given", "identify", "is_report"]
