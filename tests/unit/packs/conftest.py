"""Every test of this folder may write a pack."""

import pytest

from tests.pack_folder import PackFolder


@pytest.fixture
def pack(tmp_path):
    """A sound pack of one rule."""
    return PackFolder(tmp_path / "pack")
