"""Each binding of the edit modes: bytes in; text, cursor and screen out, on screens of three sizes."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyte")
from key_rows import EMACS, OLD, VI_COMMAND, VI_INSERT, WINDOWS, Row  # noqa: E402
from keyboard import make_session  # noqa: E402
from screen_editor import ScreenEditor  # noqa: E402

from ems.console.key_tables import bindings  # noqa: E402
from ems.values.context import set_context  # noqa: E402

SIZES = ((80, 24), (40, 10), (200, 50))
MODES: dict[str, list[Row]] = {"Windows": WINDOWS, "Emacs": EMACS, "Vi": [*VI_INSERT, *VI_COMMAND]}
CASES = [(mode, row) for mode, rows in MODES.items() for row in rows]


@pytest.fixture(scope="module")
def session() -> Any:
    return make_session()


def pressed(session: Any, folder: Path, mode: str, row: Row, size: tuple[int, int]) -> ScreenEditor:
    key, keys, before, _ = row
    screen = ScreenEditor(session, folder, mode, OLD, *size)
    screen.editor.options.prediction_source = "History" if key in ("F2", "F4") else "None"
    screen.start(before)
    if key.startswith("<"):
        screen.editor.set_vi_mode(True)
    screen.editor.application.clipboard.set_text("PASTED")
    for part in keys.split(" "):
        screen.key(part)
    return screen


def check(screen: ScreenEditor, expected: str) -> None:
    kind, _, rest = expected.partition(":")
    lines = screen.draw()
    if kind == "accept":
        assert screen.future.value == rest
    elif kind == "cancel":
        assert screen.future.value is KeyboardInterrupt
    elif kind == "note":
        assert rest in screen.editor.note and rest in "\n".join(lines)
    elif kind in ("above", "editor"):
        assert (rest or kind) in screen.above
    elif kind == "menu":
        assert screen.editor.menu is not None and screen.editor.menu.matches[0].list_text == rest and any(line.startswith(rest) for line in lines[1:])
    elif kind == "select":
        assert screen.selected == rest
    elif kind == "screen":
        assert rest in "\n".join(lines)
    else:
        assert screen.marked == expected
    if screen.future.ended:
        return
    text, cursor = screen.expected_screen()
    if len(text) < screen.rows:
        assert lines[: len(text)] == [*text][: len(lines)]
        assert (screen.writer.screen.cursor.x, screen.writer.screen.cursor.y) == cursor


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize(("mode", "row"), CASES, ids=lambda v: v if isinstance(v, str) else v[0])
def test_binding(session: Any, tmp_path: Path, mode: str, row: Row, size: tuple[int, int]) -> None:
    """A key leaves the text, the cursor and the screen that its function of PSReadLine leaves."""
    check(pressed(session, tmp_path, mode, row, size), row[3])


def test_handlers_of_scripts(tmp_path: Path) -> None:
    """A key bound by a script runs its block, which reads and changes the line; what it writes stands above; removed, the key does nothing."""
    session = make_session()
    set_context(session)
    screen = ScreenEditor(session, tmp_path)
    session._parts["line_editor"] = screen.editor
    screen.start("")
    screen.key("'q'")
    session.run_text("""
        Set-PSReadLineKeyHandler -Chord Ctrl+b -ScriptBlock {
            param($key, $arg)
            $line = $null; $cursor = $null
            [Microsoft.PowerShell.PSConsoleReadLine]::GetBufferState([ref]$line, [ref]$cursor)
            [Microsoft.PowerShell.PSConsoleReadLine]::Replace(0, $line.Length, "($line)$cursor$arg")
            [Microsoft.PowerShell.PSConsoleReadLine]::BackwardChar($key, 2)
            Write-Host seen
        }
        Set-PSReadLineKeyHandler -Chord F7 -Function UpcaseWord
        Remove-PSReadLineKeyHandler -Chord F8""", [].append)
    screen.start("ab¦c")
    screen.key("F8", "Alt+7", "Ctrl+b")
    assert (screen.marked, screen.above) == ("(abc)¦27", "seen\n")
    screen.start("¦abc")
    screen.key("F7")
    assert screen.marked == "ABC¦"


LONG = ["x" * 290 + "¦", "x" * 100 + "¦" + "y" * 150, "¦" + "z" * 200, "'one\n" + "a" * 90 + "¦" + "\nlast'", "w" * 36 + "¦", "w" * 76 + "¦", "w" * 196 + "¦"]


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_lines_wrap(session: Any, tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    """A line longer than the screen goes on in the next row, and the cursor with it."""
    screen = ScreenEditor(session, tmp_path, "Windows", OLD, *size)
    screen.start(text)
    check(screen, text)


# text, the colours of the prompt's characters
PROMPTS = [("1 + 1¦", "default default default"), (")¦", "default default brightred"), ("'abc¦", "default default brightred"), ("¦", "default default default")]


@pytest.mark.parametrize(("text", "colors"), PROMPTS)
def test_prompt_tells_of_errors(session: Any, tmp_path: Path, text: str, colors: str) -> None:
    """The end of the prompt is red while the input is not valid; the prompt's text stays as it is."""
    screen = ScreenEditor(session, tmp_path, "Windows", OLD)
    screen.editor.session.host.colors = True
    screen.start(text)
    assert screen.draw()[0].startswith("PS>")
    assert " ".join(screen.writer.screen.buffer[0][n].fg for n in range(3)) == colors


# keys, a colour, the text that has it
PAINTED = [("Ctrl+r 'item'", "brightcyan", "Item"), ("'Get' F8", "brightcyan", "Get"), ("'Get-ChildItem -F' Ctrl+@", "black", "ilter"), ("'Get-Date )'", "brightred", "> )")]


@pytest.mark.parametrize(("keys", "color", "painted"), PAINTED)
def test_painted_parts(session: Any, tmp_path: Path, keys: str, color: str, painted: str) -> None:
    """What a search found, the rest of the menu's choice and an error have colours of their own."""
    screen = ScreenEditor(session, tmp_path, "Windows", OLD)
    screen.editor.session.host.colors = True
    screen.start("")
    for key in keys.replace("Get-ChildItem -F", "Get-ChildItem\0-F").replace("Get-Date )", "Get-Date\0)").split(" "):
        screen.key(key.replace("\0", " "))
    screen.draw()
    assert "".join(screen.writer.screen.buffer[0][n].data for n in range(80) if screen.writer.screen.buffer[0][n].fg == color).strip() == painted


# text with its cursor, the cursor's column
WIDE = [("日本¦", 8), ("日¦本", 6), ("e\u0301¦x", 5), ("😀a¦", 7)]


@pytest.mark.parametrize(("text", "column"), WIDE)
def test_wide_and_combining_characters(session: Any, tmp_path: Path, text: str, column: int) -> None:
    """A wide character takes two columns, an accent none; Backspace takes a character with its accents."""
    screen = ScreenEditor(session, tmp_path, "Windows", OLD)
    screen.start(text)
    screen.draw()
    assert screen.writer.screen.cursor.x == column
    screen.key("Backspace")
    assert "\u0301" not in screen.text


@pytest.mark.parametrize("mode", MODES)
def test_no_binding_without_a_row(mode: str) -> None:
    """Each binding of a mode has a row above."""
    shown = {row[0] for row in MODES[mode]}
    assert [key for key, _ in bindings(mode) if key not in shown] == []
