"""The pages that stand for all pages: each template, in each of its states."""

REAL = (
    "index.html", "measures/index.html", "measures/m03.html", "measures/m05.html",
    "measures/m09.html", "measures/m11.html", "measures/m20.html", "measures/m21.html",
    "units/planning.html", "topics/staff.html", "statuses/done.html", "statuses/in-progress.html",
    "budgets/index.html", "galleries/index.html", "galleries/g01.html", "findings.html",
    "contact.html", "doubts.html", "methods.html", "source.html", "accessibility.html",
    "about.html",
)  # fmt: skip
"""Every template of the real site, measures of each kind among them.

Not 404.html: a site that knows no address of its own takes the root of the host for its home.
"""

FULL = (
    "index.html", "measures/index.html", "measures/m01.html", "measures/m03.html",
    "measures/m05.html", "measures/m06.html", "measures/m09.html", "measures/m10.html",
    "units/planning.html", "topics/integrity.html", "statuses/no-case.html",
    "budgets/index.html", "galleries/index.html", "galleries/g01.html", "galleries/g02.html",
    "galleries/g02-market.html", "findings.html", "contact.html", "doubts.html", "methods.html",
    "source.html", "accessibility.html", "opening-hours.html", "404.html",
)  # fmt: skip
"""Every template with everything filled; a measure of each state, galleries with and without."""

BARE = (
    "index.html", "measures/index.html", "budgets/index.html", "galleries/index.html",
    "findings.html", "contact.html", "doubts.html", "source.html",
)  # fmt: skip
"""The pages that say that there is nothing yet."""
