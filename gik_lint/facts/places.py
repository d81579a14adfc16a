"""Names for places, as a person looks for them: 「二、主动公开政府信息情况」, 表格第3行第2列."""

from bisect import bisect_right

from gik_lint.document import Span
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import AnnualReport, Range, Section


class Places:
    """Tells of any range of a report where it is printed, and names any offset by the headings it stands under."""

    def __init__(self, report: AnnualReport) -> None:
        self.reading: Reading = report.reading
        self._sections = sorted(report.sections, key=lambda section: section.heading.start)
        self._starts = [section.heading.start for section in self._sections]
        self._identity = report.identity
        self._spans: dict[Range, Span] = {}

    def printed(self, at: Range) -> Range:
        """The range in the printed face."""
        return Range(*self.reading.face.printed_range(at.start, at.end))

    def span(self, printed: Range) -> Span:
        """Where a range of the printed face stands in the source; a place is often told and mended both."""
        known = self._spans.get(printed)
        if known is None:
            known = self._spans[printed] = self.reading.printed_span(printed.start, printed.end)
        return known

    def name(self, offset: int) -> str:
        """The place of `offset`: the table cell, the headings above it, the margin, or the report's opening."""
        zone = self.reading.zone(offset)
        title = self._identity.title_at
        if title and title.start <= offset < title.end:
            return "标题"
        if self.reading.in_margin(zone):
            return "页眉页脚"
        trail = "".join(f"「{named(section)}」" for section in self._trail(offset)) or "开头"
        if zone.cell is not None:
            cell = self.reading.cell(zone)
            return f"{trail}表格第{cell.row + 1}行第{cell.column + 1}列"
        return trail

    def _trail(self, offset: int) -> list[Section]:
        """The sections that hold `offset`, outermost first, at most two."""
        index = bisect_right(self._starts, offset) - 1
        trail: list[Section] = []
        while index >= 0:
            section = self._sections[index]
            if offset < section.body.end and (not trail or section.level < trail[0].level):
                trail.insert(0, section)
                if section.level == 1:
                    break
            index -= 1
        return trail[:2]


def named(section: Section) -> str:
    """A section's number and title as one reads them aloud: 五、存在的主要问题."""
    mark = "、" if section.number and not section.number.endswith(("、", ".", ")", "）", "．")) else ""
    return f"{section.number}{mark}{section.title}"
