"""Photos of 12 megapixels: all new, nothing changed, one changed; beside decoder and encoder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw

from bench.cpu import PROJECT, ratios, said, spread
from bench.printing import PHOTOS
from transparency.pictures.originals import CACHE

_SIZE = (4000, 3000)


def bench_photos(copies: Iterable[int], rounds: int) -> str:
    """Return a table in Markdown; ``copies`` are numbers of photos."""
    lines = [
        "| photos | what | CPU s | : floor | ms a photo | made | peak MB |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    for count in copies:
        with tempfile.TemporaryDirectory() as scratch:
            root = _project(Path(scratch) / "site", count)
            lines += _rows(root, count, rounds)
    return "\n".join(lines)


def _rows(root: Path, count: int, rounds: int) -> Iterable[str]:
    found: dict[str, list[list[float]]] = {}
    for number in range(rounds):
        shutil.rmtree(root / CACHE, ignore_errors=True)
        _note(found, "floor", root, "floor")
        _note(found, "all new", root, "ours")
        _note(found, "nothing changed", root, "again")
        _shoot(root / PHOTOS / "photo-1.jpg", 100 + number)
        _note(found, "one changed", root, "ours")
    peers = [seconds for seconds, _, _ in found["floor"]]
    for name, measured in found.items():
        times = [seconds for seconds, _, _ in measured]
        _, made, _ = measured[-1]
        peak = max(peak for _, _, peak in measured)
        a_photo = 1000 * sum(times) / len(times) / count
        yield (
            f"| {count} | {name} | {spread(times)} | {spread(ratios(times, peers))} "
            f"| {a_photo:.1f} | {made:.0f} | {peak:.0f} |"
        )


def _note(found: dict[str, list[list[float]]], name: str, root: Path, printing: str) -> None:
    told = said("-m", "bench.printing", printing, str(root))
    found.setdefault(name, []).append([float(word) for word in told.split()])


def _project(root: Path, count: int) -> Path:
    """Put photos in place of the drawings of the example site's largest gallery."""
    ignore = shutil.ignore_patterns(".cache", "g02-market")
    shutil.copytree(PROJECT / "tests" / "sites" / "complete", root, ignore=ignore)
    (root / PHOTOS).mkdir()
    names = [f"photo-{number}.jpg" for number in range(1, count + 1)]
    for number, name in enumerate(names):
        _shoot(root / PHOTOS / name, number)
    yaml = root / "data" / "galleries.yaml"
    head, mark, tail = yaml.read_text(encoding="utf-8").partition("  - id: g02-market\n")
    opening, photos, rest = tail.partition("    photos:\n")
    entries = "".join(
        f"      - file: {name}\n        alt: พื้นและวงรี ({name[6:-4]})\n" for name in names
    )
    closing = rest[rest.index("    source:\n") :]
    text = f"{head}{mark}{opening}{photos}{entries}{closing}"
    yaml.write_text(text, encoding="utf-8", newline="\n")
    return root


def _shoot(file: Path, number: int) -> None:
    """Write a photo that was never taken: soft shapes, and the noise of a sensor."""
    picture = Image.new("RGB", _SIZE, (90 + number, 120, 140))
    pen = ImageDraw.Draw(picture)
    for step in range(80):
        x, y = (step * 977 + number * 131) % _SIZE[0], (step * 613 + number * 71) % _SIZE[1]
        colour = ((step * 53) % 256, (step * 97 + number) % 256, (step * 31) % 256)
        pen.ellipse((x - 300, y - 200, x + 300, y + 200), fill=colour)
    noise = Image.effect_noise(_SIZE, 60).convert("RGB")
    Image.blend(picture, noise, 0.12).save(file, "JPEG", quality=92)
