"""`gik-lint init`: a commented configuration file for this folder."""

from pathlib import Path

import click

from gik_lint import CONFIGURATION_FILE, commented_configuration
from gik_lint.cli import exit_codes
from gik_lint.cli.files import write
from gik_lint.cli.saying import say


@click.command(short_help="在本文件夹生成配置文件")
@click.option("--force", is_flag=True, help="已有配置文件也覆盖")
def init(*, force: bool) -> int:
    """在当前文件夹生成带说明的配置文件 .gik-lint.yaml。"""
    target = Path(CONFIGURATION_FILE)
    if target.exists() and not force:
        say(f"{CONFIGURATION_FILE} 已经存在；要覆盖请加 --force")
        return exit_codes.USAGE
    if not write(target, commented_configuration()):
        return exit_codes.USAGE
    say(f"已生成 {CONFIGURATION_FILE}，按里面的说明修改即可")
    return exit_codes.CLEAN
