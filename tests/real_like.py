"""Figures such as real tables hold, keeping every relation of their form, and slips such as people make."""

from random import Random

from gik_lint.packs.forms import TableForm

Figures = dict[tuple[str, str], int]
LIKELY = (0, 0, 0, 0, 1, 2, 3, 5, 8, 12, 17, 40, 86, 120, 366, 1288, 5345)


def figures(form: TableForm, random: Random) -> Figures:
    """Whole numbers in every cell that carries one; all relations hold, the derived ones too."""
    cells = {(r.id, c.id): random.choice(LIKELY) for r in form.rows if r.kind == "data" for c in form.columns}
    _KEEPERS[form.id](cells, form, random)
    return cells


def slip(right: int, random: Random) -> int:
    """Another number, as a tired person would write for `right`."""
    digits = str(right)
    at = random.randrange(len(digits))
    ways = [
        digits[:at] + str((int(digits[at]) + random.randint(1, 9)) % 10) + digits[at + 1 :],
        digits[: at + 1] + digits[at:],
        digits[:at] + digits[at + 1 :] or "0",
        digits[:at] + digits[at + 1 : at + 2] + digits[at] + digits[at + 2 :],
        "0",
    ]
    wrong = [int(way) for way in ways if int(way) != right]
    return random.choice(wrong) if wrong else right + 1


def _requests(cells: Figures, form: TableForm, random: Random) -> None:
    kinds = [column.id for column in form.columns if column.id != "total"]
    rows = [row.id for row in form.rows if row.kind == "data"]
    results = [row for row in rows if row not in {"new_recv", "carried_in", "carried_out", "r7"}]
    for kind in kinds:
        cells["r7", kind] = sum(cells[row, kind] for row in results)
        cells["carried_out", kind] = random.randint(0, cells["r7", kind] // 20)
        cells["carried_in", kind] = random.randint(0, cells["r7", kind] // 20)
        cells["new_recv", kind] = cells["r7", kind] + cells["carried_out", kind] - cells["carried_in", kind]
    for row in rows:
        cells[row, "total"] = sum(cells[row, kind] for kind in kinds)


def _disputes(cells: Figures, form: TableForm, _random: Random) -> None:
    for group in ("rv", "ld", "la"):
        parts = [column.id for column in form.columns if column.id.startswith(group) and not column.computed]
        cells["n", f"{group}_total"] = sum(cells["n", part] for part in parts)


def _statistics(cells: Figures, _form: TableForm, random: Random) -> None:
    channels = [cells[f"A2_{number}", "v"] for number in range(1, 6)]
    cells["A1", "v"] = random.randint(max(channels), sum(channels))
    cells["A1a", "v"] = random.randint(0, min(9, cells["A1", "v"]))
    cells["A1b", "v"] = cells["A1a", "v"] + random.randint(0, 9)
    for of_which, whole in (("B2_1a", "B2_1"), ("B2_2a", "B2_2")):
        cells[of_which, "v"] = random.randint(0, cells[whole, "v"])
    cells["C3_4", "v"] = sum(cells[f"C3_4{letter}", "v"] for letter in "abcdef")
    cells["C3", "v"] = sum(cells[f"C3_{number}", "v"] for number in range(1, 9))
    cells["C2", "v"] = cells["C3", "v"]
    cells["C2_2", "v"] = random.randint(0, cells["C2", "v"] // 10)
    cells["C2_1", "v"] = cells["C2", "v"] - cells["C2_2", "v"]
    cells["C1_4", "v"] = max(cells["C1_4", "v"], cells["C2", "v"] - sum(cells[f"C1_{n}", "v"] for n in range(1, 4)))
    cells["C1", "v"] = sum(cells[f"C1_{number}", "v"] for number in range(1, 5))
    for whole, parts in (("D", 3), ("E", 3)):
        cells[whole, "v"] = sum(cells[f"{whole}{number}", "v"] for number in range(1, parts + 1))
    cells["H3", "v"] = cells["H3_1", "v"] + cells["H3_2", "v"]


def _fujian(cells: Figures, form: TableForm, random: Random) -> None:
    for column in ("y", "cum"):
        for whole in ("Q", "R"):
            parts = [row.id for row in form.rows if row.parent == whole]
            if column == "cum":
                for part in parts:
                    cells[part, "cum"] = cells[part, "y"] + random.choice(LIKELY)
            cells[whole, column] = sum(cells[part, column] for part in parts)
    for row in form.rows:
        if row.parent is None and row.id not in {"Q", "R"}:
            cells[row.id, "cum"] = cells[row.id, "y"] + random.choice(LIKELY)
    for column in ("y", "cum"):
        cells["P", column] = max(cells["P", column], cells["P1", column], cells["P2", column])
    for row in ("P", "P1", "P2"):
        cells[row, "cum"] = max(cells[row, "cum"], cells[row, "y"])
    cells["P", "cum"] = max(cells["P", "cum"], cells["P1", "cum"], cells["P2", "cum"])


_KEEPERS = {"t3": _requests, "t4": _disputes, "stat2014": _statistics, "fj2009": _fujian, "fj2014": _fujian}
