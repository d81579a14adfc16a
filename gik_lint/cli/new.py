"""`gik-lint new`: a blank draft of the right form."""

from pathlib import Path

import click

from gik_lint import NoFormError, NoReportError, UnreadableError, blank_draft
from gik_lint.cli import exit_codes
from gik_lint.cli.files import write
from gik_lint.cli.options import KINDS, TIERS
from gik_lint.cli.saying import say


@click.command(short_help="生成一份空白草稿")
@click.option("--year", type=click.IntRange(2008, 2100), required=True, help="报告年度")
@click.option("--body", required=True, help="机关名称")
@click.option("--kind", type=click.Choice(KINDS), expose_value=False, help="机关类型（现有格式不分类型，留作以后用）")
@click.option("--tier", type=click.Choice(TIERS), expose_value=False, help="机关层级（现有格式不分层级，留作以后用）")
@click.option("--from", "last", metavar="LAST", help="上年的报告：填入上年结转")
@click.option("-o", "--output", metavar="FILE", required=True, help="写入的文件（.docx 或 .md）")
@click.option("--force", is_flag=True, help="文件已存在也覆盖")
def new(*, year: int, body: str, last: str | None, output: str, force: bool) -> int:
    """生成一份空白草稿：这一年度的格式要求的各部分和表格，批注里有填写说明。"""
    target = Path(output)
    if target.suffix.lower() not in (".docx", ".md"):
        raise click.UsageError("空白草稿只能是 .docx 或 .md 文件，请改一下 -o 的文件名")
    if target.exists() and not force:
        raise click.UsageError(f"{target} 已经存在；要覆盖请加 --force")
    try:
        draft = blank_draft(year, body, last=last)
    except NoFormError as none:
        raise click.UsageError(str(none)) from none
    except (UnreadableError, NoReportError) as trouble:
        say(f"{last}：{trouble}")
        return exit_codes.INCOMPLETE
    if not write(target, draft.render("docx" if target.suffix.lower() == ".docx" else "md")):
        return exit_codes.USAGE
    say(f"已生成 {target}（{draft.form.title}）" + ("；上年结转已按上年报告填入" if draft.filled else ""))
    for remark in draft.remarks:
        say(f"{last}：{remark}")
    return exit_codes.CLEAN
