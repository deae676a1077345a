"""The house keeps its own order: what is listed is all there is, and nothing outgrows a reader."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINTED = PROJECT["tool"]["importlinter"]
OUTSIDE = {"tests", "benchmarks"}  # they may know everything, and nothing knows them
MOST_LINES, LONGEST_FUNCTION = 350, 60


def packages() -> list[str]:
    """Every folder of the root that holds Python."""
    return sorted(
        folder.name
        for folder in ROOT.iterdir()
        if folder.is_dir() and not folder.name.startswith((".", "_")) and any(folder.rglob("*.py"))
    )


def modules() -> list[Path]:
    """The program's own files."""
    return [path for package in LINTED["root_packages"] for path in sorted((ROOT / package).rglob("*.py"))]


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_no_package_stands_outside_the_contract() -> None:
    assert set(packages()) - OUTSIDE == set(LINTED["root_packages"])


def test_no_module_lies_loose_at_the_root() -> None:
    assert sorted(path.name for path in ROOT.glob("*.py")) == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in [*modules(), *(ROOT / "tests").rglob("*.py")]}
    assert [
        folder for folder in sorted(folders) if not (folder / "__init__.py").exists() and "versions" not in folder.parts
    ] == []


def test_types_are_checked_in_every_package() -> None:
    assert set(PROJECT["tool"]["mypy"]["packages"]) >= set(LINTED["root_packages"])


def layers() -> set[str]:
    (order,) = [contract for contract in LINTED["contracts"] if contract["type"] == "layers"]
    return {name.strip() for layer in order["layers"] for name in re.split(r"[|:]", layer)}


def test_every_layer_names_a_module_that_exists() -> None:
    for name in layers():
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__init__.py").exists(), name


@pytest.mark.parametrize("package", LINTED["root_packages"])
def test_every_package_and_every_module_of_the_bot_has_its_place_in_the_order(package: str) -> None:
    if package in layers():
        return
    missing = {dotted(path) for path in (ROOT / package).glob("*.py") if path.stem != "__init__"} - layers()
    assert missing == set()


# -- size -------------------------------------------------------------------------------------------------------------


def is_table(tree: ast.Module) -> bool:
    """Only data: no function but a helper of the tables, no class with behaviour."""
    return not any(isinstance(node, ast.ClassDef | ast.AsyncFunctionDef) for node in ast.walk(tree)) and (
        sum(isinstance(node, ast.FunctionDef) for node in ast.walk(tree)) <= 1
    )


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_outgrows_a_reader() -> None:
    """A table of words may be as long as the words are."""
    long = {}
    for path in modules():
        text = path.read_text("utf-8")
        if len(text.splitlines()) > MOST_LINES and "versions" not in path.parts and not is_table(ast.parse(text)):
            long[dotted(path)] = len(text.splitlines())
    assert long == {}


def test_no_function_outgrows_a_screen() -> None:
    long = {
        f"{dotted(path)}.{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules()
        if "versions" not in path.parts  # a migration is written once, by a machine
        for function in functions(ast.parse(path.read_text("utf-8")))
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


# -- documents --------------------------------------------------------------------------------------------------------


def paths_named(document: str) -> set[str]:
    """What stands in backticks or in a tree and looks like a path of ours: a slash, or a file's ending."""
    text = (ROOT / document).read_text("utf-8")
    quoted = re.findall(r"`([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]*)+|[A-Za-z0-9_-]+\.(?:py|toml|json|md|lock|tsv))`", text)
    linked = re.findall(r"\]\((?!https?:|#|mailto:)([^)\s#]+)", text)
    return {path.rstrip("/") for path in (*quoted, *linked)}


def exists(path: str) -> bool:
    """From the root; a bare file name may stand anywhere in the program."""
    if (ROOT / path).exists():
        return True
    return "/" not in path and any(module.name == path for module in modules())


def test_the_architecture_names_only_what_exists() -> None:
    named = paths_named("ARCHITECTURE.md")
    assert named
    assert sorted(path for path in named if not exists(path)) == []


def test_the_readme_links_only_to_what_exists() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    linked = re.findall(r"(?:\]\(|src=\")(?!https?:|#|mailto:)([^)\"\s#]+)", text)
    assert sorted(path for path in linked if not (ROOT / path).exists()) == []


def test_the_architecture_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [package for package in LINTED["root_packages"] if f"{package}/" not in text] == []


# -- where packages come from ------------------------------------------------------------------------------------------

HOSTS = (
    ("files", "pythonhosted", "org"),
    ("pypi", "org"),
    ("pypi", "python", "org"),
    ("registry", "npmjs", "org"),
    ("conda", "anaconda", "org"),
    ("download", "pytorch", "org"),
    ("proxy", "golang", "org"),
    ("index", "crates", "io"),
)
IGNORED = {"data", "__pycache__", "node_modules"}


def texts() -> Iterator[Path]:
    """Every text file that belongs to the project, hidden folders of tools and of the repository aside."""
    hidden_but_ours = {".ci", ".env.example", ".gitignore"}
    for top in ROOT.iterdir():
        if top.name in IGNORED or (top.name.startswith(".") and top.name not in hidden_but_ours):
            continue
        for path in top.rglob("*") if top.is_dir() else (top,):
            if path.is_file() and not IGNORED & set(path.parts):
                yield path


def test_no_file_says_where_packages_are_downloaded() -> None:
    hosts = [".".join(host).encode() for host in HOSTS]
    naming = [
        str(path.relative_to(ROOT)) for path in texts() if any(host in path.read_bytes().lower() for host in hosts)
    ]
    assert naming == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pinned_package_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    pinned = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(pinned) > 20
    assert [line.split()[0] for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


def test_what_the_program_needs_is_pinned() -> None:
    pinned = set(
        re.findall(r"^([a-z0-9.-]+)(?:\[.*\])?==", (ROOT / "requirements.lock").read_text("utf-8"), flags=re.M)
    )
    needed = {re.split(r"[\[<>=!~ ]", each)[0].lower() for each in PROJECT["project"]["dependencies"]}
    assert needed <= pinned
