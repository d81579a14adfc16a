"""Results put away come back as they were, and a run over many drafts holds one at a time."""

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from msgspec import structs

import gik_lint
from gik_lint.reporters import BINARY, FORMATS
from gik_lint.result import ReportResult, Tally
from gik_lint.shelf import MANY, Shelf, packed, put_away, unpacked

EXAMPLES = Path(__file__).parents[2] / "reports_examples"


@pytest.fixture(scope="module")
def results():
    inputs = gik_lint.find_inputs([str(file) for file in sorted(EXAMPLES.glob("*.txt"))])
    return gik_lint.Checker(cache=False).check(inputs, keep="illustrations").reports


def test_a_result_comes_back_as_it_was(results):
    assert sum(len(one.findings) for one in results) > 0
    assert [unpacked(packed(one)) for one in results] == list(results)


def test_a_shelf_is_read_like_a_tuple(results):
    shelf = Shelf(iter(results))

    assert list(shelf) == list(results)
    assert list(shelf) == list(results)  # and once more
    assert (len(shelf), shelf[1], shelf[-1]) == (len(results), results[1], results[-1])
    assert shelf[1:3] == tuple(results[1:3])
    assert Tally.of(shelf) == Tally.of(results)


def test_a_file_name_that_is_no_text_does_not_stop_it(results):
    strange = msgspec.structs.replace(results[0], path="\udcff.txt")

    assert list(Shelf([strange, results[1]])) == [strange, results[1]]


def test_few_results_stay_as_they_are_and_many_are_let_go(results):
    class Seen(ReportResult, frozen=True, weakref=True):
        """A result of which can be told whether anybody holds it."""

    alive = []

    def one_after_another():
        for _ in range(MANY + 1):
            result = Seen(path="a.txt", findings=results[0].findings)
            alive.append(weakref.ref(result))
            yield result
            del result

    assert put_away(iter(results), MANY) == tuple(results)
    assert len(put_away(one_after_another(), MANY + 1)) == MANY + 1
    assert not any(one() for one in alive)


TEXTS = sorted(set(FORMATS) - BINARY)


@pytest.mark.parametrize("form", TEXTS)
def test_what_is_written_in_pieces_is_the_whole(form):
    result = gik_lint.Checker(cache=False).check(gik_lint.find_inputs([str(EXAMPLES)]))

    pieces = list(gik_lint.render_parts(result, form))

    assert len(pieces) > 1
    whole = b"".join(one if isinstance(one, bytes) else one.encode() for one in pieces)
    assert whole.decode() == gik_lint.render(result, form)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_format_holds_the_results_of_many_drafts_while_it_writes(form, results):
    """What grows with the number of drafts is put away; a writer that listed it would undo that."""

    class Seen(ReportResult, frozen=True, weakref=True):
        """A result of which can be told whether anybody holds it."""

    class Putting(Sequence):
        """Results made anew whenever they are asked for, as a shelf does."""

        made: ClassVar = []
        most = 0

        def __len__(self):
            return MANY + 20

        def __getitem__(self, index):
            if index >= len(self):
                raise IndexError
            one = Seen(**structs.asdict(results[index % len(results)]))
            self.made.append(weakref.ref(one))
            self.most = max(self.most, sum(ref() is not None for ref in self.made))
            return one

    drafts = Putting()
    written = gik_lint.render_parts(gik_lint.Result(tool_version="0", reports=drafts), form)

    assert sum(map(len, written)) > len(drafts)
    assert drafts.most <= 3


def test_no_report_at_all_is_json_too():
    result = gik_lint.Result(tool_version="0")

    said = msgspec.json.decode(gik_lint.render(result, "json"))

    assert (said["reports"], said["summary"]["reports"]) == ([], 0)
