"""The words around figures: between two of them, before one, in a bracket."""

from gik_lint.facts.report import Figure

_NEAR = 80


def bracketed(text: str, figure: Figure) -> bool:
    """Whether a figure stands in a bracket."""
    ahead = text[max(figure.at.start - _NEAR, 0) : figure.at.start]
    behind = text[figure.at.end : figure.at.end + _NEAR]
    closes, opens = behind.find(")"), behind.find("(")
    return ahead.rfind("(") > ahead.rfind(")") and closes >= 0 and (opens < 0 or closes < opens)


def between(text: str, first: Figure, second: Figure) -> str:
    """What stands between two figures, blanks taken out."""
    return squeezed(text, first.at.end, second.at.start)


def squeezed(text: str, start: int, end: int) -> str:
    """`text[start:end]`, blanks taken out."""
    return "".join(text[start:end].split())


def words_before(text: str, figure: Figure) -> str:
    """The clause of a figure up to it."""
    return squeezed(text, figure.clause.start, figure.at.start)


__all__ = ["between", "bracketed", "squeezed", "words_before"]
