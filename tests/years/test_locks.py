"""Each year is built by the packages of its own lock, whatever the machine has by now."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

from conftest import PROJECT
from scratch import build_small_year, commit, new_project, seal, set_year, write
from transparency.years.publishing import Publication, publish

_BUILDER = """
import json, sys
from importlib.metadata import version
from pathlib import Path

if sys.argv[1] == "build":
    out = Path(sys.argv[3])
    records = Path("data/measures.yaml").read_text(encoding="utf-8")
    year = out / records.partition("fiscal_year: ")[2][:4]
    year.mkdir(parents=True)
    told = {"municipality": {"site_url": None}, "measures": []}
    (year / "data.json").write_text(json.dumps(told), encoding="utf-8")
    (year / "theme.txt").write_text(version("mkdocs-material"), encoding="utf-8")
"""


def _lock(root: Path, version: str) -> None:
    """Let a project pin a theme of this version, which lies in the project itself."""
    name = f"mkdocs_material-{version}"
    wheel = root / "wheels" / f"{name}-py3-none-any.whl"
    wheel.parent.mkdir(exist_ok=True)
    files = {
        "METADATA": f"Metadata-Version: 2.1\nName: mkdocs-material\nVersion: {version}\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, text in files.items():
            archive.writestr(f"{name}.dist-info/{file}", text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock = f"mkdocs-material=={version} \\\n    --hash=sha256:{digest}\n"
    write(root, "requirements.txt", f"--no-index\n--find-links wheels\n{lock}")
    commit(root, f"ชุดหน้าตา {version}")


def test_each_year_is_sealed_with_the_theme_of_its_own_lock(tmp_path: Path) -> None:
    root = new_project(tmp_path / "ที่ ทดสอบ", 2563)
    shutil.copy(PROJECT / "manage.py", root)
    write(root, "hooks/transparency/__main__.py", _BUILDER)
    for year, version in ((2563, "9.5.50"), (2564, "9.6.23")):
        set_year(root, year)
        _lock(root, version)
        seal(root, year)
    set_year(root, 2565)
    out = root.parent / "public"

    publish(Publication(root=root, out=out, build_year=build_small_year))

    assert (out / "2563" / "theme.txt").read_text(encoding="utf-8") == "9.5.50"
    assert (out / "2564" / "theme.txt").read_text(encoding="utf-8") == "9.6.23"
    assert '"mkdocs-material": "9.5.50"' in (out / "2563" / "provenance.json").read_text("utf-8")
