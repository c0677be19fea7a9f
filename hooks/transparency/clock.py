"""Today. The only place that looks at a clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7))
"""Thailand has had one offset without summer time since 1920, so no zone data is needed."""


def today() -> date:
    """Return the day in Thailand: of ``SOURCE_DATE_EPOCH`` (seconds) if set, else of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(BANGKOK).date()
