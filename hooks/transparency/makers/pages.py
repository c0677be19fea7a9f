"""Pages: every generated page of the site, as Markdown with front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transparency import addresses, provenance, scales
from transparency.album import Albums
from transparency.contact import contact_sections
from transparency.facets import facets, row_classes
from transparency.outputs import Output
from transparency.records.measure import Status
from transparency.templates import Templates, inert
from transparency.views import Overview, View

Crumbs = tuple[tuple[str, str], ...]

_USE = re.compile('<use href="#([^"]+)"')
_SYMBOL = re.compile('<symbol id="([^"]+)"')

_HOME: Crumbs = (("หน้าแรก", addresses.HOME),)
_REGISTER: Crumbs = (*_HOME, ("มาตรการ", addresses.MEASURES))


@dataclass(frozen=True, slots=True)
class Press:
    """Prints templates as pages; every page can ask the overview."""

    templates: Templates
    overview: Overview
    albums: Albums

    def page(
        self, path: str, template: str, title: str, crumbs: Crumbs = (), **values: object
    ) -> Output:
        """Make the page at ``path`` (without ending)."""
        known = {
            "albums": self.albums,
            "center": self.overview.center,
            "overview": self.overview,
            "title": title,
        }
        body = self._with_sprite(self.templates.render(f"{template}.md", path, known | values))
        trail = [[inert(name), addresses.relative(target, "")] for name, target in crumbs]
        meta = {"title": inert(title), "crumbs": trail, "wide": template == "home"}
        head = "".join(f"{key}: {json.dumps(meta[key], ensure_ascii=False)}\n" for key in meta)
        return Output(f"{path}.md", f"---\n{head}---\n\n{body.strip()}\n")

    def _with_sprite(self, body: str) -> str:
        """Put the drawings that the page uses behind it: an outside file fails from a disk."""
        used = set(_USE.findall(body))
        sprite = self.templates.render("_sprite.md", "", {}).splitlines()
        kept = [line for line in sprite if not (found := _SYMBOL.match(line)) or found[1] in used]
        return "\n".join([body.rstrip(), "<div>", *kept, "</div>"]) if used else body


def make_pages(overview: Overview, templates: Templates, albums: Albums) -> Iterator[Output]:
    """Make every page of the site."""
    press = Press(templates, overview, albums)
    yield from _fixed(press)
    yield from _measures(press)
    yield from _groups(press)
    yield from _galleries(press)


def _fixed(press: Press) -> Iterator[Output]:
    center = press.overview.center
    year = press.templates.digits(str(center.year))
    yield press.page(addresses.HOME, "home", center.municipality.center_name)
    yield _register(press, f"มาตรการทั้งหมด ปี {year}")
    yield press.page(addresses.BUDGETS, "budgets", f"งบประมาณ ปี {year}", _HOME)
    yield _contact(press, "ติดต่อ ร้องเรียน ขอข้อมูล")
    yield press.page(addresses.DOUBTS, "doubts", "ข้อมูลที่ยังสงสัย", _HOME)
    yield _findings(press, "ข้อตรวจพบจากการควบคุมภายใน")
    yield press.page(addresses.METHODS, "methods", "วิธีอ่านสถานะและหลักฐาน", _HOME)
    yield _source(press, "แหล่งข้อมูลของเว็บไซต์นี้")
    yield press.page(addresses.ACCESSIBILITY, "accessibility", "การเข้าถึงเว็บไซต์", _HOME)


def _register(press: Press, title: str) -> Output:
    view = press.overview
    return press.page(
        addresses.MEASURES,
        "measures",
        title,
        _HOME,
        facets=facets(view),
        classes=lambda row: row_classes(view, row),
    )


def _contact(press: Press, title: str) -> Output:
    sections = tuple(contact_sections(press.overview.center))
    return press.page(addresses.CONTACT, "contact", title, _HOME, sections=sections)


def _findings(press: Press, title: str) -> Output:
    groups = provenance.finding_groups(press.overview.center.findings)
    return press.page(addresses.FINDINGS, "findings", title, _HOME, groups=groups)


def _source(press: Press, title: str) -> Output:
    center = press.overview.center
    return press.page(
        addresses.SOURCE,
        "source",
        title,
        _HOME,
        verified=provenance.verified(center),
        corrections=provenance.corrections(center),
    )


def _measures(press: Press) -> Iterator[Output]:
    center = press.overview.center
    views = press.overview.views
    for before, view, after in zip((None, *views), views, (*views[1:], None), strict=False):
        measure = view.measure
        yield press.page(
            addresses.measure(measure.id),
            "measure",
            measure.short_title,
            _REGISTER,
            view=view,
            steps=scales.step_reports(measure),
            whole=scales.results_of_whole(measure),
            milestones=press.overview.milestones(measure),
            galleries=center.of_measure(center.galleries, measure),
            budgets=center.of_measure(center.budgets, measure),
            finding_groups=provenance.finding_groups(center.of_measure(center.findings, measure)),
            channels=center.of_measure(center.channels, measure),
            before=before,
            after=after,
        )


def _groups(press: Press) -> Iterator[Output]:
    overview = press.overview
    center = overview.center
    for unit in center.units:
        views = overview.of_unit(unit)
        below = center.parts_of(unit)
        title = center.unit_name(unit)
        yield _group(press, addresses.unit(unit.id), "unit", title, views, below=below, unit=unit)
    for topic in center.topics:
        views = tuple(v for v in overview.views if v.measure.topic.id == topic.id)
        yield _group(press, addresses.topic(topic.id), "topic", topic.name, views)
    for status in Status:
        views = tuple(v for v in overview.views if v.measure.status is status)
        title = _STATUS_TITLES[status]
        yield _group(press, addresses.status(status), "status", title, views, status=status)


_STATUS_TITLES = {
    Status.DONE: "มาตรการที่รายงานว่าทำแล้ว",
    Status.IN_PROGRESS: "มาตรการที่กำลังทำ",
    Status.NOT_STARTED: "มาตรการที่ยังไม่เริ่ม",
    Status.NO_CASE: "มาตรการที่ปีนี้ไม่มีกรณี",
}


def _group(
    press: Press, path: str, group: str, title: str, views: tuple[View, ...], **values: object
) -> Output:
    return press.page(path, "group", title, _REGISTER, group=group, views=views, **values)


def _galleries(press: Press) -> Iterator[Output]:
    center = press.overview.center
    year = press.templates.digits(str(center.year))
    crumbs = (*_HOME, ("ภาพกิจกรรม", addresses.GALLERIES))
    yield press.page(addresses.GALLERIES, "galleries", f"ภาพกิจกรรม ปี {year}", _HOME)
    for gallery in center.galleries:
        view = press.overview.of([center.measure(gallery.measure)])[0]
        title = f"ภาพกิจกรรม: {view.measure.short_title}"
        path = addresses.gallery(gallery.id)
        yield press.page(
            path,
            "gallery",
            title,
            crumbs,
            gallery=gallery,
            view=view,
            shots=press.albums[gallery.id],
            takedowns=[one for one in center.takedowns if one.gallery == gallery.id],
        )
