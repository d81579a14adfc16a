"""The interface's own words, Chinese and English, each with named places; a rule's words stand in its rule file."""

from collections.abc import Mapping
from typing import Literal

from gik_lint.finding import Severity

Language = Literal["zh", "en"]

_WORDS: Mapping[str, tuple[str, str]] = {
    # severities, confidences, outcomes
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "hint"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
    "passed": ("通过", "passed"),
    "failed": ("未通过", "failed"),
    "not-applicable": ("不适用", "not applicable"),
    "undecided": ("未能判定", "undecided"),
    "error.means": ("不得这样公布", "must not be published so"),
    "warning.means": ("须有人看过", "someone must look"),
    "info.means": ("供参考", "a hint"),
    # the verdict
    "verdict.clean": ("本工具未发现问题", "This tool found no problems"),
    "verdict.withheld": ("没有待处理的问题", "No open findings"),
    "verdict.found": ("发现 {counts}", "Found {counts}"),
    "verdict.not-checked": ("未检查", "Not checked"),
    "verdict.incomplete": ("检查不完整", "The check is incomplete"),
    "verdict.partly": ("查到的部分未发现问题", "No problems in what could be checked"),
    "verdict.nothing": ("什么都没有检查", "Nothing was checked"),
    "verdict.limits": (
        "“未发现问题”只就已启用的规则而言，报告能否公布仍须由人审定。",
        "“No problems” speaks of the rules in force only; whether to publish is for a person to decide.",
    ),
    "count.error": ("{count} 项错误", "{count} error(s)"),
    "count.warning": ("{count} 项警告", "{count} warning(s)"),
    "count.info": ("{count} 项提示", "{count} hint(s)"),
    "items.separator": ("；", "; "),
    "count.separator": ("、", ", "),
    "outcomes": (
        "规则：通过 {passed}，未通过 {failed}，未能判定 {undecided}，不适用 {not_applicable}",
        "rules: {passed} passed, {failed} failed, {undecided} undecided, {not_applicable} not applicable",
    ),
    "withheld": (
        "未列出：豁免 {suppressed} 项，基线中已有 {known} 项",
        "not listed: {suppressed} suppressed, {known} known to the baseline",
    ),
    "fixable": ("其中 {count} 项可用 --fix 改正", "{count} of them can be corrected by --fix"),
    "overview": (
        "共 {reports} 份：查了 {checked} 份，未能检查 {not_checked} 份，跳过 {skipped} 个不是年度报告的文件",
        "{reports} report(s): {checked} checked, {not_checked} not checked, {skipped} other file(s) skipped",
    ),
    "unmatched": ("没有找到：{path}", "nothing matches: {path}"),
    "skipped": ("跳过：{path}", "skipped: {path}"),
    "notice": ("注意：{text}", "note: {text}"),
    # who reports
    "year": ("{year} 年度", "{year}"),
    "body.unknown": ("机关未能识别", "body unknown"),
    "year.unknown": ("年度未能识别", "year unknown"),
    "form": ("格式：{form}", "form: {form}"),
    "form.unknown": ("格式未能识别", "form unknown"),
    "published": ("公布于 {date}", "published {date}"),
    "kind.government": ("人民政府", "government"),
    "kind.office": ("政府办公厅（室）", "government office"),
    "kind.department": ("部门", "department"),
    "kind.township": ("乡镇", "township"),
    "kind.subdistrict": ("街道", "subdistrict"),
    "kind.committee": ("管委会", "committee"),
    "kind.authorised": ("授权组织", "authorised organisation"),
    "tier.national": ("国家级", "national"),
    "tier.province": ("省级", "province"),
    "tier.prefecture": ("地市级", "prefecture"),
    "tier.county": ("县级", "county"),
    "tier.township": ("乡镇级", "township"),
    "evidence": ("识别依据", "read from"),
    # a finding
    "remedy": ("改法", "remedy"),
    "basis": ("依据", "basis"),
    "suspect": ("疑似", "suspect"),
    "related": ("另见", "see also"),
    "related.count": ("另见 {count} 处", "see also {count} places"),
    "related.more": ("……另有 {count} 处", "… and {count} more"),
    "suspect.says": ("{printed} → {suggested}", "{printed} → {suggested}"),
    "suspect.more": ("……另有 {count} 种改法", "… and {count} more ways"),
    "suspect.maybe": ("或为 {suggested}", "or {suggested}"),
    "suspect.ought": ("疑应为 {suggested}", "perhaps {suggested}"),
    "blank": ("空白", "blank"),
    "lost": ("未读出", "not read"),
    "absent.here": ("应在此处，未找到", "belongs here, not found"),
    "confidence": ("把握", "confidence"),
    "expected": ("应为", "expected"),
    "actual": ("现为", "actual"),
    "relations": ("勾稽", "relations"),
    "fingerprint": ("指纹", "fingerprint"),
    "fix.safe": ("可安全改正", "safe fix"),
    "fix.unsafe": ("可改正，须复核", "fix to be checked"),
    "place.line": ("第 {line} 行第 {column} 列", "line {line}, column {column}"),
    "place.page": ("第 {page} 页", "page {page}"),
    "suppressed": ("已豁免", "suppressed"),
    "known": ("基线中已有", "known"),
    # the lists after the findings
    "title.findings": ("发现的问题", "Findings"),
    "title.undecided": ("未能判定", "Undecided"),
    "title.not-applicable": ("不适用", "Not applicable"),
    "title.passed": ("通过", "Passed"),
    "title.uncheckable": ("本工具不检查", "What this tool does not check"),
    "title.statistics": ("按规则统计", "By rule"),
    "title.overview": ("总览", "Overview"),
    "more": ("……另有 {count} 条，加 --verbose 全部列出", "… and {count} more: --verbose lists them all"),
    "rules.items": ("{count} 项", "{count}"),
    "rules.more": (" 等 {count} 条", " … {count} rules"),
    "rules.count": ("{count} 条", "{count} rule(s)"),
    # the page and the sheets
    "page.title": ("政府信息公开工作年度报告检查", "Annual report check"),
    "page.skip": ("跳到正文", "Skip to the report"),
    "page.filter": ("筛选", "Filter"),
    "page.margin": ("页眉或页脚：", "Header or footer: "),
    "page.search": ("在批注中查找", "Search the notes"),
    "page.previous": ("上一项", "Previous"),
    "page.next": ("下一项", "Next"),
    "page.index": ("问题一览（{count} 项）", "All findings ({count})"),
    "page.unseen": (
        "另有 {count} 项未在本页列出，见 JSON 输出。",
        "{count} more are not on this page: see the JSON output.",
    ),
    "page.ref": ("第 {number} 项问题", "Finding {number}"),
    "page.back": ("回到原文", "Back to the passage"),
    "page.table": ("表格", "Table"),
    "page.left-out": ("此处略去 {count} 段没有问题的内容", "{count} blocks without findings are left out here"),
    "page.why": ("为什么", "Why"),
    "column.body": ("机关", "Body"),
    "column.year": ("年度", "Year"),
    "column.verdict": ("结论", "Verdict"),
    "column.number": ("序号", "No."),
    "column.severity": ("级别", "Severity"),
    "column.place": ("位置", "Place"),
    "column.passage": ("原文", "Passage"),
    "column.problem": ("问题", "Problem"),
    "column.owner": ("责任人", "Done by"),
    "column.done": ("完成日期", "Done on"),
    "column.remark": ("备注", "Remark"),
    "column.rule": ("规则", "Rule"),
    "column.reason": ("原因", "Reason"),
    "column.file": ("文件", "File"),
    # the review copy
    "review.opening": ("【{severity}】{message}", "[{severity}] {message}"),
    "review.fixed": ("已改成修订，可逐条接受或拒绝。", "Corrected as a tracked change: accept or reject it."),
    "review.rule": ("规则", "rule"),
    "xlsx.todo": ("整改清单", "To do"),
    "github.rest": ("另有 {count} 项", "{count} more"),
    "markdown.cut": ("……另有 {count} 行未列出。", "… {count} more lines are left out."),
    "junit.check": ("检查", "check"),
    "uncheckable.few": (
        "{items}须由人判断，详见 gik-lint rules --coverage",
        "A person must judge: {items}; see gik-lint rules --coverage",
    ),
    "uncheckable.brief": (
        "{items}等 {count} 项要求须由人判断，详见 gik-lint rules --coverage",
        "{items} … {count} requirements need a person: gik-lint rules --coverage",
    ),
}


def say(lang: Language, key: str, **values: object) -> str:
    """The words for `key` in `lang`, their places filled; KeyError for a key or a place that is not there."""
    words = _WORDS[key][0 if lang == "zh" else 1]
    return words.format_map({name: str(value) for name, value in values.items()}) if values else words


def counted(lang: Language, severities: Mapping[Severity, int]) -> str:
    """The severities that occur, with their numbers: 1 项错误、2 项警告."""
    parts = [say(lang, f"count.{severity}", count=count) for severity, count in severities.items() if count]
    return say(lang, "count.separator").join(parts)
