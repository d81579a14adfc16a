"""A suspect figure is put right only where it is the one answer, stands alone in its cell, and the user asks for it."""

import pytest

from gik_lint.fixes import apply
from tests.checked import base, findings

RULE = "results-total-mismatch"


def with_total(figure: str) -> str:
    """The minimal report with this figure as the total of one column of table three."""
    lines = base("form-2021-minimal").split("\n")
    (at,) = (index for index, line in enumerate(lines) if "（七）总计" in line or "(七)总计" in line)
    assert "2932" in lines[at]
    lines[at] = lines[at].replace("2932", figure, 1)
    return "\n".join(lines)


def test_the_one_figure_that_mends_all_sums_is_an_unsafe_fix():
    draft = with_total("2923")
    (finding,) = findings(draft, RULE)

    assert finding.fix.safety == "unsafe"
    assert [edit.text for edit in finding.fix.edits] == ["2932"]
    assert apply(draft, [finding]) == draft
    assert apply(draft, [finding], unsafe=True) == base("form-2021-minimal")


@pytest.mark.parametrize("figure", ["2923（其中2件转交）", "2923件"])
def test_a_figure_that_does_not_stand_alone_is_left_to_a_person(figure):
    (finding,) = findings(with_total(figure), RULE)

    assert finding.suspects
    assert finding.fix is None
