"""Run the staff's commands: ``python -m transparency``."""

import sys
from io import TextIOWrapper

from transparency.cli import main

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8")  # whatever the console says: the words are Thai
sys.exit(main(sys.argv[1:]))
