"""In: settings of the line editor. Out: Get-PSReadLineOption, Set-PSReadLineOption and the object that they share with the console."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.console.options import COLORS, Options, options_of
from ems.values.enums import enum_type
from ems.values.types import net_type

SPACE = "Microsoft.PowerShell."
EDIT_MODE = enum_type(SPACE + "EditMode", {"Windows": 0, "Emacs": 1, "Vi": 2})
BELL_STYLE = enum_type(SPACE + "BellStyle", {"None": 0, "Visual": 1, "Audible": 2})
SAVE_STYLE = enum_type(SPACE + "HistorySaveStyle", {"SaveIncrementally": 0, "SaveAtExit": 1, "SaveNothing": 2})
VI_STYLE = enum_type(SPACE + "ViModeStyle", {"None": 0, "Prompt": 1, "Cursor": 2, "Script": 3})
SOURCE = enum_type(SPACE + "PredictionSource", {"None": 1, "History": 2, "Plugin": 3, "HistoryAndPlugin": 4})
VIEW_STYLE = enum_type(SPACE + "PredictionViewStyle", {"InlineView": 0, "ListView": 1})
# Property, its .NET type, the attribute of Options, the enum whose name the attribute holds.
ROWS: tuple[tuple[str, str, str, Any], ...] = (
    ("AnsiEscapeTimeout", "int", "ansi_escape_timeout", None), ("BellStyle", BELL_STYLE.full_name, "bell_style", BELL_STYLE),
    ("CompletionQueryItems", "int", "completion_query_items", None), ("ContinuationPrompt", "string", "continuation_prompt", None),
    ("DingDuration", "int", "ding_duration", None), ("DingTone", "int", "ding_tone", None), ("EditMode", EDIT_MODE.full_name, "edit_mode", EDIT_MODE),
    ("ExtraPromptLineCount", "int", "extra_prompt_line_count", None), ("HistoryNoDuplicates", "bool", "history_no_duplicates", None),
    ("HistorySavePath", "string", "history_save_path", None), ("HistorySaveStyle", SAVE_STYLE.full_name, "history_save_style", SAVE_STYLE),
    ("HistorySearchCaseSensitive", "bool", "history_search_case_sensitive", None),
    ("HistorySearchCursorMovesToEnd", "bool", "history_search_cursor_moves_to_end", None), ("MaximumHistoryCount", "int", "maximum_history_count", None),
    ("MaximumKillRingCount", "int", "maximum_kill_ring_count", None), ("PredictionSource", SOURCE.full_name, "prediction_source", SOURCE),
    ("PredictionViewStyle", VIEW_STYLE.full_name, "prediction_view_style", VIEW_STYLE), ("PromptText", "string[]", "prompt_text", None),
    ("ScreenReaderModeEnabled", "bool", "screen_reader_mode_enabled", None), ("ShowToolTips", "bool", "show_tool_tips", None),
    ("TerminateOrphanedConsoleApps", "bool", "terminate_orphaned_console_apps", None), ("ViModeIndicator", VI_STYLE.full_name, "vi_mode_indicator", VI_STYLE),
    ("WordDelimiters", "string", "word_delimiters", None), ("AddToHistoryHandler", "System.Func[string,object]", "add_to_history_handler", None),
    ("CommandValidationHandler", "System.Action[System.Management.Automation.Language.CommandAst]", "command_validation_handler", None),
    ("ViModeChangeHandler", "scriptblock", "vi_mode_change_handler", None),
)
OPTIONS = net_type(Options.net_name, py=Options)


def _reader(attribute: str, kind: Any) -> Any:
    if kind is None:
        return lambda o: getattr(o, attribute)
    from ems.values.collections import EnumValue

    return lambda o: EnumValue(kind, (kind.values or {})[getattr(o, attribute)])


def _writer(attribute: str, kind: Any) -> Any:
    return lambda o, value: change(o, attribute, kind, value)


def change(options: Options, attribute: str, kind: Any, value: Any) -> None:
    """Set one setting; another edit mode takes its own key bindings along."""
    if kind is not None:
        from ems.values.enums import enum_text

        value = enum_text(value)
    setattr(options, attribute, value)
    if attribute == "edit_mode":
        options.handlers.clear()
        options.removed.clear()
        options.epoch += 1


for _name, _type, _attribute, _kind in sorted(ROWS):
    OPTIONS.prop(f"{_type} {_name}", _reader(_attribute, _kind), _writer(_attribute, _kind))
for _color in COLORS:
    OPTIONS.prop(f"string {_color}Color", lambda o, name=_color: o.colors[name], lambda o, v, name=_color: o.colors.__setitem__(name, v))


@cmdlet("Get-PSReadLineOption", class_name="Microsoft.PowerShell.GetPSReadLineOption", output=Options.net_name, module="PSReadLine")
class GetPSReadLineOption(Cmdlet):
    """Get the settings of the line editor.

    EXAMPLES
    > (Get-PSReadLineOption).MaximumHistoryCount
    4096

    How many lines of the history the arrow keys reach.
    """

    def process(self) -> None:
        self.write(options_of(self.shell))


@cmdlet("Set-PSReadLineOption", class_name="Microsoft.PowerShell.SetPSReadLineOption", module="PSReadLine")
class SetPSReadLineOption(Cmdlet):
    """Change settings of the line editor.

    EXAMPLES
    > Set-PSReadLineOption -EditMode Emacs; (Get-PSReadLineOption).EditMode
    Emacs

    Takes the key bindings of Emacs.
    """

    edit_mode = parameter("EditMode", EDIT_MODE.full_name, help="The key bindings: Windows, Emacs or Vi.")
    continuation_prompt = parameter("ContinuationPrompt", "string", help="What stands before the second and later lines.", validate=[("allowempty",)])
    history_no_duplicates = parameter("HistoryNoDuplicates", "switch", help="A line that was entered twice is recalled once.")
    add_to_history_handler = parameter("AddToHistoryHandler", "object", help="Decides which lines are kept.")
    command_validation_handler = parameter("CommandValidationHandler", "object", help="Looks at each command before it runs.")
    history_search_cursor_moves_to_end = parameter("HistorySearchCursorMovesToEnd", "switch", help="The cursor goes to the end of a found line.")
    maximum_history_count = parameter("MaximumHistoryCount", "int", validate=[("range", 1, 2147483647)], help="How many lines are kept.")
    maximum_kill_ring_count = parameter("MaximumKillRingCount", "int", help="How many killed texts are kept.")
    show_tool_tips = parameter("ShowToolTips", "switch", help="Show what an entry of the menu is.")
    extra_prompt_line_count = parameter("ExtraPromptLineCount", "int", help="Lines of the prompt before its last one.")
    ding_tone = parameter("DingTone", "int", help="Hertz of the bell.")
    ding_duration = parameter("DingDuration", "int", help="Milliseconds of the bell.")
    bell_style = parameter("BellStyle", BELL_STYLE.full_name, help="What happens when a key can do nothing.")
    completion_query_items = parameter("CompletionQueryItems", "int", help="From how many matches on to ask before they are listed.")
    word_delimiters = parameter("WordDelimiters", "string", help="The characters between words.")
    history_search_case_sensitive = parameter("HistorySearchCaseSensitive", "switch", help="Searches look at case.")
    history_save_style = parameter("HistorySaveStyle", SAVE_STYLE.full_name, help="When the history is written.")
    history_save_path = parameter("HistorySavePath", "string", validate=[("notnullorempty",)], help="The history's file.")
    ansi_escape_timeout = parameter("AnsiEscapeTimeout", "int", validate=[("range", 25, 1000)], help="Milliseconds to wait after Escape.")
    prompt_text = parameter("PromptText", "string[]", validate=[("notnull",)], help="The end of the prompt that changes colour on an error.")
    vi_mode_indicator = parameter("ViModeIndicator", VI_STYLE.full_name, help="How the mode of Vi is shown.")
    vi_mode_change_handler = parameter("ViModeChangeHandler", "scriptblock", help="Runs when the mode of Vi changes.")
    prediction_source = parameter("PredictionSource", SOURCE.full_name, help="Where suggestions come from.")
    prediction_view_style = parameter("PredictionViewStyle", VIEW_STYLE.full_name, help="How suggestions are shown.")
    colors = parameter("Colors", "hashtable", help="Name of a token or element -> ConsoleColor, #RRGGBB or escape sequence.")
    terminate_orphaned_console_apps = parameter("TerminateOrphanedConsoleApps", "switch", help="End programs left in the console.")
    enable_screen_reader_mode = parameter("EnableScreenReaderMode", "switch", help="Write in a way that screen readers follow.")

    def end(self) -> None:
        options = options_of(self.shell)
        for name, _type, attribute, kind in ROWS:
            if name in self.bound:
                value = self.bound[name]
                change(options, attribute, kind, bool(value) if type(value) is not str and _type == "bool" else value)
        if "EnableScreenReaderMode" in self.bound:
            options.screen_reader_mode_enabled = bool(self.enable_screen_reader_mode)
        if self.colors is not None:
            for key, value in self.colors.items():
                self._color(options, str(key), value)

    def _color(self, options: Options, key: str, value: Any) -> None:
        wanted = key.lower().removesuffix("color")
        name = next((n for n in COLORS if n.lower() == wanted), {"default": "DefaultToken"}.get(wanted))
        if name is None:
            self.write_error(self.error_of(f"'{key}' is not a valid color property."), "SetPSReadLineOption", "InvalidArgument", key)
            return
        found = sequence_of(value)
        if found is None:
            self.write_error(self.error_of(f"'{value}' is not a color: a ConsoleColor, #RRGGBB or an escape sequence is."), "SetPSReadLineOption", "InvalidArgument",
                             value)
            return
        options.colors[name] = found

    def error_of(self, message: str) -> Exception:
        from ems.values.errors import net_error

        return net_error("System.ArgumentException", message)


def sequence_of(value: Any) -> str | None:
    """The escape sequence of a colour as written."""
    from ems.formatting.psstyle import _CONSOLE
    from ems.values.collections import EnumValue
    from ems.values.convert import to_string
    from ems.values.typenames import resolve

    if isinstance(value, EnumValue):
        return f"\x1b[{_CONSOLE[value.number]}m"
    text = to_string(value)
    if text.startswith("\x1b["):
        return text
    if text.startswith("#") and len(text) == 7:
        try:
            return f"\x1b[38;2;{int(text[1:3], 16)};{int(text[3:5], 16)};{int(text[5:7], 16)}m"
        except ValueError:
            return None
    names = {k.lower(): v for k, v in (resolve("System.ConsoleColor").load().values or {}).items()}
    return f"\x1b[{_CONSOLE[names[text.lower()]]}m" if text.lower() in names else None
