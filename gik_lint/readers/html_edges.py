"""Where the report ends and the site begins: titles outside the article, record cards, imprints, print buttons."""

from collections.abc import Iterator

from msgspec.structs import replace

from gik_lint.document import Block, Paragraph, Table
from gik_lint.fixed import fixed

_EDGE = fixed(
    r"(?:您?的?(?:现在|当前)的?(?:所在)?位置|(?:发布|更新)(?:时间|日期)|(?:信息|文章)?来源[:：]|作者[:：]|浏览|点击|阅读|访问|"
    r"[【\[（(]?\s*(?:字体|字号|打印|关闭|大\s*中\s*小|收藏)|[上下]一[篇条]|分享到|责任编辑|编辑[:：]|主办|承办|扫一扫|网站地图|联系我们)"
)
_SITE = fixed(
    r"索\s*引\s*号|发布机构|发文机[关构]|(?:发布|成文|生成|发文)日期|(?:主题|信息)分类|公开类别|"
    r"版权所有|备案[号序]|ICP备|公网安备|网站标识码|技术支持|承办单位|建议使用.{0,20}浏览器"
)
_IMPRINT, _OPENING, _TITLE = 120, 3, 8


def is_site_line(source: str, start: int, end: int) -> bool:
    """Whether `source[start:end]` is of a site's record card or imprint."""
    return _SITE.search(source, start, end) is not None


def with_roles(blocks: list[Block], titles: set[int], title: str, *, known: bool) -> Iterator[Block]:
    """The blocks of a page with the right roles at the edges of the report.

    A title printed outside the article (the blocks `titles`, or a line that the page's own title repeats) belongs
    to the report, unless that repeats it. Where the article is not `known` by name, the site's lines before and
    after it do not belong to it.
    """
    body = [index for index, block in enumerate(blocks) if isinstance(block, Table) or block.role == "body"]
    opening = _squeezed("".join(_words(blocks[index]) for index in body[:_OPENING]))
    squeezed = _squeezed(title)
    edges = set() if known else {*_edge(blocks), *_edge(blocks, backwards=True)}
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield block
        elif block.role == "furniture" and body and index < body[0]:
            words = _squeezed(block.text.text)
            is_title = index in titles or (len(words) >= _TITLE and words in squeezed)
            yield replace(block, role="body") if is_title and words not in opening else block
        else:
            yield replace(block, role="furniture") if index in edges else block


def _edge(blocks: list[Block], *, backwards: bool = False) -> Iterator[int]:
    """The indexes of the site's lines at one end of the report, up to its first or from its last line."""
    indexes = range(len(blocks))
    for index in reversed(indexes) if backwards else indexes:
        block = blocks[index]
        if isinstance(block, Paragraph) and _is_imprint(block.text.text):
            yield index
        elif isinstance(block, Table) or (block.role == "body" and (backwards or "。" in block.text.text)):
            return


def _is_imprint(text: str) -> bool:
    return len(text) <= _IMPRINT and (_SITE.search(text) is not None or _EDGE.match(text) is not None)


def _words(block: Block) -> str:
    return block.text.text if isinstance(block, Paragraph) else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
