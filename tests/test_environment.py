"""manage.py makes an environment once, heals a broken one, and hands over to its Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import manage
from conftest import PROJECT
from manage import NotReadyError, environment, fingerprint

COMMAND = """
import os, sys, time
print(sys.argv[1:], sys.prefix, os.environ.get("PIP_INDEX_URL"), flush=True)
if "serve" in sys.argv:
    time.sleep(60)
sys.exit(7)
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that needs no package; its environment is left half-made, as by a kill."""
    folder = tmp_path_factory.mktemp("toy") / "โครงการ ก"
    package = folder / "hooks" / "transparency"
    package.mkdir(parents=True)
    shutil.copy(PROJECT / "manage.py", folder)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(COMMAND, encoding="utf-8", newline="\n")
    (folder / "requirements.txt").write_text("# none\n", encoding="utf-8", newline="\n")
    (folder / ".venv" / "half").mkdir(parents=True)
    return folder


def _start(folder: Path, *words: str, **environ: str) -> subprocess.Popen[str]:
    """Start manage.py as on a machine that knows nothing but where its programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.Popen(  # noqa: S603 our own words
        [sys.executable, str(folder / "manage.py"), *words],
        env={**kept, "HOME": str(folder), "LC_ALL": "C", **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _told(folder: Path, *words: str, **environ: str) -> tuple[int, str, str]:
    with _start(folder, *words, **environ) as started:
        out, told = started.communicate()
    return started.returncode, out, told


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, by name; nothing is, really."""
    names: list[str] = []

    def make(folder: Path, python: Path, requirements: Path) -> None:
        names.append(requirements.name)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        assert not (folder / "made-of.txt").exists(), "a kill from here on must be seen"

    monkeypatch.setattr(manage, "_make", make)
    return names


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("a==1\n", encoding="utf-8", newline="\n")
    return path


def test_an_environment_is_made_once(made: list[str], pins: Path, tmp_path: Path) -> None:
    first = environment(tmp_path / "venv", pins)
    second = environment(tmp_path / "venv", pins)

    assert first == second
    assert made == [pins.name]


def test_other_requirements_make_it_anew(made: list[str], pins: Path, tmp_path: Path) -> None:
    environment(tmp_path / "venv", pins)
    pins.write_text("a==2\n", encoding="utf-8", newline="\n")
    environment(tmp_path / "venv", pins)

    assert made == [pins.name] * 2


def test_another_python_makes_it_anew(
    made: list[str], pins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(tmp_path / "venv", pins)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    environment(tmp_path / "venv", pins)

    assert made == [pins.name] * 2


def test_an_environment_whose_python_went_away_is_made_anew(
    made: list[str], pins: Path, tmp_path: Path
) -> None:
    environment(tmp_path / "venv", pins).unlink()
    environment(tmp_path / "venv", pins)

    assert made == [pins.name] * 2


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_to_install(
    module: str, pins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == module else name)

    with pytest.raises(NotReadyError, match=r"sudo apt install python3\.\d+-venv"):
        environment(tmp_path / "venv", pins)

    assert not (tmp_path / "venv").exists()


def test_a_half_made_environment_is_healed_once_for_two_commands(toy: Path) -> None:
    with _start(toy, "check", "--format", "json") as first, _start(toy, "build") as second:
        told = first.communicate()[1] + second.communicate()[1]

    assert (first.returncode, second.returncode) == (7, 7), told
    assert told.count("พร้อมใช้แล้ว") == 1
    assert not (toy / ".venv" / "half").exists()
    stamp = (toy / ".venv" / "made-of.txt").read_text("utf-8")
    assert stamp == fingerprint(toy / "requirements.txt")


def test_the_command_gets_its_words_and_the_settings_of_pip(toy: Path) -> None:
    environ = {"PYTHONPATH": "elsewhere", "PIP_INDEX_URL": "mirror"}

    status, out, told = _told(toy, "check", "--format", "json", **environ)

    prefix = (toy / ".venv").resolve()
    assert (status, told) == (7, "")
    assert out == f"['check', '--format', 'json'] {prefix} mirror\n"


def test_a_signal_reaches_the_command_and_leaves_no_traceback(toy: Path) -> None:
    with _start(toy, "serve") as started:
        line = started.stdout.readline() if started.stdout else ""
        started.terminate()
        _, told = started.communicate(timeout=10)

    assert "serve" in line
    assert "Traceback" not in told


def test_packages_that_cannot_be_had_leave_no_environment(toy: Path) -> None:
    project = toy.parent / "unreachable"
    shutil.copytree(toy, project, ignore=shutil.ignore_patterns(".venv*"))
    pinned = f"none-such==1 --hash=sha256:{'0' * 64}\n"
    (project / "requirements.txt").write_text(pinned, encoding="utf-8", newline="\n")

    status, out, told = _told(project, "build", PIP_NO_INDEX="1")

    assert (status, out) == (manage.NOT_READY, "")
    assert "Traceback" not in told
    assert told.splitlines()[-1].endswith("No matching distribution found for none-such==1")
    assert not (project / ".venv").exists()
