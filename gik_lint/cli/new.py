"""`gik-lint new`: a blank draft of the right form."""

from datetime import date
from pathlib import Path

import click

from gik_lint.cli import exit_codes
from gik_lint.cli.changes import say
from gik_lint.cli.files import write
from gik_lint.cli.options import KINDS, TIERS
from gik_lint.facts.understand import form_of
from gik_lint.inputs import Input
from gik_lint.linter import NoReportError
from gik_lint.packs.compiled import load_packs
from gik_lint.readers.errors import UnreadableError
from gik_lint.recipe import Recipe


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
    from gik_lint.blank import as_markdown, as_word, blank_draft

    target = Path(output)
    if target.suffix.lower() not in (".docx", ".md"):
        raise click.UsageError("空白草稿只能是 .docx 或 .md 文件，请改一下 -o 的文件名")
    if target.exists() and not force:
        raise click.UsageError(f"{target} 已经存在；要覆盖请加 --force")
    form = form_of(year, (), load_packs().forms)
    if form is None:
        raise click.UsageError(f"不知道{year}年度的报告用什么格式")
    try:
        filled = carried_over(last, year) if last else {}
    except (UnreadableError, NoReportError) as trouble:
        say(f"{last}：{trouble}")
        return exit_codes.INCOMPLETE
    draft = blank_draft(form, year, body, filled)
    if not write(target, as_word(draft) if target.suffix.lower() == ".docx" else as_markdown(draft)):
        return exit_codes.USAGE
    say(f"已生成 {target}（{form.title}）" + ("；上年结转已按上年报告填入" if filled else ""))
    return exit_codes.CLEAN


def carried_over(last: str, year: int) -> dict[tuple[str, str, str], str]:
    """The 上年结转 row after last year's 结转下年度继续办理, by table, row and column (X.01 of the relations)."""
    report = Recipe({}, date(year, 1, 1), no_config=True).linter().understand(Input(last))
    filled: dict[tuple[str, str, str], str] = {}
    for table in report.tables:
        becomes = {row.id: row.becomes for row in table.form.rows if row.becomes}
        for (row, column), cell in table.cells.items():
            if row in becomes and cell.value is not None:
                filled[table.id, becomes[row], column] = format(cell.value, "f")
    return filled
