"""What a comment says: what is wrong, what to do, which law says so."""

from collections.abc import Iterator

from gik_lint.finding import Finding
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline

_MOST_RELATED = 5


def finding_lines(finding: Finding, lang: Language, *, fixed: bool) -> list[str]:
    """The lines of a finding's comment; `fixed` says that a tracked change beside it does what it asks."""
    opening = say(lang, "review.opening", severity=say(lang, finding.severity), message=inline(finding.message))
    return [opening, *_advice(finding, lang, fixed=fixed), *_grounds(finding, lang)]


def _advice(finding: Finding, lang: Language, *, fixed: bool) -> Iterator[str]:
    if finding.location.absent:
        yield say(lang, "absent.here")
    if finding.remedy:
        yield _labelled(lang, "remedy", inline(finding.remedy))
    for suspect in finding.suspects:
        change = say(lang, "suspect.says", printed=suspect.printed or say(lang, "blank"), suggested=suspect.suggested)
        place = inline(suspect.location.place)
        yield _labelled(lang, "suspect", " ".join(filter(None, (place, change, inline(suspect.reason)))))
    if fixed:
        yield say(lang, "review.fixed")


def _grounds(finding: Finding, lang: Language) -> Iterator[str]:
    for basis in finding.basis:
        yield _labelled(lang, "basis", " ".join(filter(None, (inline(basis.document), inline(basis.article)))))
    for related in finding.related[:_MOST_RELATED]:
        parts = (related.location.place, related.location.quote, related.note)
        yield _labelled(lang, "related", " ".join(filter(None, map(inline, parts))))
    if len(finding.related) > _MOST_RELATED:
        yield say(lang, "related.more", count=len(finding.related) - _MOST_RELATED)
    yield _labelled(lang, "review.rule", finding.rule)


def _labelled(lang: Language, key: str, text: str) -> str:
    return f"{say(lang, key)}{'：' if lang == 'zh' else ': '}{text}"
