"""In: a prompt. Out: the input that the user finished, edited with PSReadLine's keys: the prompt_toolkit application around one buffer."""
from __future__ import annotations

from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.formatted_text import ANSI, to_formatted_text
from prompt_toolkit.key_binding.bindings.cpr import load_cpr_bindings
from prompt_toolkit.key_binding.key_bindings import ConditionalKeyBindings, merge_key_bindings
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import AppendAutoSuggestion, HighlightSelectionProcessor
from prompt_toolkit.output.color_depth import ColorDepth

from ems.console.highlight import spans
from ems.console.history_file import SharedHistory
from ems.console.menu import Menu
from ems.console.options import options_of
from ems.console.styles import ShellLexer, application_style, style_of_sgr
from ems.syntax.parser import ParseResult, parse

KILL_LIMIT = 10


class LineEditor:
    """One per shell; `read` runs the application once for each input."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.options = options_of(session)
        self.history = SharedHistory(self.options)
        self.kills: list[str] = []
        self.previous_action = self.search_prefix = self.clipboard = ""
        self.yank_at = self.yank_start = self.yank_line = 0
        self.last_action = ""
        self.pending: str | None = None  # what the next prompt starts with (AcceptAndGetNext, an edited line)
        self.message: list[Any] = []
        self.parsed: tuple[str, ParseResult] | None = None
        self.note = ""  # one line below the input: a search, a help text, a hint
        self.menu: Menu | None = None
        self.cycle: Any = None
        self.search: Any = None
        self.suggestions: list[str] = []
        self.suggestion_at = -1
        self.list_view = False
        self.place = -1  # in the history lines; -1: the line being typed
        self.typed = ""
        self.argument = ""
        self.mark: int | None = None
        self.buffer = Buffer(multiline=True, enable_history_search=False, on_text_changed=self._changed)
        self.buffer.tempfile_suffix = ".ps1"
        self.application = self._application()
        self.keys_epoch = -1
        self._keys: Any = None

    # -- the screen

    def _application(self) -> Application[str | None]:
        lexer = ShellLexer(self)
        control = BufferControl(self.buffer, lexer=lexer, input_processors=[HighlightSelectionProcessor(), AppendAutoSuggestion()], include_default_input_processors=False)
        window = Window(control, wrap_lines=True, dont_extend_height=True, get_line_prefix=self._prefix)
        below = Window(FormattedTextControl(self._below), dont_extend_height=True, wrap_lines=False)  # type: ignore[arg-type]
        layout = Layout(HSplit([window, ConditionalContainer(below, Condition(lambda: bool(self._below())) & ~is_done)]), focused_element=window)
        depth = None if self.session.host.colors else ColorDepth.DEPTH_1_BIT
        return Application(layout, key_bindings=None, style=application_style(self.options), color_depth=depth, editing_mode=EditingMode.EMACS,
                           enable_page_navigation_bindings=False, include_default_pygments_style=False, mouse_support=False)

    def _prefix(self, line: int, wrap: int) -> Any:
        if wrap:
            return []
        if line:
            return [(style_of_sgr(self.options.colors["ContinuationPrompt"]), self.options.continuation_prompt)]
        return self.message

    def _below(self) -> list[tuple[str, str]]:
        """What stands below the input: the menu, the predictions, or a note."""
        width = self.session.host.width
        if self.menu is not None:
            return self.menu.fragments(width, self.options)
        if self.note:
            return [("", self.note[: width - 1])]
        if self.list_view and self.suggestions and self.search is None:
            from ems.console.prediction import list_fragments

            return list_fragments(self, width)
        hint = self.hint()
        return [(style_of_sgr(self.options.colors["Error"]), hint[: width - 1])] if hint else []

    def hint(self) -> str:
        """Why the input will not run, when that is known before Enter."""
        from ems.console.hints import hint_of

        text = self.buffer.text
        if not text.strip() or self.options.screen_reader_mode_enabled or not self.options.hints:
            return ""
        return hint_of(self.session, text, self.buffer.cursor_position, self.tree(text))

    def tree(self, text: str) -> ParseResult:
        """The parsed input, parsed once for each state of the text."""
        if self.parsed is None or self.parsed[0] != text:
            self.parsed = (text, parse(text, keep_tokens=True))
        return self.parsed[1]

    def colors(self, text: str) -> list[tuple[int, int, str]]:
        found = spans(self.tree(text))
        if any(not e.incomplete for e in self.tree(text).errors):
            bad = [(e.start, max(e.end, e.start + 1)) for e in self.tree(text).errors if not e.incomplete]
            found = [(s, e, "Error" if any(a <= s < b for a, b in bad) else name) for s, e, name in found]
        return found

    # -- reading

    def read(self, message: str) -> str | None:
        """One input; None at its end (Ctrl+D). KeyboardInterrupt when the line was cancelled."""
        self.history.refresh()
        self.message = to_formatted_text(ANSI(message))
        self._reset()
        self._bind()
        self.application.style = application_style(self.options)
        return self.application.run(handle_sigint=False, pre_run=self._started)

    def _started(self) -> None:
        if self.pending is not None:
            text, self.pending = self.pending, None
            self.buffer.text = text
            self.buffer.cursor_position = len(text)

    def _reset(self) -> None:
        self.buffer.reset()
        self.parsed = None
        self.menu = self.cycle = self.search = self.mark = None
        self.note = self.typed = self.argument = self.last_action = ""
        self.place, self.suggestion_at, self.suggestions = -1, -1, []

    def _bind(self) -> None:
        if self._keys is None or self.keys_epoch != self.options.epoch:
            from ems.console.keys import make_bindings

            self.keys_epoch = self.options.epoch
            vi = self.options.edit_mode == "Vi"
            self.application.editing_mode = EditingMode.VI if vi else EditingMode.EMACS
            parts: list[Any] = [load_cpr_bindings()]
            if vi:
                from prompt_toolkit.key_binding.bindings.vi import load_vi_bindings

                parts.append(ConditionalKeyBindings(load_vi_bindings(), Condition(lambda: self.search is None and self.menu is None)))
            self._keys = merge_key_bindings([*parts, make_bindings(self)])
            self.application.key_bindings = self._keys
            self.application.timeoutlen = self.application.ttimeoutlen = self.options.ansi_escape_timeout / 1000

    def _changed(self, buffer: Buffer) -> None:
        from ems.console.prediction import suggest

        self.mark = self.mark if self.mark is not None and self.mark <= len(buffer.text) else None
        suggest(self)

    # -- what the key functions call

    def complete_input(self) -> bool:
        """True when Enter runs the text: nothing is missing at its end."""
        return not any(e.incomplete for e in self.tree(self.buffer.text).errors)

    def accept(self) -> None:
        self.menu = None
        self.note = ""
        self.buffer.suggestion = None
        self.suggestions = []
        self.buffer.exit_selection()
        self.application.exit(result=self.buffer.text)

    def cancel(self) -> None:
        self.menu = None
        self.note = ""
        self.buffer.suggestion = None
        self.suggestions = []
        self.application.exit(exception=KeyboardInterrupt)

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Replace the whole input, as one step of undo."""
        self.buffer.save_to_undo_stack()
        from prompt_toolkit.document import Document

        self.buffer.set_document(Document(text, len(text) if cursor is None else cursor), bypass_readonly=True)

    def kill(self, start: int, end: int, backward: bool = False) -> None:
        """Cut a range to the kill ring; kills in a row are one."""
        text = self.buffer.text
        cut = text[start:end]
        if not cut:
            return
        if self.last_action == "kill" and self.kills:
            self.kills[0] = cut + self.kills[0] if backward else self.kills[0] + cut
        else:
            self.kills.insert(0, cut)
            del self.kills[KILL_LIMIT:]
        self.set_text(text[:start] + text[end:], start)
        self.last_action = "kill"

    def selection(self) -> tuple[int, int] | None:
        if self.buffer.selection_state is None:
            return None
        a, b = self.buffer.selection_state.original_cursor_position, self.buffer.cursor_position
        return (min(a, b), max(a, b)) if a != b else None

    def delete_selection(self) -> bool:
        found = self.selection()
        self.buffer.exit_selection()
        if found is None:
            return False
        text = self.buffer.text
        self.set_text(text[: found[0]] + text[found[1]:], found[0])
        return True

    def ding(self) -> None:
        if self.options.bell_style == "Audible":
            self.application.output.bell()
