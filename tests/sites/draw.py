"""Draw the pictures of the example site: shapes only, so that nobody takes them for photos.

``python tests/sites/draw.py`` writes them anew, the same bytes every time.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "complete" / "data" / "photos"
SIZES = {"wide": (1280, 960), "tall": (960, 1280), "small": (640, 480), "slim": (480, 640)}
GALLERIES = {
    "g01": ("wide", "tall", "wide", "wide", "tall", "wide"),
    "g03": ("wide",),
    "g02-market": ("small", "small", "slim", "small", "slim") * 8,
}
"""The shapes of each gallery's pictures; a seventh of g01 was taken down."""

GROUNDS = ("#dfe3d8", "#d8dde6", "#dbe6e6", "#e6ddd8", "#e2dbe8", "#e8e5d3")
WATERS = ("#7f8f6f", "#6f7f98", "#5f8a8a", "#98776f", "#8a7398", "#958c5a")


def draw(number: int, size: tuple[int, int]) -> Image.Image:
    """Draw a ground, a sun of the picture's number, and water with as many waves."""
    width, height = size
    picture = Image.new("P", size)
    picture.putpalette(
        [
            part
            for colour in (GROUNDS[number % 6], WATERS[number % 6], "#ffffff")
            for part in bytes.fromhex(colour[1:])
        ]
    )
    pen = ImageDraw.Draw(picture)
    radius = height // 8
    left = width * (number % 5 + 1) // 6
    pen.ellipse((left - radius, height // 4 - radius, left + radius, height // 4 + radius), fill=2)
    pen.rectangle((0, height * 2 // 3, width, height), fill=1)
    for wave in range(number % 4 + 1):
        top = height * 2 // 3 + height * (wave + 1) // 16
        for start in range(-40, width, 160):
            pen.arc((start, top, start + 120, top + 40), 200, 340, fill=2, width=6)
    return picture


def main() -> None:
    """Write all drawings."""
    for gallery, shapes in GALLERIES.items():
        folder = FOLDER / gallery
        folder.mkdir(parents=True, exist_ok=True)
        for number, shape in enumerate(shapes, 1):
            draw(number, SIZES[shape]).save(folder / f"drawing-{number}.png", optimize=True)


if __name__ == "__main__":
    main()
