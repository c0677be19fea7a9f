"""Run the staff's commands: ``python -m transparency``."""

import sys

from transparency.cli import main

sys.exit(main(sys.argv[1:]))
