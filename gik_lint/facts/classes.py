"""The classes of what was disclosed, in a sentence of their own: 主动公开192条。类别情况:党政信息类140条,文件类48条."""

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from gik_lint.facts.clauses import between, squeezed, words_before
from gik_lint.facts.report import Enumeration, Figure, Range
from gik_lint.fixed import fixed

ENDED = fixed("[。;]")
REST = fixed(r"其他|其它|其余|另外")
LONGEST_LIST = 100
_CLASSES = fixed(r"类别(?:情况)?(?:有|为|是|包括|如下)?:?[^,;。:\d]{0,16}$")
_OF_A_CLASS = fixed("类(?:信息|数)?[:为共]?$")
_DISCLOSED = fixed(r"(?<!不)主动公开")
_NEAR = 80
_AT_LEAST, _TO_EXCEED = 4, 3


def of_classes(text: str, figures: Sequence[Figure], parts: Container[Range]) -> Iterator[Enumeration]:
    """Every list of classes whose whole, no part of another list, stands somewhere before it."""
    for index in range(1, len(figures)):
        start = figures[index].at.start
        if _CLASSES.search(squeezed(text, max(start - _NEAR, 0), start)):
            yield from _from(text, figures, index, parts)


def _from(text: str, figures: Sequence[Figure], first: int, parts: Container[Range]) -> Iterator[Enumeration]:
    """The list that begins at `first`, if its last class is the rest, or it is more than was disclosed at all."""
    classes, end = [figures[first]], first + 1
    while end < min(len(figures), first + LONGEST_LIST) and not ENDED.search(
        between(text, figures[end - 1], figures[end])
    ):
        classes.append(figures[end])
        end += 1
    unit = figures[first].unit
    ahead = figures[max(first - LONGEST_LIST, 0) : first]
    before = [one for one in ahead if one.unit == unit and not one.approximate and not one.period]
    disclosed = [one for one in before if one.at not in parts and _DISCLOSED.search(words_before(text, one))]
    if not disclosed or any(one.unit != unit for one in classes):
        return
    total, named = sum((one.value for one in classes), Decimal(0)), {one.value for one in before}
    whole = len(classes) >= _AT_LEAST and REST.search(words_before(text, classes[-1])) and total not in named
    if whole or (total > max(named) and _all_classes(text, classes)):
        yield Enumeration(disclosed[-1], tuple(classes), "exhaustive", Range(classes[0].at.start, classes[-1].at.end))


def _all_classes(text: str, figures: Sequence[Figure]) -> bool:
    """Whether each of several figures is said to be of a class: 党政信息类147条,文件类47条,制度类4条."""
    return len(figures) >= _TO_EXCEED and all(_OF_A_CLASS.search(words_before(text, one)) for one in figures)
