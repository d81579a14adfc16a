"""Text of a draft made safe to show: what would act on a screen, or hide, is turned into a visible mark."""

from gik_lint.fixed import fixed

_ACTIVE = fixed(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, bidi, line separators
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
_NOT_XML = fixed("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = fixed("[\ud800-\udfff]")
_SPACE = fixed(r"\s+")


def clean(text: str) -> str:
    r"""`text` with controls, bidi controls, invisible characters and lone surrogates shown as `<U+202E>`.

    Tabs and line feeds stay; a carriage return is a control.
    """
    return _ACTIVE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def inline(text: str) -> str:
    """`text` cleaned and on one line: every run of white space is one blank."""
    return _SPACE.sub(" ", clean(text))


def xml(text: str) -> str:
    """`clean(text)` without the few characters XML 1.0 cannot hold at all."""
    return _NOT_XML.sub("\ufffd", clean(text))


def whole(text: str) -> str:
    """`text` with lone surrogates replaced by U+FFFD, so that it can be encoded; nothing else changes."""
    return _SURROGATE.sub("\ufffd", text)
