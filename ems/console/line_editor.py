"""In: a prompt. Out: the input that the user finished, edited with PSReadLine's keys: the prompt_toolkit application around one buffer."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition, is_done
from prompt_toolkit.formatted_text import ANSI, to_formatted_text
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import AppendAutoSuggestion, HighlightSelectionProcessor, Processor, Transformation, TransformationInput
from prompt_toolkit.output.color_depth import ColorDepth
from prompt_toolkit.renderer import CPR_Support

from ems.console.actions_vi import Repeat
from ems.console.clipboard import DesktopClipboard
from ems.console.highlight import spans
from ems.console.history_file import SharedHistory
from ems.console.menu import Menu
from ems.console.options import options_of
from ems.console.styles import ShellLexer, application_style, style_of_sgr
from ems.syntax.parser import ParseResult, parse

COUNT_LIMIT = 10_000
BELOW_MENU = 4  # rows for the tooltip and the rows between


def overlaid(pieces: list[tuple[int, int, str]], start: int, end: int, name: str) -> list[tuple[int, int, str]]:
    """Coloured pieces with another colour for a range."""
    out = [piece for s, e, n in pieces for piece in ((s, min(e, start), n), (max(s, end), e, n)) if piece[0] < piece[1]]
    return sorted([*out, (start, end, name)])


class CancelMark(Processor):
    """The ^C behind a line that was given up."""

    def __init__(self, editor: LineEditor) -> None:
        self.editor = editor

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        fragments = transformation_input.fragments
        if self.editor.cancelled and transformation_input.lineno == transformation_input.document.line_count - 1:
            fragments = [*fragments, (style_of_sgr(self.editor.options.colors["Error"]), "^C")]
        return Transformation(fragments)


class InputBuffer(Buffer):
    """The input's text; its history is the shell's own."""

    def load_history_if_not_yet_loaded(self) -> None:
        """Nothing to load: SharedHistory has the lines."""


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
        self.hints: Any = None  # what is known to be wrong with the input; made when something is typed
        self.kept_help = ("", -1, "")
        self.message: list[Any] = []
        self.prompt_source: Callable[[], str] | None = None
        self.parsed: tuple[str, ParseResult] | None = None
        self.emphasis: tuple[int, int] | None = None  # what a search of the history found in the line
        self.note = ""  # one line below the input: a search, a help text, a hint
        self.menu: Menu | None = None
        self.cycle: Any = None
        self.search: Any = None
        self.suggestions: list[str] = []
        self.suggestion_at = -1
        self.place = -1  # in the history lines; -1: the line being typed
        self.typed = ""
        self.column: tuple[int, int] | None = None  # (cursor, column) that the last step up or down left
        self.argument = ""  # digits of a numeric argument, as typed
        self.vi_command = self.cancelled = False
        self.register: tuple[str, bool] = ("", False)  # what Vi's p puts; True: whole lines
        self.char_search: tuple[str, str] | None = None
        self.line_search: tuple[str, int] | None = None
        self.repeat = Repeat()
        self.mark: int | None = None
        self.buffer = InputBuffer(multiline=True, enable_history_search=False, on_text_changed=self._changed)
        self.buffer.tempfile_suffix = ".ps1"
        self.application = self._application()
        self.keys_epoch = -1
        self.dispatcher: Any = None

    # -- the screen

    def _application(self) -> Application[str | None]:
        lexer = ShellLexer(self)
        control = BufferControl(self.buffer, lexer=lexer, input_processors=[HighlightSelectionProcessor(), AppendAutoSuggestion(), CancelMark(self)], include_default_input_processors=False)
        window = Window(control, wrap_lines=True, dont_extend_height=True, get_line_prefix=self._prefix)
        below = Window(FormattedTextControl(self._below), dont_extend_height=True, wrap_lines=False)  # type: ignore[arg-type]
        layout = Layout(HSplit([window, ConditionalContainer(below, Condition(lambda: bool(self._below())) & ~is_done)]), focused_element=window)
        depth = None if self.session.host.colors else ColorDepth.DEPTH_1_BIT
        application: Application[str | None] = Application(layout, key_bindings=None, style=application_style(self.options), color_depth=depth, editing_mode=EditingMode.EMACS,
                           enable_page_navigation_bindings=False, include_default_pygments_style=False, mouse_support=False)
        application.clipboard = DesktopClipboard(application.output, self.session.host.colors)
        application.renderer.cpr_support = CPR_Support.NOT_SUPPORTED  # nothing here needs the cursor's row, and not each terminal tells it
        return application

    def _prefix(self, line: int, wrap: int) -> Any:
        if wrap:
            return []
        if line:
            return [(style_of_sgr(self.options.colors["ContinuationPrompt"]), self.options.continuation_prompt)]
        return self.shown_prompt()

    def shown_prompt(self) -> list[Any]:
        """The prompt; its end, when it is PromptText, in the colour of errors while the input is not valid, all of it reversed in Vi's command mode."""
        if self.vi_command and self.options.vi_mode_indicator == "Prompt":
            return [(f"{fragment[0]} reverse", *fragment[1:]) for fragment in self.message]
        good, *bad = self.options.prompt_text or [""]
        shown = "".join(fragment[1] for fragment in self.message)
        if not self.buffer.text or not good or not shown.endswith(good) or not self.tree(self.buffer.text).errors:
            return self.message
        rest = len(shown) - len(good)
        out: list[Any] = []
        for fragment in self.message:
            if rest > 0:
                out.append((fragment[0], fragment[1][:rest]))
            rest -= len(fragment[1])
        return [*out, *to_formatted_text(ANSI(bad[0] if bad else self.options.colors["Error"] + good))]

    def _below(self) -> list[tuple[str, str]]:
        """What stands below the input: the menu, the predictions, or a note."""
        size = self.application.output.get_size()
        width = size.columns
        if self.menu is not None:
            lines = sum(1 + (len(line) + len(self.options.continuation_prompt)) // width for line in self.buffer.text.split("\n"))
            return self.menu.fragments(width, self.options, max(size.rows - lines - BELOW_MENU, 3))
        if self.note:
            return [("", self.note[: width - 1])]
        if self.list_view and self.suggestions and self.search is None:
            from ems.console.prediction import list_fragments

            return list_fragments(self, width)
        hint = self.hint()
        if hint is not None:
            return [(style_of_sgr(self.options.colors["Error"]), hint.text[: width - 1])]
        help_text = self.parameter_help()
        return [(style_of_sgr(self.options.colors["ListPredictionTooltip"]), help_text[: width - 1])] if help_text else []

    def hint(self) -> Any:
        """Why the input will not run, when that is known before Enter, and where; None when nothing is known to be wrong."""
        text = self.buffer.text
        if self.hints is None or not text.strip() or self.options.screen_reader_mode_enabled or not self.options.hints:
            return None
        return self.hints.of(text, self.buffer.cursor_position, self.tree(text))

    def parameter_help(self) -> str:
        """The help of the parameter at the cursor; kept until text or cursor change."""
        text, at = self.buffer.text, self.buffer.cursor_position
        if self.hints is None or "-" not in text or self.options.screen_reader_mode_enabled or not self.options.hints or not self.options.show_tool_tips:
            return ""
        if self.kept_help[:2] != (text, at):
            from ems.console.hints import parameter_help

            self.kept_help = (text, at, parameter_help(self.hints, at, self.tree(text)))
        return self.kept_help[2]

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
        hint = self.hint()
        if hint is not None:
            found = [(s, e, "Error" if hint.start <= s < hint.end else name) for s, e, name in found]
        for overlay in self.overlays():
            found = overlaid(found, *overlay)
        return found

    def overlays(self) -> list[tuple[int, int, str]]:
        """What is drawn over the colours of the tokens: the part that a search found, the rest of the menu's choice."""
        out = []
        if self.emphasis is not None:
            out.append((*self.emphasis, "Emphasis"))
        if self.menu is not None:
            out.append((self.buffer.cursor_position, self.menu.applied()[1], "Selection"))
        return [(start, end, name) for start, end, name in out if start < end]

    # -- reading

    def read(self, message: str) -> str | None:
        """One input; None at its end (Ctrl+D). KeyboardInterrupt when the line was cancelled."""
        self.history.refresh()
        self.message = to_formatted_text(ANSI(message))
        self._reset()
        self._bind()
        self.application.style = application_style(self.options)
        return self.application.run(handle_sigint=False, pre_run=self._started)

    def new_prompt(self) -> None:
        """Ask the prompt function again, in the midst of an input."""
        if self.prompt_source is not None:
            self.message = to_formatted_text(ANSI(self.prompt_source()))

    def _started(self) -> None:
        if self.pending is not None:
            text, self.pending = self.pending, None
            self.buffer.text = text
            self.buffer.cursor_position = len(text)

    def _reset(self) -> None:
        self.buffer.reset()
        self.parsed = None
        self.hints = None
        self.menu = self.cycle = self.search = self.mark = None
        self.note = self.typed = self.argument = self.last_action = ""
        self.place, self.suggestion_at, self.suggestions = -1, -1, []
        self.column = self.emphasis = None
        self.vi_command = self.cancelled = False

    def _bind(self) -> None:
        if self.dispatcher is None or self.keys_epoch != self.options.epoch:
            from ems.console.keys import Dispatcher, make_bindings

            if self.dispatcher is None:
                self.application.key_bindings = make_bindings(self)
            self.keys_epoch = self.options.epoch
            self.dispatcher = Dispatcher(self)
            self.application.timeoutlen = None  # type: ignore[assignment]  # a chord has no time limit
            self.application.ttimeoutlen = self.options.ansi_escape_timeout / 1000
        self.dispatcher.reset()

    def _changed(self, buffer: Buffer) -> None:
        from ems.console.prediction import suggest

        if self.hints is None and self.options.hints and buffer.text:
            from ems.console.hints import Hints

            self.hints = Hints(self.session)
        self.mark = self.mark if self.mark is not None and self.mark <= len(buffer.text) else None
        suggest(self)

    @property
    def list_view(self) -> bool:
        return self.options.prediction_view_style == "ListView"

    # -- what the key functions call

    def complete_input(self) -> bool:
        """True when Enter runs the text: nothing is missing at its end."""
        return not any(e.incomplete for e in self.tree(self.buffer.text).errors)

    def accept(self) -> None:
        self._end()
        self.application.exit(result=self.buffer.text)

    def cancel(self) -> None:
        """Give the line up: it stays on the screen with a ^C behind it."""
        self._end()
        self.cancelled = True
        self.application.exit(exception=KeyboardInterrupt)

    def leave(self) -> None:
        """End the shell as `exit` does, without writing it."""
        self._end()
        self.application.exit(result="exit")

    def _end(self) -> None:
        self.menu = self.search = None
        self.note = ""
        self.buffer.suggestion = None
        self.suggestions = []
        self.buffer.exit_selection()

    def set_text(self, text: str, cursor: int | None = None) -> None:
        """Replace the whole input, as one step of undo."""
        self.buffer.save_to_undo_stack()
        from prompt_toolkit.document import Document

        self.buffer.set_document(Document(text, len(text) if cursor is None else cursor), bypass_readonly=True)

    def show(self, text: str, cursor: int) -> None:
        """Another text that is no step of undo: a preview, or part of a longer change."""
        from prompt_toolkit.document import Document

        self.buffer.set_document(Document(text, cursor), bypass_readonly=True)

    def undo_to(self, text: str, cursor: int) -> None:
        """What undo leads to from here."""
        self.buffer._undo_stack.append((text, cursor))
        self.buffer._redo_stack = []

    def undo_all(self) -> bool:
        """Back to the first state of the line; False when nothing was changed."""
        stack = self.buffer._undo_stack
        if not stack:
            return False
        text, cursor = stack[0]
        self.set_text(text, cursor)
        return True

    def count(self, default: int = 1) -> int:
        """The numeric argument."""
        digits = self.argument.lstrip("-")
        if not digits:
            return -1 if self.argument else default
        return min(int(digits[:5]), COUNT_LIMIT) * (-1 if self.argument.startswith("-") else 1)

    def set_vi_mode(self, command: bool) -> None:
        """Command or insert mode, shown as ViModeIndicator asks."""
        if self.vi_command == command:
            return
        self.vi_command = command
        indicator = self.options.vi_mode_indicator
        if indicator == "Cursor":
            self.application.output.write_raw("\x1b[2 q" if command else "\x1b[5 q")
        elif indicator == "Script" and self.options.vi_mode_change_handler is not None:
            handler = self.options.vi_mode_change_handler
            self.above(lambda: self.session.invoke(handler, ["Command" if command else "Insert"]))

    def above(self, action: Any) -> None:
        """Run something that writes: the input stays, its output follows, then a new prompt with the same input."""
        from prompt_toolkit.application import run_in_terminal

        run_in_terminal(action, render_cli_done=True)

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
            del self.kills[self.options.maximum_kill_ring_count:]
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

    def failed(self, error: Exception) -> None:
        """A key's function failed: say so below the input, which stays as it is."""
        self.note = f"{type(error).__name__}: {' '.join(str(error).split())}"
        self.ding()

    def ding(self) -> None:
        if self.options.bell_style == "Audible":
            self.application.output.bell()
