"""Characters that look like the right ones: other widths, radicals, compatibility forms, invisible marks.

NFKC as a whole would do too much (½, ①, ㎡) and too little (⻚, ⻓, ⻔ stay), so these are single tables, each
character to exactly one other.
"""

import unicodedata

# CJK Radicals Supplement: Unicode's EquivalentUnifiedIdeograph for the radicals that stand for whole words.
_RADICALS = dict(
    zip(
        "⺀⺁⺄⺅⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺬⺭⺮⺰⺲⺳⺴⺵⺶⺷⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "冫厂乙亻几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋示礻竹纟罒罓罒罓羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)

_LOOKALIKES = {"\u2236": ":", "\u2010": "-", "\u2011": "-", "\u2212": "-", "\uff61": "。", "\uff64": "、"}
_SPACES = "\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

GLYPHS = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
"""What a character class holds to match radicals and compatibility ideographs."""

ODD = f"{''.join(_LOOKALIKES)}{_SPACES}\uff01-\uff5e\ufe50-\ufe6b\ud800-\udfff{GLYPHS}"
"""What a character class holds to match all that `ordinary` changes."""

INVISIBLE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""What a character class holds to match characters without a picture; tab and line feed are no such ones."""


def ordinary(odd: str) -> str:
    """The one character that an odd one stands for; itself where there is none.

    Other widths become ASCII, blanks a space, radicals and compatibility ideographs the ideograph, and a lone
    surrogate, which is no text and which OpenCC refuses, U+FFFD.
    """
    if "\uff01" <= odd <= "\uff5e":
        return chr(ord(odd) - 0xFEE0)
    if "\ud800" <= odd <= "\udfff":
        return "\ufffd"
    if odd in "\u2028\u2029\u1680":
        return " "
    plain = _LOOKALIKES.get(odd) or _RADICALS.get(odd) or unicodedata.normalize("NFKC", odd)
    return plain if len(plain) == 1 else odd
