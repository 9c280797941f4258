"""Pages become HTML: one Jinja environment with escaping on, templates and style sheet from inside the package."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from graph.site.front import About
    from graph.site.views import Page

_MAIN = (
    ("Map", "map.html", True),
    ("Overlap", "overlap.html", True),
    ("Bodies", "bodies.html", True),
    ("Economies", "economies.html", False),
    ("Meetings", "meetings.html", True),
    ("Documents", "documents.html", False),
    ("Topics", "topics.html", False),
    ("Questions", "questions.html", True),
    ("Names A–Z", "names.html", False),
)
"""Text and address of the links at the head, and whether a telephone shows them; the foot has them all."""
_FOOT = (
    ("Start", "index.html"),
    *((text, href) for text, href, _ in _MAIN),
    ("Timeline", "timeline.html"),
    ("People", "people.html"),
    ("Projects", "projects.html"),
    ("Who works with whom", "cooperation.html"),
    ("Concerns about overlap", "overlap-concerns.html"),
    ("Recommendations", "recommendations.html"),
    ("Ontology", "ontology.html"),
    ("Downloads", "downloads.html"),
    ("What was read and how", "about.html"),
)
_ASK = ("Ask", "query")
_API = ("API", "api")
"""Links to the query page and to the JSON API, which only a running server has."""
_STYLES = ("style.css", "brief.css", "drawings.css")


class Renderer:
    """Turns pages into HTML; for a running server (``live``) with a link to its query page, and with its templates too."""

    def __init__(self, name: str, about: About, *, live: bool = False) -> None:
        folders = ("graph.site", "graph.web") if live else ("graph.site",)
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader(folder, "templates") for folder in folders]),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["capitalize_first"] = capitalize_first
        main = (*_MAIN, (*_ASK, True)) if live else _MAIN
        foot = (*_FOOT, _ASK, _API) if live else _FOOT
        self._environment.globals.update(site_name=name, about=about, main_links=main, foot_links=foot, live=live)

    def html(self, page: Page) -> str:
        """The HTML of a page, with a line end at its end."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, root=page.root, **page.content).rstrip() + "\n"


def capitalize_first(text: str) -> str:
    """A text with its first letter large; what is safe to show stays so.

    >>> capitalize_first("as member")
    'As member'
    """
    return text[:1].upper() + text[1:]


def style() -> str:
    """The style sheet: for all pages, then for briefs and drawings."""
    folder = resources.files("graph.site")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _STYLES)
