"""The page that compares years: what was added, goes on or has ended, and each history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from transparency.years.front_pages import front_page
from transparency.years.names import LIST
from transparency.years.public import Front
from transparency.years.told import ToldMeasure, ToldYear

COMPARISON = "compare.html"


def comparison_page(front: Front, years: tuple[ToldYear, ...]) -> str:
    """Make the page from years told newest first; at least two."""
    back = f'<p><a href="{LIST}">ข้อมูลทุกปีงบประมาณ</a></p>\n'
    body = "".join([back, *_changes(front, years), *_histories(front, years)])
    return front_page("เทียบมาตรการระหว่างปี", body, front)


def _changes(front: Front, years: tuple[ToldYear, ...]) -> Iterator[str]:
    for new, old in pairwise(years):
        before, after = ({m.id for m in year.measures} for year in (old, new))
        label = f"ปี {front.digits(old.year)} ถึง {front.digits(new.year)}"
        yield f'<h2 id="y{new.year}">{label}</h2>\n'
        yield from _list(front, "เพิ่มใหม่", new, after - before)
        yield from _list(front, "ไม่มีแล้ว", old, before - after)
        yield from _going_on(front, old, new)


def _list(front: Front, heading: str, year: ToldYear, ids: set[str]) -> Iterator[str]:
    measures = [measure for measure in year.measures if measure.id in ids]
    yield f"<h3>{heading} {front.digits(len(measures))} มาตรการ</h3>\n"
    if measures:
        items = "".join(f"<li>{_link(year, measure)}</li>\n" for measure in measures)
        yield f"<ul>\n{items}</ul>\n"


def _going_on(front: Front, old: ToldYear, new: ToldYear) -> Iterator[str]:
    pairs = [(was, now) for now in new.measures if (was := old.find(now.id))]
    yield f"<h3>ทำต่อ {front.digits(len(pairs))} มาตรการ</h3>\n"
    if pairs:
        rows = ([_link(new, now), _state(was), _state(now)] for was, now in pairs)
        years = (f"ปี {front.digits(year.year)}" for year in (old, new))
        yield from _table(["มาตรการ", *years], rows)


def _state(measure: ToldMeasure) -> str:
    return f"<span>{measure.status}<br>{measure.evidence}</span>"


def _histories(front: Front, years: tuple[ToldYear, ...]) -> Iterator[str]:
    yield "<h2>ประวัติของแต่ละมาตรการ</h2>\n"
    known = {measure.id: measure for year in reversed(years) for measure in year.measures}
    for id_, measure in sorted(known.items()):
        rows = (
            [
                f'<a href="{year.year}/measures/{id_}.html">{front.digits(year.year)}</a>',
                escape(told.title),
                told.status,
                told.evidence,
            ]
            for year in years
            if (told := year.find(id_))
        )
        yield f'<h3 id="{escape(id_)}">{escape(measure.title)}</h3>\n'
        yield from _table(["ปี", "ชื่อในปีนั้น", "สถานะ", "หลักฐาน"], rows)


def _table(heads: Iterable[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "<table>\n<thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    for first, *others in rows:
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        yield f'<tr><th scope="row">{first}</th>{cells}</tr>\n'
    yield "</tbody>\n</table>\n"


def _link(year: ToldYear, measure: ToldMeasure) -> str:
    return f'<a href="{year.year}/measures/{measure.id}.html">{escape(measure.title)}</a>'
