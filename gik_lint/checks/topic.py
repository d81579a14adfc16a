"""Kind `topic`: what a section, or the whole report, must speak of: every topic in a heading or in its words."""

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, verdict
from gik_lint.checks.official_section import section_range
from gik_lint.facts.passages import first_line, prose_of
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, SectionId
from gik_lint.text.patterns import any_found

VALUES = frozenset({"missing", "count", "section"})


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic and the patterns that tell it is spoken of."""

    name: str
    patterns: tuple[Pattern, ...]


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`topics` must be spoken of in `section`; without a section, anywhere in the report's prose.

    With `headings_anywhere` a heading of another, unofficial section may tell a topic too.
    """

    topics: tuple[Topic, ...]
    section: SectionId = ""
    headings_anywhere: bool = False


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed once, with the names of all topics that are not spoken of."""
    at: Range = first_line(report)
    body: Range | None = None
    title = ""
    if parameters.section:
        body = section_range(report, parameters.section)
        if body is None:
            return Undecided("没有找到应说这些内容的部分")
        section = max((one for one in report.sections if one.body == body), key=lambda one: one.level)
        at, title = section.heading, section.title
    words = prose_of(report, body)
    if parameters.headings_anywhere:
        words += "\n" + "\n".join(one.title for one in report.sections if one.official is None)
    if not words.strip():
        return Undecided("没有读出正文")
    missing = [topic.name for topic in parameters.topics if not any_found(topic.patterns, words)]
    if not missing:
        return verdict([])
    values = {"missing": "、".join(missing), "count": str(len(missing)), "section": title}
    return verdict([Hit(at, values, absent=True, key="、".join(missing))])
