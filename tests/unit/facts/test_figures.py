"""Figures in prose: what is counted, how many, of whom, when; zeros said in words; how figures hang together."""

from decimal import Decimal

import pytest

from gik_lint.facts.comparisons import growths, shares
from gik_lint.facts.enumerations import enumerations
from gik_lint.facts.figures import figures
from gik_lint.facts.report import Figure, Range
from tests.pack_words import WORDS
from tests.unit.facts.reports import reading, with_table


def found(*lines: str) -> tuple[Figure, ...]:
    return figures(reading(*lines), WORDS)


def told(*lines: str) -> list[tuple[str, str, str]]:
    """Subject (empty where unknown), value and unit of each figure."""
    return [(one.what if one.known else "", str(one.value), one.unit) for one in found(*lines)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("全年收到政府信息公开申请75件。", [("收到申请", "75", "件")]),
        ("2023年全区接收通过邮寄、网络提交的各类政府信息公开申请共计81件。", [("收到申请", "81", "件")]),
        ("全年受理依申请公开政府信息0件。", [("收到申请", "0", "件")]),
        (
            "本年度全区共收到70件申请,及时依法依规办结69件,1件结转下年度继续办理。",
            [("收到申请", "70", "件"), ("办结申请", "69", "件"), ("结转下年", "1", "件")],
        ),
        (
            "收到政府信息公开申请34件，上年结转政府信息公开申请2件。",
            [("收到申请", "34", "件"), ("上年结转", "2", "件")],
        ),
        (
            "全县共受理政府信息公开申请749件,其中自然人申请741件,法人或其他组织申请8件。共办理718件,结转下一年31件。",
            [
                ("收到申请", "749", "件"),
                ("自然人申请", "741", "件"),
                ("法人申请", "8", "件"),
                ("", "718", "件"),
                ("结转下年", "31", "件"),
            ],
        ),
        (
            "办结依申请公开81件,其中:予以公开及部分公开42件;不予公开5件;无法提供31件;不予处理1件;其他处理2件。",
            [
                ("办结申请", "81", "件"),
                ("予以或部分公开", "42", "件"),
                ("不予公开", "5", "件"),
                ("无法提供", "31", "件"),
                ("不予处理", "1", "件"),
                ("其他处理", "2", "件"),
            ],
        ),
        (
            "因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。",
            [("行政复议", "2", "件"), ("行政诉讼", "7", "件")],
        ),
        ("因政府信息公开发生行政复议、行政诉讼24起。", [("复议诉讼", "24", "起")]),
        ("收到1份有关政府信息公开行政复议申请已及时处理。", [("行政复议", "1", "份")]),
        (
            "清理并集中发布现行有效行政规范性文件393件,制发的规范性文件77件,废止规范性文件3件。",
            [("现行有效规范性文件", "393", "件"), ("制发规范性文件", "77", "件"), ("废止规范性文件", "3", "件")],
        ),
        (
            "受理政府信息公开申请90件,数量较去年回落12.3%;答复政府信息公开申请80件(含上年度结转申请4件,另有14件顺延到下年度答复)。",
            [
                ("收到申请", "90", "件"),
                ("", "12.3", "%"),
                ("办结申请", "80", "件"),
                ("上年结转", "4", "件"),
                ("结转下年", "14", "件"),
            ],
        ),
        (
            "收到依申请公开件30件,上年度结转办理件1件,共办结24件,结转到2025年办理7件。",
            [("收到申请", "30", "件"), ("上年结转", "1", "件"), ("办结申请", "24", "件"), ("结转下年", "7", "件")],
        ),
        (
            "收到公民、法人和其他组织政府信息公开申请共25件,其中自然人22件,商业企业3件。",
            [("收到申请", "25", "件"), ("自然人申请", "22", "件"), ("商业企业申请", "3", "件")],
        ),
        (
            "政府信息公开行政复议1件(申请人撤回结案)、行政诉讼0件。",
            [("行政复议", "1", "件"), ("行政诉讼", "0", "件")],
        ),
        (
            "收到政府信息公开申请15件,已按期答复14件,另1件延期至2024年办理。",
            [("收到申请", "15", "件"), ("按时办结", "14", "件"), ("结转下年", "1", "件")],
        ),
        ("收到政府信息公开申请8件,比上年减少3件。", [("收到申请", "8", "件"), ("", "3", "件")]),
        ("作出行政许可决定29件,行政强制5件。", [("行政许可", "29", "件"), ("行政强制", "5", "件")]),
        ("制定发布规范性文件4件,清理废止文件0件。", [("制发规范性文件", "4", "件"), ("废止规范性文件", "0", "件")]),
        ("本年度行政事业性收费总金额59.09万元。", [("行政事业性收费", "590900", "元")]),
        ("全年收取信息处理费共计380元。", [("信息处理费", "380", "元")]),
        ("2013年主动公开政府信息4970条。", [("主动公开", "4970", "条")]),
        ("召开政府信息公开工作会议1次,接受培训人员120人次。", [("会议次数", "1", "次"), ("培训人次", "120", "人次")]),
    ],
)
def test_subjects(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "办结12345热线工单12357件。",
        "2011年度省长信箱受理处理件710件,办结699件。",
        "共收到15564件咨询投诉件,已办结15042件。",
        "行政许可类信息39条。",
        "公示行政处罚信息23件。",
        "办理行政复议案件120件。",
        "各乡镇主动公开政府信息1638条。",
        "其他应主动公开的信息1796条。",
    ],
)
def test_what_is_no_subject_of_a_table_stays_unknown(line: str) -> None:
    assert all(not one.known for one in found(line))


def test_a_heading_tells_what_the_words_below_leave_out() -> None:
    assert told("四、政府信息公开行政复议、行政诉讼情况", "全年行政复议2件。")[-1] == ("行政复议", "2", "件")


@pytest.mark.parametrize(
    ("line", "value", "unit", "approximate", "scale"),
    [
        ("公开信息12200余条", "12200", "条", True, 1),
        ("公开信息12.85万条", "128500", "条", False, 10000),
        ("收取规费9000多万元", "90000000", "元", True, 10000),
        ("办件达6.45万多件", "64500", "件", True, 10000),
        ("查阅441万余人次", "4410000", "人次", True, 10000),
        ("近1000条", "1000", "条", True, 1),
        ("约１２件", "12", "件", True, 1),
        ("办件100件以上", "100", "件", True, 1),
        ("十一件", "11", "件", False, 1),
        ("占96.19%", "96.19", "%", False, 1),
    ],
)
def test_values(line: str, value: str, unit: str, approximate: bool, scale: int) -> None:
    (one,) = found(line)
    assert (one.value, one.unit, one.approximate, one.scale) == (Decimal(value), unit, approximate, scale)


@pytest.mark.parametrize(
    "line",
    [
        "2015年12月31日,第3次会议,(一)、1.加强,第三十六条、三十七条规定",
        "“三个转变”,每一个步骤,高效办成一件事,一项工作",
        "《2019年3件实事》,电话68406611,〔2017〕15号,20个工作日内,3个月",
        "5人民政府,2014条例,12期间,3家庭",
    ],
)
def test_numbers_that_count_nothing(line: str) -> None:
    assert found(line) == ()


def test_cells_of_tables_are_no_prose_but_a_layout_cell_is() -> None:
    assert figures(with_table("收到申请数|件|86"), WORDS) == ()
    page = "为加强政府信息公开工作。" * 20 + "全年收到政府信息公开申请86件。"
    assert [one.what for one in figures(with_table(page), WORDS)] == ["收到申请"]


def test_a_range_of_a_table_is_left_out() -> None:
    read = reading("公开信息5条。", "公开信息6条。")
    assert [str(one.value) for one in figures(read, WORDS, [Range(0, 7)])] == ["6"]


def test_a_line_broken_in_mid_sentence_goes_on() -> None:
    lines = ("2024年市科委认真做好有关工作,全年有1件涉及政府信息公开工作的行政复", "议,行政诉讼0件。")
    assert told(*lines) == [("行政复议", "1", "件"), ("行政诉讼", "0", "件")]


def test_year_scope_and_period() -> None:
    line = "2016年全区主动公开政府信息3460条,比去年的3000条增加460条;公众号粉丝数1016823人。"
    one, before, _, followers = found(line)
    assert (one.year, one.scope, one.period) == (2016, "全区", "")
    assert (before.period, followers.period) == ("last-year", "to-date")


def test_a_quote_is_number_and_unit_as_printed() -> None:
    read = reading("公開各類政府信息12200餘條。")
    (one,) = figures(read, WORDS)
    assert read.quote(one.at.start, one.at.end) == "12200餘條"


@pytest.mark.parametrize(
    ("line", "subjects"),
    [
        ("全年未收到政府信息公开申请。", ["收到申请"]),
        ("全年未收到行政许可申请;全年未接到信息公开申请。", ["收到申请"]),
        ("未产生因政府信息公开申请提请的行政复议和行政诉讼案件。", ["行政诉讼", "行政复议"]),
        ("信息公开申请均已按时办结,无结转下年度继续办理申请。", ["结转下年", "结转下年"]),
        ("2016年我区未收到有关政府信息公开行政复议、提起行政诉讼的申请。", ["行政诉讼", "行政复议"]),
        ("本年度无政府信息公开申请,无收费。", ["收到申请", "信息处理费"]),
        ("没有因政府信息公开工作被申请行政复议或提起行政诉讼。", ["行政诉讼", "行政复议"]),
        ("因政府信息公开引起的行政复议、行政诉讼均未发生。", ["行政诉讼", "行政复议"]),
        ("市科委未发生政府信息公开收费事项。", ["信息处理费"]),
        ("依申请公开未存在不予公开的情况。", ["不予公开"]),
        ("所有政府信息公开申请均已办理完成。", ["结转下年"]),
        ("没有现成信息需要另行制作。", []),
        ("未发生因超期未答复政府信息公开申请引发的行政复议。", []),
        ("未经复议直接起诉,无正当理由重复申请。", []),
        ("未来将继续办好政府信息公开申请。", []),
        ("无法提供,无偿提供,互联网未全覆盖。", []),
    ],
)
def test_zeros_said_in_words(line: str, subjects: list[str]) -> None:
    zeros = found(line)
    assert [one.what for one in zeros] == subjects
    assert all(one.value == 0 and not one.stated and one.known for one in zeros)


def lists(*lines: str) -> list[tuple[str, list[str], str]]:
    read = reading(*lines)
    return [
        (str(one.whole.value), [str(part.value) for part in one.parts], one.completeness)
        for one in enumerations(read, figures(read, WORDS), WORDS.wholes)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("共公开信息1000条,其中:机构类200条,规划类300条,其他500条。", [("1000", ["200", "300", "500"], "exhaustive")]),
        ("办结86件,其中转办2件,邮寄84件。", [("86", ["2", "84"], "unclear")]),
        (
            "发布信息2139条，其中动态1744条，政务393条，解读21条，回应2条。",
            [("2139", ["1744", "393", "21", "2"], "unclear")],
        ),
        ("公开12200条,其中政策36条;规划23条;新闻中心2054条等。", [("12200", ["36", "23", "2054"], "open")]),
        ("公开信息7215条,其中依申请公开10条,已回复9条。", [("7215", ["10"], "open")]),
        ("公开100条,主要包括政策30条、规划20条。", [("100", ["30", "20"], "open")]),
        ("诉讼10起,其中二审3起,一审7起,引发行政复议4起。", [("10", ["3", "7"], "unclear")]),
        (
            "发布380条信息,其中专项资金152条,预决算197条(政府32条、部门165条)、三公27条、债券4条。",
            [("380", ["152", "197", "27", "4"], "unclear"), ("197", ["32", "165"], "exhaustive")],
        ),
        (
            "公开信息4970条。其中,区直3933条,占79%。各乡镇1037条,占21%。",
            [("4970", ["3933", "1037"], "exhaustive")],
        ),
        ("公开信息12.85万条。其中,文件160件。", []),
        (
            "答复申请100件,包括上年结转3件。其中,予以公开60件,不予公开25件,其他处理15件。",
            [("100", ["3"], "open"), ("100", ["60", "25", "15"], "exhaustive")],
        ),
        ("行政复议1件(申请人撤回)、行政诉讼0件。", []),
        ("规章13件(含新制定5件,修改4件,废止4件),规范性文件42件。", [("13", ["5", "4", "4"], "unclear")]),
        ("受理710件,办结699件。", []),
        ("收到申请12件,同比增长20%,其中网上5件,信函7件。", [("12", ["5", "7"], "unclear")]),
        ("共收到申请10件,其中网上申请8件,办结10件。", [("10", ["8"], "open")]),
        ("受理申请11件,比上年减少4件。其中当面6件,信函3件,网上2件。", [("11", ["6", "3", "2"], "unclear")]),
        (
            "公开信息486条,较2022年的452条增加34条,同比增长7.5%。其中,政策371条,服务115条。",
            [("486", ["371", "115"], "unclear")],
        ),
        ("公开信息8643条(2011年为7696条)。其中:县直5120条,乡镇3011条。", [("8643", ["5120", "3011"], "unclear")]),
        ("收到申请3件;上年结转0件。均已答复,其中公开2件、不掌握1件。", [("3", ["2", "1"], "unclear")]),
        ("收到申请10件,上年结转2件。其中予以公开8件,无法提供4件。", []),
        ("短片12条,其中1条播放量破亿、11条破百万。", [("12", ["1", "11"], "unclear")]),
        ("收取费用380元,其中民政局1件,收取80元。", [("380", ["80"], "open")]),
        (
            "主动公开460条。主要类别有:机构类61条,文件类23条,规划类59条,其他信息371条。",
            [("460", ["61", "23", "59", "371"], "exhaustive")],
        ),
        ("收到申请10件,上年结转2件。其中予以公开9件,无法提供4件。", [("10", ["9", "4"], "unclear")]),
    ],
)
def test_a_whole_and_its_parts(line: str, expected: list[tuple[str, list[str], str]]) -> None:
    assert lists(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("公开信息4970条,其中区直3933条,占79%;乡镇1037条,占21%。", [("3933", "4970", "79"), ("1037", "4970", "21")]),
        ("省长信箱受理710件,办结699件,办结率98%。", [("699", "710", "98")]),
        ("转各部门办理3532件,已回复3358件,回复率95.07%。", [("3358", "3532", "95.07")]),
        ("公共服务事项348项,92%缩短至30分钟。", []),
        (
            "办理申请303件,其中自然人292件,企业11件,占比分别为96.4%、3.6%。",
            [("292", "303", "96.4"), ("11", "303", "3.6")],
        ),
        ("办理申请303件,其中自然人292件,企业8件,其他3件,分别占96.4%、3.6%。", []),
    ],
)
def test_percentages_with_what_they_are_of(line: str, expected: list[tuple[str, str, str]]) -> None:
    read = reading(line)
    counted = figures(read, WORDS)
    pairs = shares(read, counted, enumerations(read, counted, WORDS.wholes))
    assert [(str(one.part.value), str(one.whole.value), str(one.percent.value)) for one in pairs] == expected


def test_a_rate_named_otherwise_than_its_part_is_not_certain() -> None:
    """处理 may be less than 办结: such a share is wrong only where one slip of the pen explains it."""
    read = reading("来电6725个,处理6469件,办结率96.19%。受理710件,办结699件,办结率98%。")
    counted = figures(read, WORDS)
    assert [one.certain for one in shares(read, counted, enumerations(read, counted, WORDS.wholes))] == [False, True]


def test_a_share_of_what_its_passage_opens_with() -> None:
    read = reading("公开的1900条信息中,甲类145条,占7.6%;乙类190条,占10%。")
    counted = figures(read, WORDS)
    assert [str(one.whole.value) for one in shares(read, counted, enumerations(read, counted, WORDS.wholes))] == [
        "1900",
        "1900",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("收到申请120件,较上年增长20%。", [("120", "20", "more", None)]),
        ("收到申请75件,比去年的60件增加15件,同比增长25%。", [("75", "15", "more", "60"), ("75", "25", "more", "60")]),
        ("收到申请60件,比上年减少20件,下降25%。", [("60", "20", "less", None), ("60", "25", "less", "80")]),
        ("主动公开信息500条,比上年度减少838条。", [("500", "838", "less", None)]),
        ("收到申请75件,增加窗口2个。", []),
        ("公开信息1230条,同比增长23%(上年为1100条)。", [("1230", "23", "more", "1100")]),
        ("收到申请87件(网上62件、邮寄25件),较去年同期的102件下降14.7%。", [("87", "14.7", "less", "102")]),
    ],
)
def test_growth(line: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    read = reading(line)
    assert [
        (
            str(one.now.value) if one.now else "",
            str(one.change.value),
            one.direction,
            str(one.before.value) if one.before else None,
        )
        for one in growths(read, figures(read, WORDS))
    ] == expected


@pytest.mark.parametrize("piece", ["收到申请5件,", "其中5件、", "未收到", "5件(", "5件:", "1", "一", "《", "均已"])
def test_long_hostile_lines_end(piece: str) -> None:
    read = reading(piece * 3000)
    counted = figures(read, WORDS)
    assert len(enumerations(read, counted, WORDS.wholes)) <= len(counted)
