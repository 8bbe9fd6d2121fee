"""Seeded sequences of keys against the editor: nothing is raised, nothing typed is lost."""
from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyte")
from keyboard import make_session  # noqa: E402
from screen_editor import ScreenEditor, bytes_of  # noqa: E402

from ems.console.key_tables import bindings  # noqa: E402

SEQUENCES = int(os.environ.get("EMS_KEY_SEQUENCES", "600"))
LENGTH = 24
HISTORY = ("Get-Date", "if (1) {\n  2\n}", "Get-Item a.txt | ForEach-Object { $_.Name }", "'one' + \"two\"", "日本 'é'")
TEXT = [*"abc xyz019 $|{}()[]'\"-.,;@#=&%`\\", "é", "e\u0301", "日", "😀", "\t", "\r", "\x1b[200~one\r\ntwo\r\x1b[201~", "Get-", "Get-ChildItem -", "$env:", "'x'.", "\x1b[<0;1;1M"]
# What starts a process, asks the completion engine for thousands of names, or leaves the shell.
LEFT_OUT = {"ViEditVisually", "ShowKeyBindings", "ShowCommandHelp"}


def pool(mode: str) -> list[str]:
    keys = [key for key, function in bindings(mode) if function not in LEFT_OUT]
    return [*[bytes_of(key) for key in keys], *TEXT * 2]


@pytest.fixture(scope="module")
def session() -> Any:
    return make_session()


def leave_readers(screen: ScreenEditor) -> None:
    """Out of a search, a menu, a chord, Vi's command mode, as a user would."""
    editor = screen.editor
    for _ in range(4):
        if editor.search is not None or editor.menu is not None:
            screen.send("\x07")
        elif editor.dispatcher.chord:
            screen.send("\x00")
    if editor.vi_command:
        screen.send("i")


def undo_key(mode: str) -> str:
    return "\x1f" if mode == "Emacs" else "\x1a"


@pytest.mark.parametrize("mode", ["Windows", "Emacs", "Vi"])
def test_random_keys(session: Any, tmp_path: Path, mode: str) -> None:
    """Any sequence leaves an editor that draws, takes text, gives killed text back, and undoes and redoes every change."""
    rolls = random.Random(f"keys {mode}")
    keys = pool(mode)
    screen = ScreenEditor(session, tmp_path, mode, HISTORY)
    for number in range(-(-SEQUENCES // 3)):
        screen.start(rolls.choice(["¦", "Get-Item ¦a.txt", "if (1) {\n  a¦b\n}"]))
        first = screen.text
        pressed = []
        for _ in range(LENGTH):
            key = rolls.choice(keys)
            pressed.append(key)
            screen.send(key)
            assert 0 <= screen.editor.buffer.cursor_position <= len(screen.text), pressed
            if screen.future.ended:
                break
        if screen.future.ended:
            continue
        where = f"{mode} sequence {number}: {pressed!r}"
        leave_readers(screen)
        if number % 10 == 0:
            screen.draw()
        check_typing(screen, where)
        check_kill(screen, mode, where)
        check_undo(screen, mode, first, where)


def check_typing(screen: ScreenEditor, where: str) -> None:
    editor = screen.editor
    editor.argument = ""
    editor.buffer.exit_selection()
    before, at = screen.text, editor.buffer.cursor_position
    screen.send("q")
    assert screen.text == before[:at] + "q" + before[at:], where


def check_kill(screen: ScreenEditor, mode: str, where: str) -> None:
    """Killed text comes back with Yank."""
    if mode != "Emacs":
        return
    before = screen.text
    screen.send("\x0b")
    if screen.text != before:
        screen.send("\x19")
    assert screen.text == before, where


def check_undo(screen: ScreenEditor, mode: str, first: str, where: str) -> None:
    """Undo leads back to the first text, redo to the last."""
    last = screen.text
    for _ in range(400):
        before = screen.text
        screen.send(undo_key(mode))
        if screen.text == before:
            break
    assert screen.text == first, where
    if mode == "Emacs":
        return
    for _ in range(400):
        before = screen.text
        screen.send("\x19")
        if screen.text == before:
            break
    assert screen.text == last, where
