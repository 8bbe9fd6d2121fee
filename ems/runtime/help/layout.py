"""In: a help object. Out: its lines, laid out as Get-Help shows them; the width wraps hard, as PowerShell's help does."""
from __future__ import annotations

from typing import Any

from ems.values.convert import to_string
from ems.values.members import get_member

COMMON = ("This cmdlet supports the common parameters: Verbose, Debug, ErrorAction, ErrorVariable, WarningAction, WarningVariable, OutBuffer, PipelineVariable, and OutVariable. "
          "For more information, see about_CommonParameters.")


class Page:
    """Lines under headings; text is indented and wrapped."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = [""]

    def heading(self, text: str) -> None:
        self.lines.append(text)

    def blank(self, count: int = 1) -> None:
        self.lines.extend([""] * count)

    def put(self, text: str, indent: int = 4) -> None:
        room = max(10, self.width - 1 - indent)
        for line in text.split("\n"):
            for at in range(0, max(1, len(line)), room):
                self.lines.append(" " * indent + line[at : at + room])

    def section(self, title: str, text: str, after: int = 1) -> None:
        self.heading(title)
        self.put(text)
        self.blank(after)


def texts(value: Any) -> str:
    """The text of paragraphs."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    return "\n\n".join(to_string(get_member(i, "Text")) for i in items)


def listed(value: Any, name: str) -> list[Any]:
    found = get_member(value, name) if value is not None else None
    return list(found) if isinstance(found, list) else [] if found is None else [found]


def page_of(item: Any, width: int, view: str) -> list[str]:
    """The lines of a help object; view: "", Full, Detailed, Examples."""
    page = Page(width)
    page.section("NAME", to_string(get_member(item, "Name")))
    with_help = bool(get_member(item, "hasHelp"))
    if view == "Examples":
        page.section("SYNOPSIS", to_string(get_member(item, "Synopsis")), 2)
        put_examples(page, item)
        return page.lines
    if with_help:
        page.section("SYNOPSIS", to_string(get_member(item, "Synopsis")), 2)
    page.heading("SYNTAX")
    for line in listed(get_member(item, "syntax"), "syntaxItem"):
        page.put(to_string(get_member(line, "text")))
        page.blank()
    page.blank()
    if not with_help:
        if view in ("Full", "Detailed"):
            page.heading("PARAMETERS")
            put_parameters(page, item, True)
        page.section("ALIASES", to_string(get_member(item, "aliases")), 2)
        page.section("REMARKS", "None", 2)
        return page.lines
    page.section("DESCRIPTION", texts(get_member(item, "description")), 2)
    if view in ("Full", "Detailed"):
        page.heading("PARAMETERS")
        put_parameters(page, item, view == "Full")
    if view == "Full":
        put_types(page, "INPUTS", get_member(item, "inputTypes"), "inputType")
        put_types(page, "OUTPUTS", get_member(item, "returnValues"), "returnValue")
        notes = listed(get_member(item, "alertSet"), "alert")
        if notes:
            page.heading("NOTES")
            page.blank()
            page.put(texts(notes), 8)
            page.blank()
    if view in ("Full", "Detailed"):
        put_examples(page, item)
    if view != "Detailed":
        page.heading("RELATED LINKS")
        for one in listed(get_member(item, "relatedLinks"), "navigationLink"):
            page.put(to_string(get_member(one, "linkText")) + to_string(get_member(one, "uri")))
        page.blank()
    if view != "Full":
        put_remarks(page, to_string(get_member(item, "Name")), view, get_member(item, "examples") is not None)
    return page.lines


def put_remarks(page: Page, name: str, view: str, examples: bool) -> None:
    page.heading("REMARKS")
    if examples or view == "":
        page.put(f'To see the examples, type: "Get-Help {name} -Examples"')
    if view == "":
        page.put(f'For more information, type: "Get-Help {name} -Detailed"')
    page.put(f'For technical information, type: "Get-Help {name} -Full"')
    page.blank()


def put_parameters(page: Page, item: Any, full: bool) -> None:
    for p in listed(get_member(item, "parameters"), "parameter"):
        parameter_lines(page, p, full)
    page.put("<CommonParameters>")
    page.put(COMMON, 8)
    page.blank()


def parameter_lines(page: Page, p: Any, full: bool, indent: int = 4) -> None:
    value = get_member(p, "parameterValue")
    page.put(f"-{to_string(get_member(p, 'name'))}" + (f" <{to_string(value)}>" if value else f" [<{to_string(get_member(get_member(p, 'type'), 'name'))}>]"), indent)
    page.put(texts(get_member(p, "description")), indent + 4)
    if full:
        page.blank()
        for label, name in (("Required?", "required"), ("Position?", "position"), ("Default value", "defaultValue"), ("Accept pipeline input?", "pipelineInput"),
                            ("Aliases", "aliases"), ("Accept wildcard characters?", "globbing")):
            page.put(f"{label:<29}{to_string(get_member(p, name))}", indent + 4)
    page.blank()


def put_types(page: Page, title: str, value: Any, name: str) -> None:
    page.heading(title)
    for one in listed(value, name):
        page.put(to_string(get_member(get_member(one, "type"), "name")))
    page.blank()


def put_examples(page: Page, item: Any) -> None:
    for one in listed(get_member(item, "examples"), "example"):
        page.put(to_string(get_member(one, "title")))
        page.blank()
        code = to_string(get_member(one, "code")).split("\n")
        page.put("PS > " + code[0])
        for line in code[1:]:
            page.put(line)
        page.blank()
        page.put(texts(get_member(one, "remarks")))
        page.blank(2)
