"""The check before each commit: real repositories, real commits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from camera import put, telling
from conftest import PROJECT, copy_site
from transparency.cli import main
from transparency.console import OK, WRONG_USE
from transparency.git import GitError, git
from transparency.hook import MARK, HookError, install_hook

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")

_MANAGE = f"""\
import runpy, sys
sys.path.insert(0, {str(PROJECT / "hooks")!r})
runpy.run_module("transparency", run_name="__main__", alter_sys=True)
"""

Repository = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no setting of this machine count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "ผู้ทดสอบ")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "test@example.com")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a function that makes a repository with a project in one of its folders."""

    def make(below: str = "") -> Path:
        top = tmp_path / "โครงการ ทดสอบ"
        project = copy_site("complete", top / below)
        (project / "manage.py").write_text(_MANAGE, encoding="utf-8", newline="\n")
        git(top, "init", "--quiet", "--initial-branch=main")
        git(top, "add", ".")
        git(top, "commit", "--quiet", "--message=first")
        return project

    return make


def _commit(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 our own words
        ["git", "commit", "--message=x", *words],  # noqa: S607 as officers call it
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _spoil(project: Path) -> Path:
    path = project / "data" / "topics.yaml"
    text = path.read_text(encoding="utf-8").replace("    name:", "    nmae:", 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("below", ["", "เว็บ ของ'เรา/$ที่ 1"])
def test_a_mistake_stops_the_commit_and_is_shown(repository: Repository, below: str) -> None:
    project = repository(below)
    hook = install_hook(project)
    _spoil(project)

    stopped = _commit(project, "--all")

    assert MARK in hook.read_text(encoding="utf-8")
    assert stopped.returncode != OK
    assert "data/topics.yaml:4:5: ไม่รู้จักหัวข้อ “nmae”" in stopped.stdout + stopped.stderr
    assert "ยังไม่บันทึก" in stopped.stderr


def test_a_photo_that_tells_where_it_was_taken_is_not_committed(repository: Repository) -> None:
    project = repository()
    install_hook(project)
    photo = put(project / "data" / "photos" / "g01" / "drawing-3.png", telling("PNG"))
    git(project, "add", str(photo))

    told = _commit(project)

    assert told.returncode != 0
    assert "EXIF ซึ่งอาจบอกพิกัดที่ถ่าย" in told.stdout + told.stderr
    assert "photos add g01" in told.stdout + told.stderr
    assert git(project, "rev-list", "--count", "HEAD") == "1"


def test_right_records_are_committed(repository: Repository) -> None:
    project = repository()
    install_hook(project)
    (project / "note.txt").write_text("x", encoding="utf-8", newline="\n")
    git(project, "add", ".")

    done = _commit(project)

    assert done.returncode == OK, done.stderr
    assert git(project, "log", "-1", "--format=%s") == "x"


def test_what_is_committed_counts_not_what_lies_in_the_folder(repository: Repository) -> None:
    project = repository()
    install_hook(project)
    path = _spoil(project)
    git(project, "add", ".")
    git(project, "show", "HEAD:data/topics.yaml")
    right = git(project, "show", "HEAD:data/topics.yaml") + "\n"
    path.write_text(right, encoding="utf-8", newline="\n")
    assert _commit(project).returncode != OK

    git(project, "add", ".")
    _spoil(project)
    (project / "note.txt").write_text("x", encoding="utf-8", newline="\n")
    git(project, "add", "note.txt")
    assert _commit(project).returncode == OK


def test_a_file_that_was_not_added_is_missed(repository: Repository) -> None:
    project = repository()
    install_hook(project)
    new = project / "content" / "documents" / "new.pdf"
    old = project / "content" / "documents" / "service-manual.pdf"
    new.write_bytes(old.read_bytes())
    path = project / "data" / "measures.yaml"
    text = path.read_text(encoding="utf-8").replace("service-manual.pdf", "new.pdf")
    path.write_text(text, encoding="utf-8", newline="\n")

    stopped = _commit(project, "--all")

    assert stopped.returncode != OK
    assert "ไม่พบไฟล์ “documents/new.pdf”" in stopped.stdout + stopped.stderr
    assert "git add" in stopped.stderr
    git(project, "add", ".")
    assert _commit(project).returncode == OK


def test_a_work_tree_beside_it_is_checked_by_the_same_hook(repository: Repository) -> None:
    project = repository()
    git(project, "worktree", "add", "--quiet", "../beside")
    beside = project.parent / "beside"
    hook = install_hook(beside)

    assert hook.resolve() == (project / ".git" / "hooks" / "pre-commit").resolve()
    _spoil(beside)
    assert _commit(beside, "--all").returncode != OK
    assert _commit(project, "--allow-empty").returncode == OK


def test_our_own_hook_is_renewed(repository: Repository) -> None:
    project = repository()
    hook = install_hook(project)
    whole = hook.read_text(encoding="utf-8")
    hook.write_text(f"{MARK}\nexit 1\n", encoding="utf-8", newline="\n")

    assert install_hook(project).read_text(encoding="utf-8") == whole
    assert os.access(hook, os.X_OK)


def test_a_hook_of_another_is_kept_and_named(repository: Repository) -> None:
    project = repository()
    hook = project / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho other\n", encoding="utf-8", newline="\n")

    with pytest.raises(HookError, match=r"มี hook ของโปรแกรมอื่นอยู่แล้ว.*manage\.py check"):
        install_hook(project)

    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\necho other\n"


def test_hooks_that_all_projects_share_are_not_touched(
    repository: Repository, tmp_path: Path
) -> None:
    project = repository()
    git(project, "config", "--global", "core.hooksPath", str(tmp_path / "shared"))

    with pytest.raises(HookError, match="ทุกโครงการใช้ hook ร่วมกัน"):
        install_hook(project)

    assert not (tmp_path / "shared").exists()


def test_hooks_that_lie_in_the_project_are_used(repository: Repository) -> None:
    project = repository()
    git(project, "config", "core.hooksPath", ".hooks")

    assert install_hook(project) == project / ".hooks" / "pre-commit"


def test_a_folder_without_git_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="ไม่ได้อยู่ในโครงการ Git"):
        install_hook(tmp_path)


def test_a_machine_without_git_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(GitError, match="ติดตั้งจาก git-scm"):
        install_hook(tmp_path)


def test_a_machine_without_python_stops_the_commit_with_a_sentence(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = repository()
    install_hook(project)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("git", "sh", "rm", "mktemp"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    (tools / "python3").write_text("#!/bin/sh\nexit 9\n", encoding="utf-8", newline="\n")
    (tools / "python3").chmod(0o755)  # as the stub that Windows brings
    monkeypatch.setenv("PATH", str(tools))

    stopped = _commit(project, "--allow-empty")

    assert stopped.returncode != OK
    assert "ไม่พบ Python 3.11 ขึ้นไป" in stopped.stderr


@pytest.mark.parametrize(
    ("error", "words"), [(HookError("มี hook อื่น"), "มี hook อื่น"), (GitError("ไม่พบ"), "ไม่พบ")]
)
def test_the_command_says_why_it_did_nothing(
    error: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: Path) -> None:
        raise error

    monkeypatch.setattr("transparency.cli.install_hook", fail)

    assert main(["install-hook"]) == WRONG_USE
    assert capsys.readouterr().err == f"{words}\n"


def test_the_command_says_where_the_hook_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("transparency.cli.install_hook", lambda _: Path("hooks/pre-commit"))

    assert main(["install-hook"]) == OK
    assert capsys.readouterr().out.startswith("ติดตั้งแล้วที่ ")
