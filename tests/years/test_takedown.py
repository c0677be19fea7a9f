"""What the law removes is gone from every file; all else is proved to be what it was."""

from __future__ import annotations

import hashlib
import html
import json
import urllib.parse
import zipfile
from pathlib import Path

import pytest

import scratch
from conftest import files_of
from scratch import build_small_year, commit, new_project, run_git, set_pages, set_year, write
from transparency.cli import main
from transparency.makers.search import script_of
from transparency.templates import inert
from transparency.thai.packing import packed
from transparency.years import builder
from transparency.years.hiding import said_in
from transparency.years.names import YearsError
from transparency.years.publishing import Publication, publish
from transparency.years.takedown import Order, record_purge, take_down
from transparency.years.verifying import verify
from transparency.years.zips import write_zip

pytestmark = pytest.mark.usefixtures("small_builder")

TERM = 'นาย ก. "ตัวอย่าง" & คณะ'
FORMS = (
    TERM,
    html.escape(TERM),
    str(inert(TERM)),
    json.dumps(TERM),
    json.dumps(TERM, ensure_ascii=False),
    urllib.parse.quote(TERM),
    html.escape(json.dumps(TERM)),
    "นาย  ก.\n&quot;ตัวอย่าง&quot; &amp; <b>คณะ</b>",
    packed(TERM),
    script_of({"docs": [TERM]}),
)
NOTE = "นำชื่อบุคคลออกตามคำขอของเจ้าของข้อมูล"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose sealed year 2564 names somebody in several files, in several ways."""
    root = new_project(tmp_path / "project", 2564)
    for number, form in enumerate((*FORMS[:6], *FORMS[-2:])):
        write(root, f"extra/a{number}.html", f"<p>{form}</p>")
    write(root, "extra/photo.jpg", "picture")
    commit(root, "ชื่อ")
    scratch.seal(root, 2564)
    set_year(root, 2565)
    return root


def _order(**values: object) -> Order:
    told = {"id": "R1", "date": "2565-01-31", "basis": "PDPA มาตรา 33", "note": NOTE}
    return Order(**(told | values))  # type: ignore[arg-type] # each test gives the right ones


def _members(root: Path, revision: int = 2) -> dict[str, bytes]:
    name = f"fy2564.r{revision}.zip" if revision > 1 else "fy2564.zip"
    with zipfile.ZipFile(root / "archive" / name) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    paths = before.keys() | after.keys()
    return {path for path in paths if before.get(path) != after.get(path)}


@pytest.mark.parametrize("form", FORMS)
def test_a_term_is_found_however_it_is_written(form: str) -> None:
    assert said_in(f"<p>x {form} y</p>".encode(), "a.html", (TERM,))
    assert not said_in(b"<p>x y</p>", "a.html", (TERM,))


def test_a_text_vanishes_from_every_file_and_only_those_files_differ(root: Path) -> None:
    before = _members(root, 1)

    removal = take_down(root, 2564, _order(terms=(TERM,)))

    after = _members(root)
    named = {f"2564/extra/a{number}.html" for number in range(8)}
    ledger = {"2564/REMOVALS.json", "2564/SHA256SUMS", "2564/SHA256SUMS.r1"}
    assert _changed(before, after) == named | ledger
    assert {f"2564/{path}" for path in removal.paths} == named
    assert not [path for path, data in after.items() if said_in(data, path, (TERM,))]
    assert after["2564/SHA256SUMS.r1"] == before["2564/SHA256SUMS"]
    assert NOTE in after["2564/REMOVALS.json"].decode()
    assert verify(root, (), is_rebuilt=True).faults == ()


def test_a_text_vanishes_in_either_digits_and_however_it_was_typed(tmp_path: Path) -> None:
    root = new_project(tmp_path / "project", 2564)
    write(root, "extra/a.html", "<p>โทร ๐๘๑-๒๓๔</p>")
    write(root, "extra/b.json", json.dumps({"tel": "โทร 081-234"}))
    commit(root, "โทร")
    scratch.seal(root, 2564)

    removal = take_down(root, 2564, _order(terms=("โทร\u200b  081-๒๓๔",)))

    assert removal.paths == ("extra/a.html", "extra/b.json")
    assert not any("๐๘๑" in data.decode() for data in _members(root).values())


SHOWN = """<p><a class="x" href="../photos/g/one-1280.webp" data-place="1"><img
 src="../photos/g/one-480.webp" alt="a > b"
 srcset="../photos/g/one-480.webp 480w, ../photos/g/one-1280.webp 960w"></a>
<img src="../photos/g/two-480.webp"> <a href="%E0%B9%81%E0%B8%9C%E0%B8%99.pdf#p">แผน</a></p>"""


def test_a_photo_goes_in_every_size_and_pages_say_so(tmp_path: Path) -> None:
    root = new_project(tmp_path / "project", 2564)
    photos = [f"photos/g/{name}.webp" for name in ("one-480", "one-1280", "two-480")]
    set_pages(root, "index.html", *photos, "extra/แผน.pdf")
    write(root, "extra/page.html", SHOWN)
    commit(root, "ภาพ")
    scratch.seal(root, 2564)

    removal = take_down(root, 2564, _order(removed=("photos/g/one-480.webp", "extra/แผน.pdf")))

    assert removal.gone == ("extra/แผน.pdf", "photos/g/one-1280.webp", "photos/g/one-480.webp")
    assert removal.paths == ("extra/page.html", *removal.gone)
    assert _members(root)["2564/extra/page.html"].decode() == (
        "<p><a><span>ภาพนี้ถูกนำออกตามกฎหมาย</span></a>\n"
        '<img src="../photos/g/two-480.webp"> <a>(นำออกตามกฎหมาย) แผน</a></p>'
    )
    assert verify(root, (), is_rebuilt=True).faults == ()


def test_a_page_becomes_a_note_and_a_photo_is_gone(root: Path) -> None:
    out = root.parent / "public"
    what = Publication(root=root, out=out, build_year=build_small_year)
    publish(what)

    take_down(root, 2564, _order(removed=("measures/m01.html", "extra/photo.jpg")))
    commit(root, "นำออก")
    publish(what)

    found = files_of(out)
    assert NOTE in found["2564/measures/m01.html"].decode()
    assert "noindex" in found["2564/measures/m01.html"].decode()
    assert "นำออกเมื่อ 31 มกราคม 2565" in found["2564/measures/m01.html"].decode()
    assert "2564/extra/photo.jpg" not in found
    assert found["gone.txt"].decode() == "2564/extra/photo.jpg\n"
    assert NOTE in found["years.html"].decode()
    assert "downloads/fy2564.r2.zip" in found
    assert "downloads/fy2564.zip" not in found


def test_a_second_removal_keeps_the_chain(root: Path) -> None:
    take_down(root, 2564, _order(removed=("extra/photo.jpg",)))
    take_down(root, 2564, _order(id="R2", terms=(TERM,)))

    told = json.loads((root / "archive" / "fy2564.json").read_text(encoding="utf-8"))
    assert (told["revision"], [one["revision"] for one in told["previous"]]) == (3, [1, 2])
    assert sorted(path.name for path in (root / "archive").iterdir()) == [
        "fy2564.json",
        "fy2564.r3.zip",
    ]
    assert verify(root, (), is_rebuilt=True).faults == ()


def test_what_a_killed_removal_left_is_cleared(root: Path) -> None:
    before = files_of(root / "archive")
    take_down(root, 2564, _order(removed=("extra/photo.jpg",)))
    for name in ("fy2564.zip", ".fy2564.r2.zip.77.new"):
        (root / "archive" / name).write_bytes(before["fy2564.zip"])

    with pytest.raises(YearsError, match="รหัส R1 ใช้ไปแล้ว"):
        take_down(root, 2564, _order(removed=("extra/photo.jpg",)))

    assert files_of(root / "archive").keys() == {"fy2564.json", "fy2564.r2.zip"}


def test_an_edit_that_the_ledger_does_not_name_is_caught(root: Path) -> None:
    take_down(root, 2564, _order(terms=(TERM,)))
    members = _members(root)
    members["2564/index.html"] = b"forged"
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path.removeprefix('2564/')}\n"
        for path, data in sorted(members.items())
        if path.startswith("2564/") and path != "2564/SHA256SUMS"
    )
    members["2564/SHA256SUMS"] = sums.encode()
    folder = root.parent / "forged"
    for path, data in members.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    zip_path = root / "archive" / "fy2564.r2.zip"
    write_zip(folder, zip_path)
    seal_path = root / "archive" / "fy2564.json"
    told = json.loads(seal_path.read_text(encoding="utf-8"))
    of_year = [data for path, data in members.items() if path.startswith("2564/")]
    told |= {
        "zip_sha256": hashlib.sha256(zip_path.read_bytes()).hexdigest(),
        "sha256sums_sha256": hashlib.sha256(members["2564/SHA256SUMS"]).hexdigest(),
        "bytes": sum(map(len, of_year)),
        "files": len(of_year),
    }
    seal_path.write_text(json.dumps(told), encoding="utf-8")

    assert verify(root, (), is_rebuilt=False).faults == (
        "ปี 2564: ไฟล์ index.html เปลี่ยนไปโดยไม่ได้อยู่ในรายการที่นำออก",
    )


def test_a_text_that_cannot_be_covered_is_refused_and_nothing_changes(root: Path) -> None:
    before = files_of(root / "archive")

    with pytest.raises(YearsError, match=r"ยังอยู่.*\n  measures/m01\.html"):
        take_down(root, 2564, _order(terms=("MEASURES/M01.HTML",)))

    assert files_of(root / "archive") == before


@pytest.mark.parametrize("path", ["none.html", "../years.html", "SHA256SUMS", "provenance.json"])
def test_what_is_not_in_the_year_cannot_be_removed(root: Path, path: str) -> None:
    with pytest.raises(YearsError, match="ไม่มีไฟล์"):
        take_down(root, 2564, _order(removed=(path,)))


def test_a_removal_from_nothing_or_under_a_used_id_is_refused(root: Path) -> None:
    with pytest.raises(YearsError, match="ไม่มีอะไรให้นำออก"):
        take_down(root, 2564, _order())
    with pytest.raises(YearsError, match="ไม่พบข้อความที่ 2 ของ --terms"):
        take_down(root, 2564, _order(terms=(TERM, "ไม่มีข้อความนี้")))
    with pytest.raises(YearsError, match="ประชาชนจะยังเห็น"):
        take_down(root, 2564, _order(terms=(TERM,), basis=f"คำขอของ {TERM}"))
    take_down(root, 2564, _order(terms=(TERM,)))
    with pytest.raises(YearsError, match="รหัส R1 ใช้ไปแล้ว"):
        take_down(root, 2564, _order(removed=("measures/m01.html",)))


def test_a_signature_of_the_former_seal_does_not_stay(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "archive/fy2564.json.sig", "x")

    assert main([*_command(root, 2564), "--remove", "/2564/measures\\m01.html"]) == 0

    assert "ให้ผู้มีกุญแจลงนามใหม่" in capsys.readouterr().out
    assert verify(root, (), is_rebuilt=False).faults == ()


def _command(root: Path, year: int) -> list[str]:
    words = ["--id", "R1", "--date", "1 ก.พ. 2565", "--basis", "PDPA", "--note", NOTE]
    return ["takedown", str(year), "--root", str(root), *words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ตัวอย่าง\nกข\n".encode(), "terms.txt:2: ข้อความสั้นเกินไป"),
        ("ตัวอย่าง".encode("utf-16"), "บันทึกไฟล์นี้เป็น UTF-8"),
    ],
)
def test_texts_that_cannot_be_meant_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str], text: bytes, words: str
) -> None:
    path = root.parent / "terms.txt"
    path.write_bytes(text)

    assert main([*_command(root, 2564), "--terms", str(path)]) == 1

    assert words in capsys.readouterr().err


def test_a_file_can_be_replaced(root: Path, tmp_path: Path) -> None:
    write(tmp_path, "new/extra/photo.jpg", "blurred")

    take_down(root, 2564, _order(replacement=tmp_path / "new"))

    assert _members(root)["2564/extra/photo.jpg"] == b"blurred"


def test_a_purged_history_is_told_by_the_seal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_down(root, 2564, _order(terms=(TERM,)))
    commit(root, "นำออก")
    run_git(root, "checkout", "--quiet", "fy2564^{commit}")
    for path in (root / "extra").glob("a*.html"):
        path.write_text("x", encoding="utf-8")
    commit(root, "ล้างประวัติ")
    run_git(root, "tag", "--force", "-a", "fy2564", "-m", "ปิดปี")
    run_git(root, "checkout", "--quiet", "main")
    assert "ถูกย้ายไปชี้ข้อมูลชุดอื่น" in verify(root, (), is_rebuilt=False).faults[0]

    record_purge(root, 2564)

    verdict = verify(root, (), is_rebuilt=True)
    assert verdict.faults == ()
    assert "ถูกล้างตามที่บันทึกไว้" in verdict.notes[0]

    def fail(*_: object) -> None:
        raise YearsError("ข้อมูลขาด")

    monkeypatch.setattr(builder, "build", fail)
    verdict = verify(root, (), is_rebuilt=True)
    assert verdict.faults == ()
    assert "สร้างซ้ำไม่ได้แล้ว" in verdict.notes[1]


def test_a_purge_without_a_removal_is_refused(root: Path) -> None:
    with pytest.raises(YearsError, match="ไม่มีเหตุให้ล้างประวัติ"):
        record_purge(root, 2564)
    with pytest.raises(YearsError, match="ปี 2565 ยังไม่ได้ปิด"):
        record_purge(root, 2565)
    take_down(root, 2564, _order(terms=(TERM,)))
    with pytest.raises(YearsError, match="ป้ายชื่อ fy2564 ยังเป็นของเดิม"):
        record_purge(root, 2564)


def test_the_open_year_has_a_ledger_too(root: Path) -> None:
    out = root.parent / "public"
    what = Publication(root=root, out=out, build_year=build_small_year)
    publish(what)
    command = [*_command(root, 2565), "--remove", "measures/m01.html"]
    assert main([*command, "documents/a.pdf"]) == 0
    commit(root, "รายการ")
    with pytest.raises(YearsError, match="แก้ data/ ก่อน"):
        publish(what)

    set_pages(root, "index.html", "measures/m02.html")
    publish(what)

    found = files_of(out)
    assert NOTE in found["2565/measures/m01.html"].decode()
    assert found["gone.txt"].decode() == "2565/documents/a.pdf\n"


def test_a_removal_from_the_open_year_names_where_the_text_still_stands(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = write(root.parent, "terms.txt", "fiscal_year: ๒๕๖๕\n")

    assert main([*_command(root, 2565), "--terms", str(terms)]) == 0

    assert capsys.readouterr().out.splitlines()[1:] == ["  ยังมีข้อความนั้นที่ data/measures.yaml:2"]


@pytest.mark.parametrize(
    ("year", "more", "words"),
    [
        (2563, [], "ปี 2563 ยังไม่ได้ปิด และข้อมูลปัจจุบันเป็นของปี 2565"),
        (2565, ["--replace", "x"], "--replace ใช้กับปีที่ปิดแล้ว"),
        (2565, ["--remove", "../../secret.html"], "ไม่ได้อยู่ในปี 2565"),
        (2565, ["--date", "เมื่อวาน"], "อ่านวันที่ “เมื่อวาน” ไม่ได้"),
    ],
)
def test_a_removal_that_cannot_be_meant_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], year: int, more: list[str], words: str
) -> None:
    assert main([*_command(root, year), *more]) == 2

    assert words in capsys.readouterr().err
    assert not (root / "archive" / "removals.json").exists()


def test_a_removal_that_says_nothing_to_the_public_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["takedown", "2564", "--root", str(root), "--id", "R1"]) == 2

    assert capsys.readouterr().err == "ต้องระบุ --date --basis --note\n"
