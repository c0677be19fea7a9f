"""Measure the build, photos, publishing, the reader or the search; print a table in Markdown."""

from __future__ import annotations

import argparse
import sys

from bench.build import bench_build
from bench.photos import bench_photos
from bench.publish import bench_publish
from bench.reader import bench_reader
from bench.search import bench_search

BENCHES = {
    "build": (bench_build, (1, 10)),
    "photos": (bench_photos, (40,)),
    "publish": (bench_publish, (0, 20)),
    "reader": (bench_reader, (100, 1000)),
    "search": (bench_search, (1, 7, 68)),
}


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", choices=BENCHES)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: %(default)s")
    parser.add_argument(
        "--copies",
        type=int,
        nargs="+",
        metavar="N",
        help="copies of the records, photos, or closed years",
    )
    options = parser.parse_args()
    bench, copies = BENCHES[options.what]
    sys.stdout.write(f"{bench(options.copies or copies, options.rounds)}\n")


if __name__ == "__main__":
    main()
