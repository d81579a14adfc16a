"""Kind and tier of a body from its name: two independent axes, either of which the name may not tell."""

from collections.abc import Mapping

from msgspec import Struct

from gik_lint.facts.kept import Kept
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.words import BodyName, Words

_ADDED = fixed(r"[(（][^)）]*[)）]|\s+|(?<=[局委厅办处府])(?:机关|系统|本级|本部)$")
_UNIT = fixed(rf"{HAN}{{1,12}}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|州(?!市|县|区)|盟|市|县|旗|区)")
_ZONES = "开发|实验|试验|示范|高新|经开|保税|合作|度假|风景|名胜|管理"
_NO_REGION = fixed(rf"(?:{_ZONES}|自贸|贸易|园|集聚|社|辖|关)区$|和城市$|^(?:城市|市区|城区)$")
_ZONE = fixed(rf"(?:{_ZONES}|新)区")
_BY_ENDING = (
    (("省", "自治区", "特别行政区"), "province"),
    (("自治州", "地区", "盟"), "prefecture"),
    (("县", "自治县", "旗", "自治旗"), "county"),
)
_ITS_COUNTY = ("县", "旗")
"""县水利局 is that of its county, whichever that is; 区水利局 may be that of an autonomous region."""
_NATIONAL = ("国家", "中华人民共和国", "国务院", "中国")


class _Names(Struct, frozen=True):
    """The word lists made ready: bodies by how their names end, tiers by the names of places."""

    endings: dict[str, BodyName]
    national: dict[str, BodyName]
    longest: int
    places: dict[str, str]


def _names_in(lists: tuple[Words, ...]) -> _Names:
    endings: dict[str, BodyName] = {}
    national: dict[str, BodyName] = {}
    places: dict[str, str] = {}
    for words in lists:
        for entry in words.bodies:
            for ending in entry.endings:
                endings.setdefault(ending, entry)
                if entry.tier == "national":
                    national.setdefault(ending, entry)
        places.update((name, place.tier) for place in words.places for name in place.names)
    return _Names(endings, national, max(map(len, endings), default=0), places)


_names = Kept(_names_in)


def kind_and_tier(name: str, words: Words) -> tuple[str | None, str | None]:
    """What kind of body `name` is, and of which tier; None for what the name does not tell.

    县级市, 地级市 and 直辖市 all end in 市: the packs' list of places decides, and an unknown 市 stays open.
    """
    name = _ADDED.sub("", name)
    names = _names(words)
    entry = _entry(name, names)
    if entry is None:
        return None, None
    kind, tier = entry.kind, entry.tier
    if tier is not None or kind == "committee":
        return kind, tier
    units = regions(name)
    if not units:
        national = name.startswith(_NATIONAL) and "局" not in name[:-1]  # not 国家统计局赤峰调查队
        own = "county" if name.startswith(_ITS_COUNTY) else None
        return kind, "national" if national and kind == "department" else own
    seat = _tier(units, names.places)
    zone = seat == "province" and _ZONE.search(name, sum(map(len, units)))
    return kind, None if zone else seat  # 重庆市万盛经济技术开发区生态环境局: the zone's, not the city's


def _entry(name: str, names: _Names) -> BodyName | None:
    """The entry with the longest ending of the name; a whole name that is but an ending tells a national body only."""
    if name in names.national:
        return names.national[name]
    begins = range(max(len(name) - names.longest, 1), len(name))
    return next((names.endings[name[begin:]] for begin in begins if name[begin:] in names.endings), None)


def regions(name: str) -> list[str]:
    """The regions a body's name begins with, from the largest: 昆明市五华区西翥街道 → 昆明市, 五华区."""
    found: list[str] = []
    at = 0
    while unit := _UNIT.match(name, at):
        if _NO_REGION.search(unit[0]):
            break
        found.append(unit[0])
        at = unit.end()
    return found


def _tier(units: list[str], places: Mapping[str, str]) -> str | None:
    """The tier of the last region named."""
    last = units[-1]
    if last in places:
        return places[last]
    for endings, tier in _BY_ENDING:
        if last.endswith(endings):
            return tier
    if last.endswith("州"):
        return "prefecture"
    if last.endswith("区"):
        return None if last.endswith("新区") else "county"
    above = _tier(units[:-1], places) if len(units) > 1 else None
    return "county" if above == "prefecture" else None


__all__ = ["kind_and_tier", "regions"]
