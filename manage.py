"""Make the environment and hand over to it; needs the standard library only, parses on 3.6."""

import contextlib
import difflib
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NOT_READY = WRONG_USE = 2
THIS = "py manage.py" if os.name == "nt" else "python3 manage.py"
STAFF = (
    "build", "serve", "check", "apply", "form", "photos", "install-hook", "stage", "finish",
    "schema", "publish", "new-year", "seal", "takedown", "verify",
)  # fmt: skip
DEVELOPERS = ("test", "lint")
ON_ALL_CORES = ("-n", "auto", "--dist", "loadfile")
CONCISE = "--output-format=concise"
LINTERS = (["ruff", "check", CONCISE], ["ruff", "format", "--check", CONCISE], ["mypy"])
HELP = f"""เว็บไซต์ศูนย์ข้อมูลข่าวสารของเทศบาล

วิธีใช้:  {THIS} คำสั่ง

สองคำสั่งหลัก
  build         ตรวจข้อมูล แล้วสร้างเว็บไซต์ลงใน site/
  test          ทดสอบว่าทุกส่วนของระบบทำงานถูกต้อง

คำสั่งอื่น
  serve         ดูตัวอย่างเว็บไซต์ และเห็นผลทันทีที่บันทึกไฟล์
  check         ตรวจข้อมูลทั้งหมดโดยไม่สร้างเว็บไซต์
  publish       รวมปีปัจจุบันกับทุกปีที่ปิดแล้วไว้ในโฟลเดอร์เดียว พร้อมนำขึ้นเว็บ
  new-year      เริ่มข้อมูลของปีใหม่จากปีที่ปิดแล้ว
  seal          ปิดปี เก็บเว็บไซต์ของป้ายชื่อ เช่น fy2564 ไว้ถาวร
  takedown      นำข้อมูลออกจากปีที่ปิดแล้วตามกฎหมาย พร้อมบันทึกให้ประชาชนเห็น
  verify        ตรวจว่าปีที่ปิดแล้วไม่ถูกแก้แม้แต่ไบต์เดียว
  install-hook  ตรวจข้อมูลก่อนบันทึกเข้า Git (commit) ทุกครั้ง
  photos add    เพิ่มภาพจากโทรศัพท์หรือกล้องลงในชุดภาพ
  apply         แก้มาตรการหนึ่งข้อตามแบบฟอร์มที่กรอกแล้ว
  form          เขียนแบบฟอร์มแก้มาตรการของ GitHub และ GitLab ใหม่
  stage         เขียนหน้าเว็บเป็นไฟล์ Markdown พร้อมการตั้งค่า สำหรับโปรแกรมสร้างเว็บอื่น
  finish        เก็บงานขั้นสุดท้ายบนเว็บไซต์ที่โปรแกรมอื่นสร้างจาก stage
  schema        เขียนสคีมาที่ช่วยให้โปรแกรมแก้ไขแนะนำหัวข้อ (สำหรับผู้พัฒนา)
  lint          ตรวจรูปแบบของโค้ด (สำหรับผู้พัฒนา)

ดูตัวเลือกของแต่ละคำสั่ง:  {THIS} build --help
ครั้งแรกจะติดตั้งโปรแกรมที่ต้องใช้ลงในโฟลเดอร์นี้ให้เอง ใช้เวลาไม่เกินหนึ่งนาที"""


def say(text: str, stream: str = "stderr") -> None:
    """Write a line as UTF-8, whatever the locale says."""
    getattr(sys, stream).buffer.write(f"{text}\n".encode())
    getattr(sys, stream).flush()


if sys.version_info < (3, 11):  # noqa: UP036 an old Python gets a sentence, not a SyntaxError
    say(
        f"ต้องใช้ Python 3.11 ขึ้นไป แต่ที่เรียกอยู่คือ Python {platform.python_version()} "
        "ติดตั้งรุ่นใหม่จาก python.org แล้วสั่งอีกครั้ง"
    )
    sys.exit(NOT_READY)

VENV_MISSING = (
    "Python ของเครื่องนี้ขาดส่วนที่ชื่อ venv ติดตั้งแล้วสั่งอีกครั้ง "
    f"(Debian และ Ubuntu: sudo apt install python3.{sys.version_info.minor}-venv)"
)
FAILURES = {  # by the first of these signs that stands in the words of pip
    "DO NOT MATCH": "ไฟล์ที่ดาวน์โหลดมาไม่ตรงกับที่กำหนดไว้ จึงไม่ติดตั้ง ลองอีกครั้งจากเครือข่ายอื่น",
    "No space left": "เนื้อที่ในดิสก์ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งอีกครั้ง",
    "Retrying": "ดาวน์โหลดไม่ได้ ตรวจว่าเครื่องต่ออินเทอร์เน็ตอยู่ แล้วสั่งอีกครั้ง",
    "No matching distribution": "ไม่พบแพ็กเกจสำหรับ Python รุ่นนี้บนเครื่องนี้ ใช้ Python 3.11 ถึง 3.14",
    "[Errno": "เขียนลงในโฟลเดอร์นี้ไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์ แล้วสั่งอีกครั้ง",
    "": "ติดตั้งไม่สำเร็จ สั่งอีกครั้ง ถ้ายังไม่ได้ให้แจ้งผู้พัฒนาพร้อมข้อความข้างล่างนี้",
}
STEPS = {  # when the words of pip first begin so
    "Collecting ": "  ดาวน์โหลดแพ็กเกจ…",
    "Installing collected ": "  ดาวน์โหลดครบแล้ว กำลังติดตั้ง…",
    "WARNING: Retrying": "  เครือข่ายยังไม่ตอบ กำลังลองอีกครั้ง…",
}


class NotReadyError(Exception):
    """An environment that could not be made, and what to do, in Thai."""


def environment(folder: Path, requirements: Path) -> Path:
    """Return the Python of ``folder``, which holds exactly what ``requirements`` pins.

    A folder without its stamp was left half-made, or by other requirements: it is made anew.
    Raises NotReadyError.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "made-of.txt"
    wanted = fingerprint(requirements)
    if _is_made(python, stamp, wanted):
        return python
    with _alone(folder):
        if not _is_made(python, stamp, wanted):  # by the command that held the lock
            stamp.unlink(missing_ok=True)
            _make(folder, python, requirements)
            new = stamp.with_suffix(".new")
            new.write_text(wanted, encoding="utf-8", newline="\n")
            new.replace(stamp)
    return python


def fingerprint(requirements: Path) -> str:
    """Say what an environment is made of: the pinned packages, the Python, the machine."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    return f"{digest}\n{platform.python_version()} {sys.platform} {platform.machine()}\n"


def _is_made(python: Path, stamp: Path, wanted: str) -> bool:
    return python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no second command make the same folder; a lock ends with the processes that hold it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w", encoding="utf-8", newline="\n") as lock:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 there is none elsewhere

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415 there is none on Windows

            os.set_inheritable(lock.fileno(), True)  # noqa: FBT003 so a killed one's pip keeps it
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("รอให้คำสั่งก่อนหน้าเตรียมเสร็จ…")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(folder: Path, python: Path, requirements: Path) -> None:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise NotReadyError(VENV_MISSING)
    began = time.monotonic()
    say(f"เตรียมโปรแกรมที่ต้องใช้ลงใน {folder.name} (ครั้งแรก หรือเมื่อ {requirements.name} เปลี่ยน)")
    if folder.exists():
        shutil.rmtree(folder)
    try:
        run([sys.executable, "-m", "venv", str(folder)], {**FAILURES, "": VENV_MISSING})
        pip = [str(python), "-m", "pip", "install", "--require-hashes", "--no-deps"]
        pip += ["--only-binary", ":all:", "--no-compile", "--no-input", "--progress-bar", "off"]
        run([*pip, "-r", str(requirements)], FAILURES)
    except NotReadyError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    say(f"  พร้อมใช้แล้ว ใช้เวลา {time.monotonic() - began:.0f} วินาที")


def run(command: list[str], failures: dict[str, str]) -> None:
    """Run one command and say what it does. Raise NotReadyError with the failure it names."""
    lines: list[str] = []
    coming = dict(STEPS)
    with subprocess.Popen(  # noqa: S603 our own words
        command, env=_environ(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, close_fds=False
    ) as it:
        for line in it.stdout or ():
            lines.append(line.decode("utf-8", "replace").strip())
            for start in [start for start in coming if lines[-1].startswith(start)]:
                say(coming.pop(start))
    if it.returncode:
        sentence = next(failures[sign] for sign in failures if sign in "\n".join(lines))
        told = [line for line in lines if line.startswith("ERROR")] or [*filter(None, lines)]
        raise NotReadyError("\n  ".join([sentence, *told[-1:]]))


def _environ() -> dict[str, str]:
    """Return the caller's variables (proxies, certificates, indexes) without foreign modules."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    own = {"NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    return {**kept, **own, "PYTHONPATH": str(ROOT / "hooks")}


def hand_over(python: Path, *words: str) -> int:
    """Become ``python -m words``; Windows, which cannot, waits for it and its exit status."""
    command = [str(python), "-m", *words]
    if os.name != "nt":
        os.execve(command[0], command, _environ())  # noqa: S606 our own words
    with subprocess.Popen(command, env=_environ()) as it:  # noqa: S603 as above
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # it is for the command to stop
                return it.wait()


def main(arguments: list[str]) -> int:
    """Run one command; 2 when it is unknown or its environment cannot be made."""
    name = arguments[0] if arguments else "--help"
    if name in {"-h", "--help"}:
        say(HELP, "stdout")
        return 0
    if name not in {*STAFF, *DEVELOPERS}:
        near = difflib.get_close_matches(name, [*STAFF, *DEVELOPERS], n=1)
        hint = f"หมายถึง “{near[0]}” ใช่หรือไม่" if near else "ดูคำสั่งทั้งหมดด้วย --help"
        say(f"ไม่รู้จักคำสั่ง “{name}” {hint}")
        return WRONG_USE
    try:
        if name in STAFF:
            python = environment(ROOT / ".venv", ROOT / "requirements.txt")
            return hand_over(python, "transparency", *arguments)
        return _develop(name, arguments[1:])
    except NotReadyError as error:
        say(str(error))
    except OSError as error:
        path = error.filename or ROOT
        say(f"อ่านหรือเขียน {path} ไม่ได้ ({error.strerror}) ปิดโปรแกรมอื่นที่ใช้อยู่ แล้วสั่งอีกครั้ง")
    except KeyboardInterrupt:
        say("หยุดตามที่สั่ง")
        return 130  # as shells do
    return NOT_READY


def _develop(name: str, arguments: list[str]) -> int:
    python = environment(ROOT / ".venv-dev", ROOT / "requirements-dev.txt")
    os.chdir(ROOT)
    if name == "test":
        return hand_over(python, "pytest", *(arguments or ON_ALL_CORES))
    commands = [[str(python), "-m", *words] for words in LINTERS]
    return max([subprocess.run(words, check=False).returncode for words in commands])  # noqa: S603 as above


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
