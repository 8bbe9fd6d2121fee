"""In: nothing. Out: PSReadLine's options as the session holds them (Get-/Set-PSReadLineOption), with its defaults."""
from __future__ import annotations

import os
import re
from typing import Any

from ems.values.objects import NetObject

ESC = "\x1b["
COLORS = {
    "Command": "93", "Comment": "32", "ContinuationPrompt": "37", "DefaultToken": "37", "Emphasis": "96", "Error": "91", "InlinePrediction": "97;2;3",
    "Keyword": "92", "ListPrediction": "33", "ListPredictionSelected": "48;5;238", "ListPredictionTooltip": "97;2;3", "Member": "37", "Number": "97",
    "Operator": "90", "Parameter": "90", "Selection": "30;47", "String": "36", "Type": "37", "Variable": "92",
}
EDIT_MODES = ("Windows", "Emacs", "Vi")
SECRET = re.compile(r"password|asplaintext|token|apikey|secret|credential|-pwd\b", re.IGNORECASE)
WORD_DELIMITERS = ";:,.[]{}()/\\|!?^&*-=+'\"\u2013\u2014\u2015"
VALIDATED = ("ForEach-Object", "%", "Invoke-Command", "icm", "Measure-Command", "New-Module", "nmo", "Register-EngineEvent", "Register-ObjectEvent",
             "Register-WMIEvent", "Set-PSBreakpoint", "sbp", "Start-Job", "sajb", "Trace-Command", "trcm", "Use-Transaction", "Where-Object", "?", "where")


def data_folder(store: str | None = None) -> str:
    """The folder of the store, where the history is."""
    from ems.store import default_path

    address = store or os.environ.get("EMS_STORE") or ""
    if address and "://" not in address and address != "memory:":
        return os.path.dirname(os.path.abspath(address))
    return os.path.dirname(default_path())


class Options(NetObject):
    """The settings of the line editor. Colours are SGR sequences in `colors`."""

    net_name = "Microsoft.PowerShell.PSConsoleReadLineOptions"

    def __init__(self, session: Any = None) -> None:
        self.ps_ext = None
        self.edit_mode = "Windows"
        self.colors = {name: f"{ESC}{code}m" for name, code in COLORS.items()}
        self.continuation_prompt = ">> "
        self.prompt_text: list[str] = ["> "]
        self.extra_prompt_line_count = 0
        self.history_no_duplicates = True
        self.history_save_path = os.path.join(data_folder(), "history.jsonl")
        self.history_save_style = "SaveIncrementally"
        self.history_search_case_sensitive = False
        self.history_search_cursor_moves_to_end = False
        self.maximum_history_count = 4096
        self.maximum_kill_ring_count = 10
        self.show_tool_tips = True
        self.bell_style = "Audible"
        self.ding_tone = 1221
        self.ding_duration = 50
        self.completion_query_items = 100
        self.word_delimiters = WORD_DELIMITERS
        self.prediction_source = "HistoryAndPlugin"
        self.prediction_view_style = "InlineView"
        self.screen_reader_mode_enabled = False
        self.hints = os.environ.get("EMS_HINTS") != "0"  # say below the input why it will not run
        self.terminate_orphaned_console_apps = False
        self.ansi_escape_timeout = 100
        self.vi_mode_indicator = "None"
        self.vi_mode_change_handler: Any = None
        self.add_to_history_handler: Any = None
        self.command_validation_handler: Any = None
        self.commands_to_validate = list(VALIDATED)
        self.handlers: dict[tuple[str, ...], Any] = {}  # keys that Set-PSReadLineKeyHandler bound: function name or script block
        self.removed: set[tuple[str, ...]] = set()
        self.key_texts: dict[tuple[str, ...], tuple[str, str, str]] = {}  # how they were written, their short and long description
        self.epoch = 0  # grows with every change of the bindings

    def is_secret(self, text: str) -> bool:
        """True for a line that stays in memory and out of the history file."""
        return bool(SECRET.search(text))


def options_of(session: Any) -> Options:
    return session.part("readline_options", Options)
