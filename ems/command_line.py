"""In: the words of the command line. Out: Options, or what is printed instead of a start.

The switches are pwsh's: one or two dashes, a slash or a typographic dash before them, any case, abbreviated down to the given length.
Of ems's own: --store URL.
"""
from __future__ import annotations

VERSION_LINE = "PowerShell 7.6.9"
USAGE = """
Usage: ems [-Login] [[-File] <filePath> [args]]
           [-Command { - | <command-text> [-args ...] }]
           [-CommandWithArgs <string> [args ...]]
           [-EncodedCommand <Base64EncodedCommand>]
           [-ExecutionPolicy <policy>] [-InputFormat {Text | XML}]
           [-Interactive] [-NoExit] [-NoLogo] [-NonInteractive] [-NoProfile]
           [-OutputFormat {Text | XML}] [-SettingsFile <filePath>]
           [-Version] [-WorkingDirectory <directoryPath>]
           [--store <URL>] [--rehearse <script> [args]] [--check <file> ...]
           [--ast { <file> | - }]

       ems -h | -Help | -?

--store takes a file path, memory: or postgresql://...; EMS_STORE says the same.
PowerShell's online help: https://aka.ms/powershell-docs
"""
DASHES = "-\u2013\u2014\u2015"

# Switch -> (shortest abbreviation, exact other names, what it takes: "" nothing, "value" a word, "rest" all that follows)
SWITCHES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "version": ("v", (), ""), "help": ("h", ("?",), ""), "login": ("l", (), ""), "noexit": ("noe", (), ""), "noprofile": ("nop", (), ""),
    "nologo": ("nol", (), ""), "noninteractive": ("noni", (), ""), "interactive": ("i", (), ""), "noprofileloadtime": ("noprofileloadtime", (), ""),
    "command": ("c", (), "rest"), "commandwithargs": ("commandwithargs", ("cwa",), "rest"), "file": ("f", (), "rest"),
    "encodedcommand": ("e", ("ec",), "value"), "executionpolicy": ("ex", ("ep",), "value"), "outputformat": ("o", ("of",), "value"),
    "inputformat": ("inp", ("if",), "value"), "settingsfile": ("settings", (), "value"), "workingdirectory": ("wo", ("wd",), "value"),
    "configurationname": ("config", (), "value"), "configurationfile": ("configurationfile", (), "value"), "windowstyle": ("w", (), "value"),
    "custompipename": ("cus", (), "value"), "sta": ("sta", (), ""), "mta": ("mta", (), ""),
}
POLICIES = ("Unrestricted", "RemoteSigned", "AllSigned", "Restricted", "Default", "Bypass", "Undefined")
FORMATS = "Text\nXML\nNone\n"
NO_FILE = ("The argument '{0}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is "
           "correct and try again.")
MISSING = {
    "command": "Cannot process the command because of a missing parameter. A command must follow -Command.",
    "encodedcommand": "Cannot process the command because of a missing parameter. A command must follow -Command.",
    "commandwithargs": "Cannot process the command because of a missing parameter. A command must follow -Command.",
    "file": "The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.",
    "executionpolicy": "Cannot process the execution policy because of a missing policy name. A policy name must follow -ExecutionPolicy.",
    "outputformat": f"The command cannot be run because no argument has been supplied for the OutputFormat parameter.\nSpecify one of the following formats for this parameter:\n{FORMATS}",
    "inputformat": f"The command cannot be run because no argument has been supplied for the InputFormat parameter.\nSpecify one of the following formats for this parameter:\n{FORMATS}",
    "settingsfile": "Cannot process the command because -SettingsFile requires a file path. Supply a path for the SettingsFile parameter and try the command again.",
    "workingdirectory": "Cannot process the command because -WorkingDirectory requires an argument that is a directory path.",
    "configurationname": "Cannot process the command because -ConfigurationName requires an argument that is a remote endpoint configuration name.",
    "configurationfile": "Cannot process the command because -ConfigurationFile requires an argument that is a session configuration file path.",
    "windowstyle": "Cannot process the command because -WindowStyle requires an argument that is normal, hidden, minimized or maximized.",
    "custompipename": "Cannot process the command because -CustomPipeName requires an argument that is a name.",
}


class Stop(Exception):
    """Nothing is started: what to print, and the exit code."""

    def __init__(self, code: int, error: str = "", usage: bool = False, output: str = "") -> None:
        super().__init__(error)
        self.code = code
        self.error = error
        self.usage = usage
        self.output = output


class Options:
    """What the command line asks for. mode: console, command, file, arguments (-CommandWithArgs), stdin (-Command -)."""

    def __init__(self) -> None:
        self.mode = "console"
        self.text = ""
        self.arguments: list[str] = []
        self.no_exit = False
        self.no_logo = False
        self.no_profile = False
        self.non_interactive = False
        self.interactive = False
        self.working_directory: str | None = None
        self.output_xml = False
        self.store: str | None = None
        self.file_from_stdin = False


def find_switch(word: str) -> str | None:
    """The switch that a word names, or None; Stop when it is a part of several names only."""
    if len(word) < 2 or word[0] not in DASHES + "/":
        return None
    key = word[1:]
    if key[:1] == "-" and word[0] == "-":
        key = key[1:]
    key = key.lower()
    if not key:
        return None
    for name, (shortest, others, _takes) in SWITCHES.items():
        if key in others or (name.startswith(key) and len(key) >= len(shortest)):
            return name
    similar = sorted(name for name in SWITCHES if key in name) if word[0] != "/" else []
    if similar:
        raise Stop(64, f"Invalid argument '{word}', did you mean:\n\n" + "\n".join(f"  -{name}" for name in similar))
    return None


def parse(words: list[str]) -> Options:
    """Read the command line; raises Stop for what ends it at once."""
    options = Options()
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--store":
            if at >= len(words):
                raise Stop(64, "Cannot process the command because --store requires a file path or URL.")
            options.store = words[at]
            at += 1
            continue
        name = find_switch(word)
        if name is None:
            return script_file(options, word, words[at:], named=False)
        takes = SWITCHES[name][2]
        if takes == "":
            flag(options, name)
        elif takes == "value":
            if at >= len(words):
                raise Stop(64, MISSING[name], usage=name in ("executionpolicy", "outputformat", "inputformat", "encodedcommand"))
            value(options, name, words[at])
            at += 1
            if name == "encodedcommand" and at < len(words):
                if find_switch(words[at]) is None:
                    raise Stop(64, NO_FILE.format(words[at]), usage=True)
        else:
            return rest(options, name, words[at:])
    return options


def flag(options: Options, name: str) -> None:
    if name == "version":
        raise Stop(0, output=VERSION_LINE)
    if name == "help":
        raise Stop(0, usage=True)
    if name in ("sta", "mta"):
        raise Stop(64, f"Parameter -{name.upper()} is not supported on this platform.")
    attribute = {"noexit": "no_exit", "nologo": "no_logo", "noprofile": "no_profile", "noninteractive": "non_interactive", "interactive": "interactive"}.get(name)
    if attribute is not None:
        setattr(options, attribute, True)


def value(options: Options, name: str, text: str) -> None:
    if name == "encodedcommand":
        options.mode, options.text = "command", decoded(text)
    elif name == "executionpolicy":
        if text.lower() not in (p.lower() for p in POLICIES):
            raise Stop(64, f"Invalid ExecutionPolicy value '{text}'.", usage=True)
    elif name in ("outputformat", "inputformat"):
        if text.lower() not in ("text", "xml", "none"):
            raise Stop(64, f'Cannot process the command because of an incorrect parameter value. "{text}" is not a valid format.\nValid formats are:\n{FORMATS}', usage=True)
        if name == "outputformat":
            options.output_xml = text.lower() == "xml"
    elif name == "workingdirectory":
        options.working_directory = text
    elif name == "windowstyle":
        raise Stop(64, "Parameter -WindowStyle is not implemented on this platform.")
    elif name == "settingsfile":
        settings(text)
    elif name == "configurationname":
        raise Stop(70, f"The shell cannot be started. A failure occurred during initialization:\nCannot create or open the configuration session {text}.")
    elif name == "configurationfile":
        raise Stop(70, f"The shell cannot be started. A failure occurred during initialization:\nThe provided configuration file '{text}' does not exist.")


def settings(path: str) -> None:
    """-SettingsFile: a JSON file that must be readable; none of pwsh's settings in it mean anything here."""
    import json
    import os

    full = os.path.abspath(path)
    if not os.path.exists(full):
        raise Stop(64, f"The argument '{full}' passed to the -SettingsFile does not exist. Provide the path to an existing json file as an argument to the -SettingsFile "
                   "parameter.")
    try:
        with open(full, encoding="utf-8-sig") as file:
            json.load(file)
    except ValueError as error:
        raise Stop(134, f"The settings file '{full}' is not valid JSON: {error}") from None


def decoded(text: str) -> str:
    """The text of -EncodedCommand: Base64 of UTF-16."""
    import base64
    import binascii

    try:
        data = base64.b64decode(text, validate=True)
        if data:
            return data.decode("utf-16-le", "replace")
    except (binascii.Error, ValueError):
        pass  # said below
    raise Stop(64, "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.", usage=True)


def rest(options: Options, name: str, words: list[str]) -> Options:
    if not words:
        raise Stop(64, MISSING[name], usage=True)
    if name == "file":
        return script_file(options, words[0], words[1:], named=True)
    options.text = words[0]
    if name == "commandwithargs":
        options.mode, options.arguments = "arguments", words[1:]
    elif words[0] == "-":
        if len(words) > 1:
            raise Stop(64, "'-' was specified with the -Command parameter; no other arguments to -Command are permitted.", usage=True)
        options.mode = "stdin"
    else:
        options.mode, options.text = "command", " ".join(words)
    return options


def script_file(options: Options, word: str, arguments: list[str], named: bool) -> Options:
    import os

    if named and word == "-":
        if arguments:
            raise Stop(64, NO_FILE.format(arguments[0]), usage=True)
        options.file_from_stdin, options.no_logo = True, True
        return options
    if not word:
        raise Stop(64, f"Processing -File '{word}' failed: The value cannot be an empty string. (Parameter 'path') Specify a valid path for the -File parameter.")
    if not os.path.isfile(os.path.expanduser(word)):
        raise Stop(64, NO_FILE.format(word), usage=True)
    options.mode, options.text, options.arguments = "file", word, arguments
    return options
