"""In: the report of a rehearsal. Out: it as text, JSON or HTML."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

TITLES = (("created", "Created"), ("changed", "Changed"), ("removed", "Removed"))


def summary(report: Any) -> str:
    """One sentence: how many objects, and that nothing was saved."""
    if not report.differences:
        return "No object would change. Nothing was saved."
    counts = [f"{n} {action}" for action, _ in TITLES if (n := sum(d.action == action for d in report.differences))]
    total = len(report.differences)
    return f"{total} object{'s' * (total != 1)}: {', '.join(counts)}. Nothing was saved."


def place(message: Any) -> str:
    """Where a message came from: script.ps1:12."""
    return f"{os.path.basename(message.file)}:{message.line}" if message.file else ""


def as_text(report: Any) -> str:
    lines = [f"Rehearsal of {report.script} on {report.store}", ""]
    width = max((len(name) for d in report.differences for name, _, _ in d.properties), default=0)
    for action, title in TITLES:
        for found in report.differences:
            if found.action != action:
                continue
            lines.append(f"{title} {found.kind} {found.identity}")
            lines += [
                f"    {name:<{width}}  {_change_text(action, old, new)}" for name, old, new in found.properties if action != "removed"
            ]
    if report.differences:
        lines.append("")
    for title, messages in (("Warnings", report.warnings), ("Errors", report.errors)):
        if messages:
            lines += [title, *(f"    {place(m)}{': ' if m.file else ''}{m.text}" for m in messages), ""]
    if report.script_exit_code:
        lines += [f"The script ended with exit code {report.script_exit_code}.", ""]
    if report.conflicts:
        lines += ["Conflicts: changed by others meanwhile", *(f"    {c.kind} {c.name}: {c.explanation}" for c in report.conflicts), ""]
    if report.probes:
        lines += ["Mail that goes another way", *(f"    {_probe_text(p)}: {p['before']} -> {p['after']}" for p in report.probes), ""]
    return "\n".join([*lines, summary(report)])


def _change_text(action: str, old: str, new: str) -> str:
    return new if action == "created" else f"{old or '(none)'} -> {new or '(none)'}"


def _probe_text(probe: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in probe.items() if name not in ("before", "after") and value)


def as_data(report: Any) -> dict[str, Any]:
    """The report as plain values, as JSON has it."""
    data: dict[str, Any] = {"script": report.script, "store": report.store}
    for action, _ in TITLES:
        data[action] = [
            {
                "objectType": d.kind,
                "identity": d.identity,
                "guid": d.guid,
                "properties": [{"property": name, "old": old, "new": new} for name, old, new in d.properties],
            }
            for d in report.differences
            if d.action == action
        ]
    for name, messages in (("warnings", report.warnings), ("errors", report.errors)):
        data[name] = [
            {"message": m.text, **({"id": m.id} if m.id else {}), "file": m.file or None, "line": m.line or None} for m in messages
        ]
    data["conflicts"] = [{"objectType": c.kind, "identity": c.name, "guid": c.guid, "explanation": c.explanation} for c in report.conflicts]
    data["probes"] = report.probes
    data["output"] = report.output
    data["changes"] = report.changes
    data["scriptExitCode"] = report.script_exit_code
    return data


def as_json(report: Any) -> str:
    import json

    return json.dumps(as_data(report), indent=2, ensure_ascii=False)


STYLE = (
    "body{font:14px/1.5 system-ui,sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;margin:.3em 0 1"
    ".2em}td,th{border:1px solid #ccc;"
    "padding:.2em .6em;text-align:left;vertical-align:top}h3{margin:1em 0 0"
    "}.created{color:#116611}.removed{color:#aa1111}.changed{color:#884400}"
)


def as_html(report: Any) -> str:
    from html import escape

    def cells(*values: str, tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(v)}</{tag}>" for v in values) + "</tr>"

    parts = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Rehearsal of {escape(report.script)}</title><style>{STYLE}</style>',
        f"<h1>Rehearsal of {escape(report.script)}</h1><p>Store: {escape(report.store)}</p><p>{escape(summary(report))}</p>",
    ]
    for action, title in TITLES:
        for d in report.differences:
            if d.action == action:
                parts.append(f'<h3 class="{action}">{title} {escape(d.kind)} {escape(d.identity)}</h3>')
                if d.properties and action != "removed":
                    parts.append(
                        "<table>"
                        + cells("Property", "Old value", "New value", tag="th")
                        + "".join(cells(*row) for row in d.properties)
                        + "</table>"
                    )
    for title, messages in (("Warnings", report.warnings), ("Errors", report.errors)):
        if messages:
            parts.append(
                f"<h2>{title}</h2><table>"
                + cells("Where", "Text", tag="th")
                + "".join(cells(place(m), m.text) for m in messages)
                + "</table>"
            )
    if report.script_exit_code:
        parts.append(f"<p>The script ended with exit code {report.script_exit_code}.</p>")
    if report.conflicts:
        parts.append("<h2>Conflicts</h2><table>" + "".join(cells(c.kind, c.name, c.explanation) for c in report.conflicts) + "</table>")
    if report.probes:
        parts.append(
            "<h2>Mail that goes another way</h2><table>"
            + cells("Probe", "Before", "After", tag="th")
            + "".join(cells(_probe_text(p), p["before"], p["after"]) for p in report.probes)
            + "</table>"
        )
    return "\n".join([*parts, "</html>"])


FORMATTERS: dict[str, Callable[[Any], str]] = {"text": as_text, "json": as_json, "html": as_html}
