"""What is measured; each module one subject. The generator is imported as the hook imports it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))
