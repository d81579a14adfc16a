"""The official tables of a draft: recognised by their labels, in whatever shape they come."""

from gik_lint.facts.tables.places import place_of
from gik_lint.facts.tables.recognise import official_tables

__all__ = ["official_tables", "place_of"]
