"""Parts of a report that a rule may restrict itself to: prose, headings, cells, an official section."""

from typing import Literal

from gik_lint.facts.report import AnnualReport, Range

Scope = Literal["prose", "headings", "title", "cells", "everything", "margins"]

_ROLES = {
    "prose": frozenset({"prose", "note", "textbox"}),
    "cells": frozenset({"cell"}),
    "everything": frozenset({"prose", "note", "textbox", "cell"}),
    "margins": frozenset({"furniture"}),
}


class Part:
    """Tells whether a range of the canonical text lies in a scope, and within one paragraph or cell.

    `section` narrows the scope to the bodies of one official section. What a saved page puts around
    the report is in no scope, headers and footers are in that of `margins` alone; headings are part of `prose`,
    the pieces of an official table that lost its borders are not.
    """

    def __init__(self, report: AnnualReport, scope: Scope, section: str = "") -> None:
        self._reading = report.reading
        self._roles = _ROLES.get(scope, _ROLES["everything"])
        self._within: list[Range] | None = section_bodies(report, section) if section else None
        self._among: list[Range] | None = None
        self.start, self.end = 0, len(report.reading.text)  # nothing outside need be searched
        self._tables = [table.at for table in report.tables] if scope == "prose" else []
        if scope == "headings":
            self._among = [one.heading for one in report.sections]
        elif scope == "title":
            self._among = [report.identity.title_at] if report.identity.title_at else []
            at = report.identity.title_at or Range(0, 0)
            self.start, self.end = at.start, at.end
        elif scope == "margins":
            zones = self._reading.zones
            self._among = [Range(one.start, one.end) for one in zones if self._reading.in_margin(one)]
            self.start = self._among[0].start if self._among else self.end

    def holds(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` lies in the part."""
        zone = self._reading.zone(start)
        return (
            end <= zone.end
            and zone.role in self._roles
            and _inside(start, self._within)
            and _inside(start, self._among)
            and not (self._tables and _inside(start, self._tables))
        )


def section_bodies(report: AnnualReport, section: str) -> list[Range]:
    """Where the official section with this id is written (a report may split it)."""
    return [one.body for one in report.sections if one.official == section]


def _inside(offset: int, ranges: list[Range] | None) -> bool:
    return ranges is None or any(one.start <= offset < one.end for one in ranges)
