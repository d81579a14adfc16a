"""The library promises what `import gik_lint` lists."""

import pytest

import gik_lint


@pytest.mark.parametrize("name", gik_lint.__all__)
def test_every_public_name_is_there(name):
    assert getattr(gik_lint, name)


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        gik_lint.nothing  # noqa: B018


@pytest.mark.parametrize("name", gik_lint.__all__)
def test_every_public_name_says_what_it_is(name):
    there = getattr(gik_lint, name)

    assert not callable(there) or there.__doc__ or "typing" in type(there).__module__ or name == "Watch"
