"""The parts of the manual that the rule packs and the program tell themselves.

`python -m tools.manual` writes them anew; the tests hold what is committed to what would be written. A page is
either wholly made here (`pages`), or written by hand with made passages between two comments (`passages`).
"""
