"""Every forgery is caught; what only looks like one is a note."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scratch import build_small_year, commit, run_git, tag, write
from transparency.years import builder
from transparency.years.manifest import manifest, read_manifest
from transparency.years.names import YearsError
from transparency.years.publishing import Publication, publish
from transparency.years.verifying import verify
from transparency.years.zips import write_zip

pytestmark = pytest.mark.usefixtures("small_builder")

Members = dict[str, bytes]


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _seal(root: Path) -> dict[str, object]:
    found = json.loads((root / "archive" / "fy2564.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _write_seal(root: Path, **values: object) -> None:
    text = json.dumps(_seal(root) | values, ensure_ascii=False)
    write(root, "archive/fy2564.json", text)


def _members(root: Path) -> Members:
    with zipfile.ZipFile(root / "archive" / "fy2564.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _forge(root: Path, members: Members) -> None:
    """Write a zip of other members, and a seal whose outer sum matches."""
    folder = root.parent / "forged"
    for name, data in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write_zip(folder, root / "archive" / "fy2564.zip")
    _write_seal(root, zip_sha256=_sha((root / "archive" / "fy2564.zip").read_bytes()))


def _edit(old: Members, **changes: bytes | None) -> Members:
    new = {**old, **{name: data for name, data in changes.items() if data is not None}}
    return {name: data for name, data in new.items() if changes.get(name, b"") is not None}


def _zip_byte(root: Path) -> None:
    path = root / "archive" / "fy2564.zip"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _zip_missing(root: Path) -> None:
    (root / "archive" / "fy2564.zip").unlink()


def _stray(root: Path) -> None:
    write(root, "archive/fy2564.r2.zip", "x")


def _member_changed(root: Path) -> None:
    _forge(root, _edit(_members(root), **{"2564/index.html": b"<h1>index.html 2564</h2>\n"}))


def _member_missing(root: Path) -> None:
    _forge(root, _edit(_members(root), **{"2564/index.html": None}))


def _member_added(root: Path) -> None:
    _forge(root, _edit(_members(root), **{"2564/more.html": b"x"}))


def _manifest_rewritten(root: Path) -> None:
    members = _edit(_members(root), **{"2564/index.html": b"x"})
    sums = read_manifest(members["2564/SHA256SUMS"].decode())
    sums["index.html"] = _sha(b"x")
    _forge(root, _edit(members, **{"2564/SHA256SUMS": manifest(sums).encode()}))


def _name_above(root: Path) -> None:
    path = root / "archive" / "fy2564.zip"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../evil.html", b"x")
    _write_seal(root, zip_sha256=_sha(path.read_bytes()))


def _member_compressed(root: Path) -> None:
    path = root / "archive" / "fy2564.zip"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zzz.html", b"x" * 99)
    _write_seal(root, zip_sha256=_sha(path.read_bytes()))


def _no_zip(root: Path) -> None:
    path = write(root, "archive/fy2564.zip", "x" * 99)
    _write_seal(root, zip_sha256=_sha(path.read_bytes()))


def _seal_broken(root: Path) -> None:
    write(root, "archive/fy2564.json", "{")


def _seal_of_another_year(root: Path) -> None:
    _write_seal(root, year=2562)


def _seal_with_a_number_as_text(root: Path) -> None:
    _write_seal(root, files="12")


def _tag_moved(root: Path) -> None:
    run_git(root, "tag", "--force", "-a", "fy2564", "-m", "x")


def _tag_light(root: Path) -> None:
    run_git(root, "tag", "--delete", "fy2564")
    run_git(root, "tag", "fy2564", "HEAD~1")


def _tag_unsealed(root: Path) -> None:
    tag(root, 2562)


def _provenance_of_another(root: Path) -> None:
    members = _members(root)
    told = json.loads(members["2564/provenance.json"]) | {"epoch": 1}
    data = json.dumps(told).encode()
    sums = read_manifest(members["2564/SHA256SUMS"].decode()) | {"provenance.json": _sha(data)}
    text = manifest(sums).encode()
    _write_seal(root, sha256sums_sha256=_sha(text))
    _forge(root, _edit(members, **{"2564/provenance.json": data, "2564/SHA256SUMS": text}))


FORGERIES: dict[Callable[[Path], None], str] = {
    _zip_byte: "ถูกแก้หลังปิดปี",
    _zip_missing: "ไม่พบไฟล์ fy2564.zip",
    _stray: "archive/fy2564.r2.zip ไม่ใช่ของปีใด",
    _member_changed: "2564/index.html ถูกแก้",
    _member_missing: "2564/index.html หายไป",
    _member_added: "2564/more.html เพิ่มเข้ามา",
    _manifest_rewritten: "SHA256SUMS ไม่ตรงกับตราปิดปี",
    _name_above: "ชื่อไฟล์ที่ไม่ปลอดภัย “../evil.html”",
    _member_compressed: "ไม่ได้เก็บแบบที่ระบบเก็บ",
    _no_zip: "ไม่ใช่ไฟล์ zip",
    _seal_broken: "fy2564.json อ่านไม่ได้",
    _seal_of_another_year: "fy2564.json ไม่ถูกต้อง",
    _seal_with_a_number_as_text: "fy2564.json ไม่ถูกต้อง (files)",
    _tag_moved: "ถูกย้ายไปชี้ข้อมูลชุดอื่น",
    _tag_light: "ไม่มีข้อความกำกับ",
    _tag_unsealed: "fy2562 แต่ยังไม่ได้ปิดปี",
    _provenance_of_another: "provenance.json ไม่ตรงกับตราปิดปี",
}


def test_sealed_years_that_nobody_touched_pass(three_years: Path) -> None:
    verdict = verify(three_years, (), is_rebuilt=True)

    assert verdict.years == (2563, 2564)
    assert verdict.faults == verdict.notes == ()


@pytest.mark.parametrize(
    ("forge", "words"), FORGERIES.items(), ids=[forge.__name__ for forge in FORGERIES]
)
def test_a_forgery_is_caught_and_not_published(
    project: Path, forge: Callable[[Path], None], words: str
) -> None:
    forge(project)

    assert words in "\n".join(verify(project, (), is_rebuilt=False).faults)

    commit(project, "ปลอม")
    out = project.parent / "public"
    if forge is not _stray:
        with pytest.raises(YearsError):
            publish(Publication(root=project, out=out, build_year=build_small_year))
    assert not out.exists() or forge is _stray


def _forge_all(root: Path, members: Members) -> None:
    """Forge every sum: only building the tag again can tell."""
    below = "2564/"
    names = [name for name in members if name.startswith(below) and name != "2564/SHA256SUMS"]
    sums = manifest({name.removeprefix(below): _sha(members[name]) for name in names}).encode()
    members = {**members, "2564/SHA256SUMS": sums}
    sizes = [len(data) for name, data in members.items() if name.startswith(below)]
    _write_seal(root, sha256sums_sha256=_sha(sums), files=len(sizes), bytes=sum(sizes))
    _forge(root, members)


@pytest.mark.parametrize("path", ["2564/index.html", "years.js"])
def test_a_forgery_of_every_sum_is_caught_by_building_again(project: Path, path: str) -> None:
    _forge_all(project, {**_members(project), path: b"forged"})

    assert verify(project, [2564], is_rebuilt=False).faults == ()
    assert verify(project, [2564], is_rebuilt=True).faults == (
        f"ปี 2564: ไฟล์ {path} ไม่ตรงกับที่ป้ายชื่อ fy2564 สร้างได้",
    )


def test_a_tag_that_builds_no_more_is_a_fault_of_its_year_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, project: Path, *__: object) -> None:
        raise YearsError(f"{project.name} สร้างไม่ได้")

    monkeypatch.setattr(builder, "build", fail)
    assert verify(project, (), is_rebuilt=True).faults == (
        "ปี 2563: project สร้างไม่ได้",
        "ปี 2564: project สร้างไม่ได้",
    )

    def miss(_: Path) -> Path:
        raise builder.LockError("ติดตั้งไม่ได้")

    monkeypatch.setattr(builder, "python_of", miss)
    verdict = verify(project, [2564], is_rebuilt=True)
    assert verdict.faults == ()
    assert "ตราปิดปียังพิสูจน์ได้ (ติดตั้งไม่ได้)" in verdict.notes[0]


def test_a_deleted_tag_is_a_note_unless_one_builds_again(project: Path) -> None:
    run_git(project, "tag", "--delete", "fy2564")

    verdict = verify(project, (), is_rebuilt=False)
    assert verdict.faults == ()
    assert "ไม่พบป้ายชื่อ fy2564" in verdict.notes[0]
    assert "ไม่พบป้ายชื่อ fy2564" in verify(project, (), is_rebuilt=True).faults[0]


def test_another_commit_of_the_same_files_is_a_note(project: Path) -> None:
    tree = run_git(project, "rev-parse", "fy2564^{tree}")
    commit_ = run_git(project, "commit-tree", tree, "-m", "เขียนใหม่")
    run_git(project, "tag", "--force", "-a", "fy2564", "-m", "x", commit_)

    verdict = verify(project, (), is_rebuilt=True)

    assert verdict.faults == ()
    assert verdict.notes == ("ปี 2564: ป้ายชื่อ fy2564 ถูกสร้างใหม่ แต่ข้อมูลเหมือนเดิมทุกไฟล์",)


@pytest.fixture
def signed(project: Path) -> Path:
    """The project with a signed seal, and the key of its officer beside it."""
    key = project.parent / "key"
    _keygen("-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key))
    public = key.with_suffix(".pub").read_text(encoding="utf-8")
    write(project, "archive/allowed_signers", f"officer@example.com {public}")
    seal_path = str(project / "archive" / "fy2564.json")
    _keygen("-q", "-Y", "sign", "-n", "fiscal-year-seal", "-f", str(key), seal_path)
    return project


def _keygen(*words: str) -> None:
    program = shutil.which("ssh-keygen")
    assert program, "the test needs ssh-keygen, which comes with Git"
    subprocess.run([program, *words], check=True, capture_output=True)  # noqa: S603 our own words


def test_a_signed_seal_passes(signed: Path) -> None:
    assert verify(signed, (), is_rebuilt=False).faults == ()


def test_a_forgery_of_every_sum_breaks_the_signature(signed: Path) -> None:
    _forge_all(signed, {**_members(signed), "2564/index.html": b"forged"})

    assert "ลายเซ็น fy2564.json.sig" in verify(signed, (), is_rebuilt=False).faults[0]
    commit(signed, "ปลอม")
    what = Publication(root=signed, out=signed.parent / "public", build_year=build_small_year)
    with pytest.raises(YearsError, match=r"ลายเซ็น fy2564\.json\.sig"):
        publish(what)


def test_a_seal_that_lost_its_signature_is_a_note(signed: Path) -> None:
    (signed / "archive" / "fy2564.json.sig").unlink()

    verdict = verify(signed, [2564], is_rebuilt=False)

    assert verdict.faults == ()
    assert verdict.notes == ("ปี 2564: มีรายชื่อผู้ลงนาม แต่ตราปิดปีนี้ไม่ได้ลงนาม",)


def test_a_signer_who_is_not_known_proves_nothing(signed: Path) -> None:
    write(signed, "archive/allowed_signers", "")
    assert "ลายเซ็น fy2564.json.sig" in verify(signed, (), is_rebuilt=False).faults[0]

    (signed / "archive" / "allowed_signers").unlink()
    assert "ไม่พบรายชื่อผู้ลงนาม" in verify(signed, (), is_rebuilt=False).faults[0]


def test_a_signed_tag_is_proved_by_those_whom_the_project_knows(signed: Path) -> None:
    ssh = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={signed.parent / 'key'}")
    run_git(signed, *ssh, "tag", "--force", "-s", "fy2564", "-m", "x", "fy2564^{commit}")
    assert not any("ลงนามไว้" in words for words in verify(signed, (), is_rebuilt=False).notes)

    for path in (signed / "archive").glob("*s*ig*"):
        path.unlink()
    verdict = verify(signed, (), is_rebuilt=False)

    assert verdict.faults == ()
    assert any("fy2564 ลงนามไว้ แต่เครื่องนี้ไม่มี" in words for words in verdict.notes)


def test_a_year_that_is_open_cannot_be_verified(project: Path) -> None:
    with pytest.raises(YearsError, match="ปี 2565 ยังไม่ได้ปิด"):
        verify(project, [2565], is_rebuilt=False)
