"""Kind `reported-twice`: one content under two headings that are no part of one another."""

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.places import named
from gik_lint.facts.report import AnnualReport, Section
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"topic", "found", "first", "other", "count"})


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A content and the headings that announce it; `unless` are headings that mean something else."""

    name: str
    headings: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`topics` belong under one heading each; parts of one first-level section are one place."""

    topics: tuple[Topic, ...]


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed once, at the first topic that is reported twice, with every other place."""
    twice = [(topic, places) for topic in parameters.topics if len(places := _places(topic, report)) > 1]
    if not twice:
        return verdict([])
    first = twice[0][1][0]
    others = [(topic, one) for topic, places in twice for one in places if one is not first]
    values = {
        "topic": "、".join(topic.name for topic, _ in twice),
        "found": first.title,
        "first": named(first),
        "other": "、".join(f"「{named(one)}」" for _, one in others),
        "count": str(len(twice)),
    }
    witnesses = tuple(Witness(one.heading, topic.name) for topic, one in others)
    return verdict([Hit(first.heading, values, witnesses=witnesses, key=values["topic"])])


def _places(topic: Topic, report: AnnualReport) -> list[Section]:
    """The sections headed with a topic that say something: of each first-level section the first and innermost."""
    text = report.reading.text
    found_in: dict[int, int] = {}
    for index, section in enumerate(report.sections):
        if _fits(topic, section.title) and text[section.body.start : section.body.end].strip():
            top = _top(index, report)
            if top not in found_in or section.parent == found_in[top]:
                found_in[top] = index
    return [report.sections[index] for index in sorted(found_in.values())]


def _fits(topic: Topic, title: str) -> bool:
    return any_found(topic.headings, title) and not any_found(topic.unless, title)


def _top(index: int, report: AnnualReport) -> int:
    """The first-level section that holds the one at `index`."""
    while (parent := report.sections[index].parent) is not None:
        index = parent
    return index
