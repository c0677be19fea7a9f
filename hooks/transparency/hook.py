"""The check before each commit: a hook of plain Git that runs ``manage.py check``."""

from __future__ import annotations

import shlex
from pathlib import Path

from transparency.git import git

MARK = "# Made by: manage.py install-hook"
"""What tells our own hook from that of another."""

COMMAND = "manage.py check"

_HOOK = f"""\
#!/bin/sh
{MARK}
# ตรวจข้อมูลก่อนบันทึก (commit) ทุกครั้ง ถ้าข้อมูลผิด จะยังไม่บันทึก
cd "$(git rev-parse --show-toplevel)"/@FOLDER@ || exit 1
if ! [ -f manage.py ]; then exit 0; fi  # a commit from before there was a command
PYTHONUTF8=1
export PYTHONUTF8

root=.
others=$(git ls-files --others --exclude-standard -- data content)
if [ -n "$others" ] || ! git diff --quiet -- data content; then
  # what is committed is not what lies in the folder: check what is committed
  copy=$(mktemp -d) || exit 1
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z -- data content | git checkout-index -z --stdin --prefix="$copy/" || exit 1
  root=$copy/@FOLDER@
fi

for python in python3 python py; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$python" {COMMAND} --root "$root"
    status=$?
    if [ "$status" -ne 0 ]; then
      if [ -n "$others" ]; then echo 'ไฟล์ใหม่ที่ยังไม่ได้เพิ่มด้วย git add ไม่นับ' >&2; fi
      echo 'ยังไม่บันทึก แก้ตามที่บอกข้างบน แล้วบันทึกอีกครั้ง' >&2
    fi
    exit "$status"
  fi
done
echo 'ตรวจข้อมูลก่อนบันทึกไม่ได้ เพราะไม่พบ Python 3.11 ขึ้นไป ติดตั้งจาก python.org' >&2
exit 1
"""


class HookError(Exception):
    """Raised when the hook must not be written; its words are for the officer."""


def install_hook(project: Path) -> Path:
    """Write the hook of the repository that holds ``project``; return where it is.

    A hook of another is never touched. Raises HookError or GitError.
    """
    top = Path(git(project, "rev-parse", "--show-toplevel"))
    folder = project / git(project, "rev-parse", "--git-path", "hooks")
    own = project / git(project, "rev-parse", "--git-common-dir")
    if not any(folder.resolve().is_relative_to(place.resolve()) for place in (own, top)):
        raise HookError(
            f"เครื่องนี้ตั้งให้ทุกโครงการใช้ hook ร่วมกันที่ {folder} จึงไม่เขียนทับ "
            f"เพิ่มคำสั่งนี้ในไฟล์ pre-commit ของโฟลเดอร์นั้นเอง: python3 {COMMAND}"
        )
    hook = folder / "pre-commit"
    if hook.exists() and MARK not in hook.read_text(encoding="utf-8", errors="replace"):
        raise HookError(
            f"มี hook ของโปรแกรมอื่นอยู่แล้วที่ {hook} จึงไม่เขียนทับ เพิ่มคำสั่งนี้ในไฟล์นั้นเอง: python3 {COMMAND}"
        )
    below = git(project, "rev-parse", "--show-prefix")
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / "pre-commit.new"
    new.write_text(_HOOK.replace("@FOLDER@", shlex.quote(below)), encoding="utf-8", newline="\n")
    new.chmod(0o755)
    new.replace(hook)
    return hook
