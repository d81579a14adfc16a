"""From files to results: read, understand, check; one file's trouble never costs another's result."""

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, structs

from gik_lint import __version__
from gik_lint.config.settings import Settings
from gik_lint.document import Document, Paragraph
from gik_lint.facts.report import AnnualReport
from gik_lint.finding import Outcome
from gik_lint.illustration import Keep
from gik_lint.inputs import Input, Inputs
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Rule
from gik_lint.packs.select import UnknownNameError, asked_of, in_force, loud_enough
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.open import read, read_bytes
from gik_lint.result import PackInfo, ReportResult, Result, Uncheckable
from gik_lint.shelf import put_away

MAX_CHARACTERS = 500_000
"""A report has five thousand characters, a long one fifty; looking at a million takes minutes."""


_TOO_LONG = (
    f"文字超过 {MAX_CHARACTERS // 10_000} 万字，不像一份年度报告，已停止检查；请确认选对了文件，或拆分后再检查。"
)
_BROKEN = "gik-lint 检查这份文件时自身出错（{fault}）；请另存为 .docx 或 .txt 再试，并加 --debug 重跑后反馈"


_SCAN = "文件只有图片（扫描件），读不出文字；请提供可复制文字的文件"
_OTHER = "文件开头是另一种公文（通知、办法、解读等）的题目，没有当作年度报告检查；如果确实是，请在开头写明报告的题目"
_NONE = "没有在文件中找到政府信息公开工作年度报告；如果确实是，请用 --year 和 --body 指明年度和机关"


class NoReportError(Exception):
    """The file could be read but holds no annual report."""


class Linter(Struct, frozen=True, dict=True):
    """Packs and settings made ready to check any number of drafts.

    `settings_of` gives the settings of the draft at a path; `today` is the day the run takes for the present;
    `debug` lets a broken rule raise.
    """

    packs: PackSet
    settings_of: Callable[[str], Settings]
    today: date
    debug: bool = False

    def rules(self, path: str = "") -> tuple[Rule, ...]:
        """The rules in force for a draft; UnknownNameError if the settings name what there is not."""
        settings = self.settings_of(path)
        asked = (settings.select, settings.ignore, settings.extend_select, tuple(settings.severities.items()))
        if asked not in self._rules:
            self._rules[asked] = _in_force(self.packs, settings)
        return self._rules[asked]

    @cached_property
    def _rules(self) -> dict[Hashable, tuple[Rule, ...]]:
        """The rules in force, by what the settings say of them: most drafts have the same."""
        return {}

    def understand(self, source: Input) -> AnnualReport:
        """What is said in one draft; UnreadableError or NoReportError if nothing can be."""
        from gik_lint.facts.identity import Given, is_report  # where results come from the cache, it is not needed
        from gik_lint.facts.understand import understand

        settings = self.settings_of(source.path)
        document = _document(source, settings)
        if _characters(document) > MAX_CHARACTERS:
            raise UnreadableError(_TOO_LONG, "too-large")
        given = Given(settings.year, settings.body, settings.kind, settings.tier, settings.published)
        report = understand(document, self.packs.forms, self.packs.words, given)
        told = settings.year is not None and settings.body is not None
        tables = bool(report.tables)
        if not (report.only_tables or is_report(report.reading, report.identity, told=told, tables=tables)):
            if _is_scan(document):
                raise UnreadableError(_SCAN, "unsupported")  # what is on the pictures may well be a report
            raise NoReportError(_OTHER if told else _NONE)
        return report

    def check(self, source: Input, keep: Keep = "report") -> ReportResult:
        """The result for one draft and what `keep` asks for; not checked, with the sentence why, if it could not be."""
        settings, rules = self.settings_of(source.path), self.rules(source.path)  # what they raise is the user's fault
        try:
            return _kept(self._checked(source, settings, rules), keep)
        except (UnreadableError, NoReportError) as trouble:
            none = isinstance(trouble, NoReportError)
            return ReportResult(source.path, "not-checked", str(trouble), holds_none=none)
        except RecursionError:
            return ReportResult(source.path, "not-checked", "文件嵌套过深，无法读取；请另存为普通的 Word 或文本文件")
        except MemoryError:
            return ReportResult(source.path, "not-checked", "文件过大，内存不足；请拆分后再检查")
        except Exception as fault:  # one draft that breaks the program must not cost the results of the others
            if self.debug:
                raise
            return ReportResult(source.path, "not-checked", _BROKEN.format(fault=type(fault).__name__))

    def _checked(self, source: Input, settings: Settings, rules: Sequence[Rule]) -> ReportResult:
        started = time.monotonic()
        report = self.understand(source)
        from gik_lint import engine
        from gik_lint.checks.base import Run

        run = Run(self.today, settings.profile, self.packs.words, self.packs.forms, self.debug)
        limit = started + settings.max_seconds
        checked = engine.check(report, rules, run, lambda: time.monotonic() > limit)
        unsure = undecided_errors(rules, checked.outcomes) if settings.profile == "final" else ()
        return ReportResult(
            path=source.path,
            identity=report.identity,
            form=report.form.id if report.form else None,
            findings=tuple(loud_enough(checked.findings, settings)),
            outcomes=checked.outcomes,
            report=report,
            incomplete=(*unread(report), *checked.incomplete, *unsure),
        )


def _in_force(packs: PackSet, settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings want, each of the severity they give it; UnknownNameError as `Linter.rules`."""
    changed = settings.severities
    known = {rule.id for rule in packs.rules}
    for name in changed:
        if name not in known:
            raise UnknownNameError(f"没有「{name}」这条规则，severities 里请写规则的名称")
    rules = in_force(packs, settings)
    return tuple(structs.replace(one, severity=changed[one.id]) if one.id in changed else one for one in rules)


def _kept(result: ReportResult, keep: Keep) -> ReportResult:
    """The result without what was understood of the draft, unless that is asked for."""
    if keep == "report" or not result.report:
        return result
    if keep == "findings":
        return structs.replace(result, report=None)
    from gik_lint.reporters.illustrated import illustrations

    return structs.replace(result, report=None, illustrations=illustrations(result.report, result.findings))


def gather(linter: Linter, inputs: Inputs, made: Iterable[ReportResult], *, whole: bool = True) -> Result:
    """The result of a run from the results of its files, in order; not `whole`, they are put away where they are many.

    Files found by walking that hold no report are skipped and counted.
    """
    skipped: list[str] = []
    met: set[tuple[int | None, str | None]] = set()  # years and forms

    def reports() -> Iterator[ReportResult]:
        for source, result in zip(inputs.files, made, strict=True):
            if result.holds_none and not source.named:
                skipped.append(source.path)
            else:
                if result.status == "checked":
                    met.add((result.identity.year if result.identity else None, result.form))
                yield result

    kept = put_away(reports(), 0 if whole else len(inputs.files))
    return Result(
        tool_version=__version__,
        packs=tuple(PackInfo(pack.name, pack.version, pack.digest) for pack in linter.packs.packs),
        reports=kept,
        skipped=tuple(skipped),
        unmatched=inputs.unmatched,
        fail_on=linter.settings_of("").fail_on,
        rules=linter.rules(),
        forms={form.id: form.title for form in linter.packs.forms},
        uncheckable=tuple(_uncheckable(linter.packs, met or {(None, None)})),
    )


def _uncheckable(packs: PackSet, met: Iterable[tuple[int | None, str | None]]) -> Iterator[Uncheckable]:
    """What one at least of the reports of these years and forms has to do, and no machine can judge."""
    for article in (article for pack in packs.packs for article in pack.coverage if article.covered == "no"):
        if any(asked_of(article, packs.forms, year, form) for year, form in met):
            yield Uncheckable(article.requires, article.why)


def unread(report: AnnualReport) -> Iterator[str]:
    """Why a report that was read is still not wholly checked: none of its sections and tables is readable."""
    form = report.form
    if report.tables or any(section.official for section in report.sections):
        return
    if report.reading.document.pictures and not report.sections:
        yield "文件只有图片（扫描件），正文和表格都读不出来；请提供可复制文字的文件"
    elif form and form.sections:
        yield "规定的各部分和官方表格一个也没有读出来；请核对文件是否完整、是否为扫描件"


def undecided_errors(rules: Iterable[Rule], outcomes: Iterable[Outcome]) -> Iterator[str]:
    """The rules of severity error that could not be decided: before publication somebody must look."""
    errors = {rule.id for rule in rules if rule.severity == "error"}
    for outcome in outcomes:
        if outcome.outcome == "undecided" and outcome.rule in errors and not outcome.reported:
            yield f"{outcome.rule}：{outcome.reason}"


def _document(source: Input, settings: Settings) -> Document:
    if source.data is not None:
        return read_bytes(source.data, source.path, max_bytes=settings.max_bytes)
    return read(Path(source.path), max_bytes=settings.max_bytes)


def _characters(document: Document) -> int:
    """How much text there is to look at, cells included."""
    return sum(
        len(block.text.text) if isinstance(block, Paragraph) else sum(len(cell.text.text) for cell in block.cells)
        for block in document.blocks
    )


def _is_scan(document: Document) -> bool:
    """Whether the file holds pictures and no text."""
    texts = any(block.text.text.strip() for block in document.blocks if isinstance(block, Paragraph))
    return document.pictures > 0 and not texts
