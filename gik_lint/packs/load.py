"""A rule pack from its folder, with every fault of every file named at once."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, get_args

from msgspec import Struct, convert, inspect, structs

from gik_lint.packs.builtin import builtin_folder, builtin_names
from gik_lint.packs.coverage import look_over_coverage
from gik_lint.packs.faults import Fault, PackFaults, did_you_mean
from gik_lint.packs.files import PackFiles, read_file, read_folder
from gik_lint.packs.formal import look_over_form
from gik_lint.packs.forms import Form
from gik_lint.packs.known import Known, known
from gik_lint.packs.layering import look_over_manifest
from gik_lint.packs.layers import PackSet
from gik_lint.packs.meaning import look_over_patterns, look_over_rule, read_rule
from gik_lint.packs.model import Article, Category, Manifest, Pack, Rule
from gik_lint.packs.nodes import Mapping, Node, read_yaml
from gik_lint.packs.nodes import Sequence as Listed
from gik_lint.packs.typed import Typed
from gik_lint.packs.words import Words
from gik_lint.text.literals import required

CATEGORIES: tuple[str, ...] = get_args(Category)
MANIFEST = "pack.yaml"
COVERAGE = "coverage.yaml"


def load_pack(folder: Path, beneath: Sequence[Pack] | None = None) -> Pack:
    """The pack in `folder`; `beneath` are the packs it is laid upon (default: the built-in one it extends).

    Raises:
        PackFaults: the pack cannot be used; all of its faults are named.
    """
    loading = Loading(read_folder(folder))
    manifest = loading.manifest()
    below = _below(manifest) if beneath is None else beneath
    forms = loading.forms()
    names = known(
        [*(form for pack in below for form in pack.forms), *forms],
        [*(rule.id for pack in below for rule in pack.rules), *(path.stem for path in loading.rule_files())],
    )
    rules = loading.rules(names, below)
    pack = Pack(
        name=manifest.name,
        version=manifest.version,
        title=manifest.title,
        extends=manifest.extends,
        overrides=manifest.overrides,
        aliases=manifest.aliases,
        coverage=loading.coverage(names),
        rules=tuple(structs.replace(rule, pack=manifest.name) for rule in rules),
        forms=forms,
        words=loading.words(),
        needs={pattern: required(pattern) for pattern in sorted(loading.patterns)},
        digest=loading.files.digest,
        path=str(folder),
    )
    loading.manifest_upon(below)
    loading.strangers()
    if loading.faults:
        raise PackFaults(loading.faults)
    return pack


def _below(manifest: Manifest) -> tuple[Pack, ...]:
    """The built-in pack this one extends; one that does not exist is a fault of the manifest."""
    folder = builtin_folder(manifest.extends) if manifest.extends != manifest.name else None
    return (load_pack(folder),) if folder else ()


def load_standing(folder: Path) -> PackSet:
    """The pack in `folder` with all it is laid upon, examples and all.

    Raises:
        PackFaults: a pack cannot be used; all of its faults are named.
    """
    packs = [load_pack(folder)]
    while below := builtin_folder(packs[0].extends) if packs[0].extends else None:
        packs.insert(0, load_pack(below))
    return PackSet(tuple(packs))


def load_rule(pack: Pack, rule: Rule) -> Rule:
    """The rule with what a compiled pack leaves out, from its own file; as it is if that cannot be read."""
    loading = Loading(read_file(Path(pack.path), rule.file))
    (path,) = loading.files.data
    file = loading.open(path)
    whole = read_rule(file.typed, file.root) if file.root else None
    return structs.replace(rule, examples=whole.examples) if whole else rule


def place_of_example(pack: Pack, rule: Rule, promise: str, number: int) -> tuple[str, int, int]:
    """File, line and column of the `number`th example (from 1) of that promise."""
    loading = Loading(read_file(Path(pack.path), rule.file))
    (path,) = loading.files.data
    node = loading.open(path).root
    for key in ("examples", promise):
        node = node.get(key) if isinstance(node, Mapping) else None
    place = node.items[number - 1] if isinstance(node, Listed) and len(node.items) >= number else None
    return loading.files.shown(path), place.line if place else 1, place.column if place else 1


class YamlFile(Struct):
    """One file on its way to a model: its nodes, and what is wrong with it."""

    path: PurePosixPath
    root: Node | None
    typed: Typed


class Loading:
    """One folder being loaded: the faults met so far in all of its files."""

    def __init__(self, files: PackFiles) -> None:
        self.files = files
        self.faults: list[Fault] = list(files.faults)
        self.patterns: set[str] = set()

    def manifest(self) -> Manifest:
        """`pack.yaml`; a nameless stand-in where it is missing or broken, so that the rest is looked at too."""
        if MANIFEST not in self.files.data:
            if not self.files.faults:
                self.faults.append(
                    Fault(self.files.shown(MANIFEST), 1, 1, "规则包没有 pack.yaml", "请写上 name、version、title")
                )
            return Manifest("", "", "")
        file = self.open(MANIFEST)
        manifest = file.typed.struct(file.root, Manifest) if file.root else None
        self._close(file)
        return manifest or Manifest("", "", "")

    def manifest_upon(self, below: Sequence[Pack]) -> None:
        """What the manifest says of the packs below it."""
        if MANIFEST in self.files.data:
            file = self.open(MANIFEST)
            if isinstance(file.root, Mapping):
                look_over_manifest(file.typed, file.root, below, builtin_names())
            self._close(file)

    def forms(self) -> tuple[Form, ...]:
        """The official forms, by the order of their files."""
        forms = []
        for path in self.files.under("forms"):
            file = self.open(path)
            if file.root:
                form = file.typed.struct(file.root, Form)
                look_over_form(file.typed, file.root, path, form)
                forms += [form] if form else []
            self._close(file)
        return tuple(forms)

    def words(self) -> Words:
        """The word lists, each field of `Words` from the file of its name."""
        types = {field.encode_name: field for field in inspect.type_info(Words).fields}  # type: ignore[attr-defined]
        lists: dict[str, Any] = {}
        for path in self.files.under("words"):
            file = self.open(path)
            field = types.get(path.stem)
            if field is None:
                file.typed.fault(None, f"没有「{path.stem}」这种词表", did_you_mean(path.stem, types))
            elif file.root:
                lists[path.stem] = file.typed.read(file.root, field.type)
                look_over_patterns(file.typed)
            self._close(file)
        return Words() if self.faults else convert(lists, Words)

    def rule_files(self) -> list[PurePosixPath]:
        """One file a rule, in the folder of its category."""
        return [path for category in CATEGORIES for path in self.files.under(category)]

    def rules(self, names: Known, below: Sequence[Pack]) -> list[Rule]:
        """The rules, in the order of categories and names."""
        bases = self.files.bases.union(*(read_folder_bases(pack) for pack in below))
        taken = {rule.id: pack.name for pack in below for rule in pack.rules}
        rules = []
        for path in self.rule_files():
            file = self.open(path)
            rule = self._rule(file, file.root, names, bases) if file.root else None
            where = taken.setdefault(path.stem, str(path))
            if where != str(path):
                file.typed.fault(
                    None, f"规则名「{path.stem}」已经用过（{where}）", "请换一个名字；改别的包的规则请用 overrides"
                )
            rules += [rule] if rule else []
            self._close(file)
        return rules

    def _rule(self, file: YamlFile, root: Node, names: Known, bases: Iterable[str]) -> Rule | None:
        rule = read_rule(file.typed, root)
        if isinstance(root, Mapping):
            look_over_rule(file.typed, root, file.path, names, bases)
        return structs.replace(rule, file=str(file.path)) if rule else None

    def coverage(self, names: Known) -> tuple[Article, ...]:
        """`coverage.yaml`: which rules look after which article."""
        if COVERAGE not in self.files.data:
            return ()
        file = self.open(COVERAGE)
        articles = look_over_coverage(file.typed, file.root, names) if file.root else ()
        self._close(file)
        return articles

    def strangers(self) -> None:
        """YAML that stands where nothing looks for it is a typing mistake, not a rule in force."""
        read = [*self.rule_files(), *self.files.under("forms"), *self.files.under("words")]
        expected = {PurePosixPath(MANIFEST), PurePosixPath(COVERAGE), *read}
        for path in map(PurePosixPath, self.files.data):
            if path.suffix == ".yaml" and path not in expected:
                folder = path.parts[0] if len(path.parts) > 1 else path.stem
                hint = did_you_mean(folder, [*CATEGORIES, "forms", "words", "pack", "coverage"])
                message = "这个位置的文件不会被读取"
                self.faults.append(
                    Fault(self.files.shown(path), 1, 1, message, hint or "规则放在以类别命名的文件夹里，一条一个文件")
                )

    def open(self, path: PurePosixPath | str) -> YamlFile:
        """The nodes of one file, with what is wrong with its YAML."""
        path = PurePosixPath(path)
        typed = Typed(self.files.shown(path))
        read = read_yaml(self.files.data[str(path)], typed.file)
        typed.faults += read.faults
        if read.root is None and not read.faults:
            typed.fault(None, "文件是空的", "请填写，或删去这个文件")
        return YamlFile(path, read.root, typed)

    def _close(self, file: YamlFile) -> None:
        self.faults += file.typed.faults
        self.patterns |= {mark.text for mark in file.typed.marks if mark.format == "regex"}


def read_folder_bases(pack: Pack) -> frozenset[str]:
    """The names of the shared reports of a pack already loaded."""
    return frozenset(file.stem for file in Path(pack.path).glob("examples/*.txt"))
