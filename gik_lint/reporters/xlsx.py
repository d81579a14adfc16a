"""整改清单: a workbook a reviewing office sends back, one row a finding, with columns for who corrects it and when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from gik_lint.finding import Outcome, Severity
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import xml
from gik_lint.reporters.columns import width
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result
from gik_lint.shelf import MANY

_FIRST = 3  # the row in which the data begin, from 0
_LINK = 200  # characters of a link's text; a spreadsheet holds 255
_LINE = 14.5  # points of one line
_HIGHEST = 400  # points; a spreadsheet holds 409
_LONGEST = 2000  # characters of one cell; a spreadsheet holds 32 767
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that equal runs give equal files
_FONT = "宋体"
_COLOURS: Mapping[Severity, str] = {"error": "#A3231C", "warning": "#7D5200", "info": "#1D5A86"}
_TODO = (
    ("column.number", 5),
    ("column.file", 14),
    ("column.severity", 6),
    ("column.place", 16),
    ("column.passage", 24),
    ("column.problem", 30),
    ("remedy", 26),
    ("basis", 18),
    ("column.owner", 9),
    ("column.done", 10),
    ("column.remark", 10),
)
_OVERVIEW = (
    ("column.body", 26),
    ("column.year", 8),
    ("column.verdict", 44),
    ("error", 7),
    ("warning", 7),
    ("info", 7),
    ("undecided", 10),
    ("column.file", 40),
)
_UNDECIDED = (("column.file", 30), ("column.rule", 36), ("column.reason", 70))


def parts(result: Result, view: View) -> Iterator[bytes]:
    """The workbook: the list of findings, an overview where there are many drafts, what was not decided."""
    import xlsxwriter  # type: ignore[import-untyped]

    stream = BytesIO()
    many = len(result.reports) > MANY  # then the rows wait in a temporary file; each cell holds its own text
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {**options, "constant_memory": many, "in_memory": not many})
    book.set_properties({"title": say(view.lang, "xlsx.todo"), "author": "gik-lint", "created": _MADE})
    sheets = _Sheets(book, view.lang)
    if len(result.reports) != 1:
        sheets.overview(result)
    sheets.todo(result)
    sheets.undecided(result)
    book.close()
    yield stream.getvalue()


class _Sheets:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, lang: Language) -> None:
        self._book = book
        self._lang = lang
        base = {"font_name": _FONT, "font_size": 10.5, "valign": "top", "text_wrap": True, "border": 1}
        self._cell = book.add_format(base)
        self._centred = book.add_format({**base, "align": "center"})
        self._head = book.add_format(
            {**base, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EDEAE2"}
        )
        self._link = book.add_format({**base, "font_color": "#1D5A86", "underline": 1})
        self._title = book.add_format({"font_name": _FONT, "font_size": 15, "bold": True, "valign": "vcenter"})
        self._line = book.add_format({"font_name": _FONT, "font_size": 10.5, "valign": "vcenter"})
        self._severities: dict[Severity, Any] = {
            severity: book.add_format({**base, "align": "center", "bold": True, "font_color": colour})
            for severity, colour in _COLOURS.items()
        }

    def todo(self, result: Result) -> None:
        """The list itself; drafts that were not checked stand in it too."""
        sheet = self._sheet("xlsx.todo", _TODO, self._heading(result))
        row = _FIRST - 1
        rows = (row for report in result.reports for row in self._rows(report))
        for row, (severity, values) in enumerate(rows, _FIRST):
            sheet.set_row(row, _height(values, [size for _, size in _TODO[1:]]))
            sheet.write_number(row, 0, row - _FIRST + 1, self._centred)
            for column, value in enumerate(values, 1):
                style = self._severities[severity] if column == 2 else self._cell  # noqa: PLR2004 - the severity
                sheet.write_string(row, column, safe(value), style)
            for column in range(len(values) + 1, len(_TODO)):
                sheet.write_blank(row, column, None, self._cell)
        _filtered(sheet, _TODO, row)

    def _rows(self, report: ReportResult) -> Iterator[tuple[Severity, tuple[str, ...]]]:
        """The cells of each row after its number, as far as this tool fills them."""
        for text in verdict.broken(report, self._lang):
            yield "error", (report.path, self._say("error"), "", "", text, "", "")
        for finding in report.open_findings:
            location = finding.location
            position = self._say("place.line", line=location.span.line, column=location.span.column)
            place = f"{location.place}\n{position}".strip()
            passage = self._say("absent.here") if location.absent else location.quote
            laws = "\n".join(" ".join(filter(None, (one.document, one.article))) for one in finding.basis)
            severity = self._say(finding.severity)
            yield (
                finding.severity,
                (report.path, severity, place, passage, finding.message, finding.remedy, laws),
            )

    def overview(self, result: Result) -> None:
        """One row a draft."""
        heading = (verdict.of_run(result, self._lang).text, verdict.overview(result, self._lang))
        sheet = self._sheet("title.overview", _OVERVIEW, heading)
        target = _FIRST + 1
        for index, report in enumerate(result.reports, _FIRST):
            identity = report.identity
            counts = [*report.severities().values(), report.outcome_counts()["undecided"]]
            body = safe(identity.body or "" if identity else "")
            listed = len(report.open_findings) + len(verdict.broken(report, self._lang))
            if listed and body:
                # from the draft's name to its first row of the list
                link = f"internal:'{self._say('xlsx.todo')}'!A{target}"
                sheet.write_url(index, 0, link, self._link, string=body[:_LINK])
            else:
                sheet.write_string(index, 0, body, self._cell)
            target += listed
            if identity and identity.year:
                sheet.write_number(index, 1, identity.year, self._centred)
            else:
                sheet.write_blank(index, 1, None, self._centred)
            sheet.write_string(index, 2, safe(verdict.of_report(report, self._lang)[0].text), self._cell)
            for column, count in enumerate(counts, 3):
                if report.status == "checked":
                    sheet.write_number(index, column, count, self._centred)
                else:
                    sheet.write_string(index, column, "—", self._centred)
            sheet.write_string(index, len(_OVERVIEW) - 1, safe(report.path), self._cell)
        _filtered(sheet, _OVERVIEW, len(result.reports) + _FIRST - 1)

    def undecided(self, result: Result) -> None:
        """What no rule could decide, and why: left to a person."""
        titles = {rule.id: rule.title for rule in result.rules}
        sheet, row = None, 0
        for row, (path, outcome) in enumerate(_undecided(result), _FIRST):
            sheet = sheet or self._sheet("undecided", _UNDECIDED, self._heading(result))
            for column, value in enumerate((path, titles.get(outcome.rule) or outcome.rule, outcome.reason)):
                sheet.write_string(row, column, safe(value), self._cell)
        if sheet:
            _filtered(sheet, _UNDECIDED, row)

    def _sheet(self, name: str, columns: Sequence[tuple[str, int]], heading: tuple[str, str]) -> Any:
        """A sheet with its title, frozen header and print set-up; the data begin in the fourth row."""
        sheet = self._book.add_worksheet(self._say(name))
        sheet.set_row(0, 26)
        sheet.write_string(0, 0, safe(f"{self._say(name)}  {heading[0]}"), self._title)
        sheet.write_string(1, 0, safe(heading[1]), self._line)
        for index, (key, size) in enumerate(columns):
            sheet.set_column(index, index, size)
            sheet.write_string(2, index, self._say(key), self._head)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _heading(self, result: Result) -> tuple[str, str]:
        """Whose list it is, and the verdict."""
        if len(result.reports) != 1:
            return "", verdict.of_run(result, self._lang).text
        report = result.reports[0]
        identity = report.identity
        body = identity.body or "" if identity else ""
        year = self._say("year", year=identity.year) if identity and identity.year else ""
        texts = "; ".join(one.text for one in verdict.of_report(report, self._lang))
        return f"{body} {year}".strip(), texts

    def _say(self, key: str, **values: object) -> str:
        return say(self._lang, key, **values)


def _undecided(result: Result) -> Iterator[tuple[str, Outcome]]:
    for report in result.reports:
        yield from ((report.path, one) for one in report.outcomes if one.outcome == "undecided")


def _filtered(sheet: Any, columns: Sequence[tuple[str, int]], last: int) -> None:
    """The filter over a sheet whose last row was written."""
    sheet.autofilter(_FIRST - 1, 0, max(last, _FIRST), len(columns) - 1)


def _height(values: Sequence[str], widths: Sequence[int]) -> float:
    """The height of a row in which every wrapped text can be read; not every program finds it by itself."""
    lines = (
        sum(-(-max(width(line), 1) // max(size - 1, 1)) for line in safe(value).split("\n"))
        for value, size in zip(values, widths, strict=False)
    )
    return min(max(lines, default=1) * _LINE + 3, _HIGHEST)


def safe(text: str) -> str:
    """`text` as a cell may hold it: no control characters, not too long, never read as a formula."""
    shown = xml(text[:_LONGEST]) + ("……" if len(text) > _LONGEST else "")
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
