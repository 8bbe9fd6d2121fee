"""In: what is typed. Out: what the history suggests: the rest of the line in grey, or the list of F2."""
from __future__ import annotations

from typing import Any

from ems.console.styles import style_of_sgr

LIST_LENGTH = 10


def suggest(editor: Any) -> None:
    """Set the suggestions for the text as it is now."""
    from prompt_toolkit.auto_suggest import Suggestion

    text = editor.buffer.text
    editor.buffer.suggestion = None
    if not editor.list_view or editor.suggestion_at < 0:
        editor.suggestions = []
    if editor.options.prediction_source == "None" or not text.strip() or editor.search is not None:
        return
    if editor.list_view:
        if editor.suggestion_at < 0:
            editor.typed = text
            editor.suggestions = matching(editor, text)[:LIST_LENGTH]
        return
    if editor.place >= 0 or "\n" in text:
        return
    lower = text.lower()
    for line in reversed(editor.history.lines):
        if len(line) > len(text) and line.lower().startswith(lower):
            editor.buffer.suggestion = Suggestion(line[len(text):])
            return


def matching(editor: Any, text: str) -> list[str]:
    """The history lines that hold the text, newest first, those that start with it before others."""
    lower = text.lower()
    lines = [line for line in editor.history.unique() if lower in line.lower() and line != text]
    return [line for line in lines if line.lower().startswith(lower)] + [line for line in lines if not line.lower().startswith(lower)]


def list_fragments(editor: Any, width: int) -> list[tuple[str, str]]:
    """The list view: a head with the count, then one line a suggestion."""
    colors = editor.options.colors
    frame, dim = style_of_sgr(colors["ListPrediction"]), style_of_sgr(colors["InlinePrediction"])
    selected, emphasis = style_of_sgr(colors["ListPredictionSelected"]), style_of_sgr(colors["Emphasis"])
    count, at = len(editor.suggestions), editor.suggestion_at
    left = f"<{'-' if at < 0 else at + 1}/{count}>"
    right = f"History({count})" if at < 0 else f"History({at + 1}/{count})"
    out = [(frame + " italic", left), ("", " " * max(width - len(left) - len(right) - 2, 1)), (dim, "<"), (dim if at < 0 else frame + " italic", right), (dim, ">")]
    source = "[History]"
    for n, line in enumerate(editor.suggestions):
        back = selected if n == at else ""
        shown = " ".join(line.split("\n"))
        room = width - len(source) - 3
        shown = shown if len(shown) <= room else shown[: room - 3] + "..."
        found = shown.lower().find(editor.typed.lower())
        out += [("", "\n"), (f"{frame} {back}", ">"), (back, " ")]
        if found >= 0 and editor.typed:
            end = found + len(editor.typed)
            out += [(back, shown[:found]), (f"{emphasis} {back}", shown[found:end]), (back, shown[end:])]
        else:
            out.append((back, shown))
        out += [(back, " " * (width - 2 - len(shown) - len(source)) + "["), (f"{frame} {back}", "History"), (back, "]")]
    return out
