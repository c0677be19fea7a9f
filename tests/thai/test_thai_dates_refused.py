"""What is no date, why, and what was probably meant."""

from __future__ import annotations

import pytest

from transparency.thai.dates import DateError, DateFault, read_date

REFUSED = [
    ("", DateFault.NOT_A_DATE, ""),
    ("เมื่อวานนี้", DateFault.NOT_A_DATE, ""),
    ("2564", DateFault.NOT_A_DATE, ""),
    ("พ.ศ. 2564", DateFault.NOT_A_DATE, ""),
    ("ไตรมาส 4", DateFault.NOT_A_DATE, ""),
    ("ไตรมาส 4/2564", DateFault.NOT_A_DATE, ""),
    ("ประมาณ สิงหาคม 2564", DateFault.NOT_A_DATE, ""),
    ("31 August 2021", DateFault.NOT_A_DATE, ""),
    ("31/8", DateFault.NOT_A_DATE, ""),
    ("8.2564", DateFault.NOT_A_DATE, ""),
    ("31/3-2564", DateFault.NOT_A_DATE, ""),
    ("2021-08-31T00:00", DateFault.NOT_A_DATE, ""),
    ("٣١/٨/٢٥٦٤", DateFault.NOT_A_DATE, ""),
    ("20210831", DateFault.NOT_A_DATE, ""),
    ("31/8/64", DateFault.TWO_DIGIT_YEAR, "31/8/2564"),
    ("๓๑/๘/๖๔", DateFault.TWO_DIGIT_YEAR, "31/8/2564"),
    ("31 ส.ค. 64", DateFault.TWO_DIGIT_YEAR, "31 ส.ค. 2564"),
    ("สิงหาคม ๖๔", DateFault.TWO_DIGIT_YEAR, "สิงหาคม 2564"),
    ("31/8/4", DateFault.TWO_DIGIT_YEAR, ""),
    ("30/2/64", DateFault.TWO_DIGIT_YEAR, ""),
    ("31-8-64", DateFault.TWO_DIGIT_YEAR, ""),  # which end is the year?
    ("21-08-31", DateFault.TWO_DIGIT_YEAR, ""),
    ("31/8/256", DateFault.NO_SUCH_YEAR, ""),
    ("31/8/25644", DateFault.NO_SUCH_YEAR, ""),
    ("1564-08-31", DateFault.NO_SUCH_YEAR, ""),
    ("2856-08-31", DateFault.NO_SUCH_YEAR, ""),
    ("2564-13-01", DateFault.NO_SUCH_MONTH, ""),
    ("2564-00", DateFault.NO_SUCH_MONTH, ""),
    ("13/2564", DateFault.NO_SUCH_MONTH, ""),
    ("8/31/2564", DateFault.NO_SUCH_MONTH, "31/8/2564"),
    ("2/30/2564", DateFault.NO_SUCH_MONTH, ""),
    ("31 สิงหาคา 2564", DateFault.NO_SUCH_MONTH, "31 สิงหาคม 2564"),
    ("พฤษจิกายน 2564", DateFault.NO_SUCH_MONTH, "พฤศจิกายน 2564"),
    ("31/4/2564", DateFault.NO_SUCH_DAY, ""),
    ("0/4/2564", DateFault.NO_SUCH_DAY, ""),
    ("31 สิงหาคม พ.ศ. 2021", DateFault.AMBIGUOUS, ""),
    ("31 สิงหาคม ค.ศ. 2564", DateFault.AMBIGUOUS, ""),
]


@pytest.mark.parametrize(("text", "reason", "suggestion"), REFUSED)
def test_what_is_no_date_is_refused_with_its_reason_and_what_was_meant(
    text: str, reason: DateFault, suggestion: str
) -> None:
    with pytest.raises(DateError) as error:
        read_date(text)

    refused = error.value
    assert (refused.text, refused.reason, refused.suggestion) == (text, reason, suggestion)


def test_every_reason_is_shown_by_an_example() -> None:
    assert {reason for _, reason, _ in REFUSED} == set(DateFault)


@pytest.mark.parametrize("suggestion", sorted({wanted for *_, wanted in REFUSED} - {""}))
def test_every_suggestion_can_be_read(suggestion: str) -> None:
    assert not read_date(suggestion).is_odd
