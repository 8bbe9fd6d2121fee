"""In: nothing. Out: ProcessStartInfo with its members; `start` starts what it describes and gives the Process."""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation
from ems.net.declare import members
from ems.values.collections import GenericList
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import generic_type, get_type, net_type

_INFO = "System.Diagnostics.ProcessStartInfo"


class ProcessStartInfo(NetObject):
    """What to start: `plain` holds the properties that this shell only keeps."""

    __slots__ = ("arguments", "environment", "file_name", "folder", "items", "plain", "redirects")
    net_name = _INFO

    def __init__(self, file_name: str = "", arguments: str = "") -> None:
        self.ps_ext = None
        self.file_name = file_name
        self.arguments = arguments
        self.folder = ""
        self.items = GenericList([], generic_type(get_type("System.Collections.ObjectModel.Collection`1"), (get_type("System.String"),)))
        self.redirects = {"Input": False, "Output": False, "Error": False}
        self.environment: Any = None
        self.plain: dict[str, Any] = {}

    def variables(self) -> Any:
        """The environment of the new process, a copy of this one's until it is changed."""
        if self.environment is None:
            from ems.values.collections import GenericDictionary, key_exact

            text = get_type("System.String")
            net = generic_type(get_type("System.Collections.Generic.Dictionary`2"), (text, text))
            self.environment = GenericDictionary(net, os.environ.items(), key_exact)
        return self.environment

    def command(self) -> list[str]:
        return [self.file_name, *(self.items or split_arguments(self.arguments))]


def split_arguments(text: str) -> list[str]:
    """The arguments of a command line: parted by blanks, `"` keeps them together, `\\"` is a quote."""
    found: list[str] = []
    word, quoted, started, at = "", False, False, 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            count = len(text) - at - len(text[at:].lstrip("\\"))
            follows = text[at + count : at + count + 1] == '"'
            word += "\\" * (count // 2 if follows else count)
            at += count
            if follows and count % 2:
                word += '"'
                at += 1
            started = True
            continue
        if char == '"':
            quoted, started = not quoted, True
        elif char in " \t" and not quoted:
            if started:
                found.append(word)
            word, started = "", False
        else:
            word, started = word + char, True
        at += 1
    return [*found, word] if started else found


def start(info: Any, process: Any = None) -> Any:
    """Start it; `process` is the Process object to fill."""
    import subprocess

    from ems.net.processes import Process

    if not info.file_name:
        raise invalid_operation("Cannot start process because a file name has not been provided.")
    if info.plain.get("UseShellExecute") and any(info.redirects.values()):
        raise invalid_operation("The Process object must have the UseShellExecute property set to false in order to redirect IO streams.")
    pipe = {name: subprocess.PIPE if on else None for name, on in info.redirects.items()}
    try:
        opened = subprocess.Popen(info.command(), cwd=info.folder or None, env=None if info.environment is None else dict(info.environment.items()),
                                  stdin=pipe["Input"], stdout=pipe["Output"], stderr=pipe["Error"])
    except OSError as error:
        text = f"An error occurred trying to start process '{info.file_name}' with working directory '{info.folder or os.getcwd()}'. {error.strerror}"
        raise net_error("System.ComponentModel.Win32Exception", text, code=error.errno) from None
    made = process if process is not None else Process(0)
    made.id, made.popen, made.info = opened.pid, opened, info
    return made


class _Infos(ObjectBodies):
    @staticmethod
    def new(file_name: Any = None, arguments: Any = None) -> ProcessStartInfo:
        made = ProcessStartInfo(file_name or "")
        if isinstance(arguments, str):
            made.arguments = arguments
        elif arguments is not None:
            made.items.extend(arguments)
        return made

    @staticmethod
    def ArgumentList(self: ProcessStartInfo) -> Any:
        return self.items

    @staticmethod
    def Environment(self: ProcessStartInfo) -> Any:
        return self.variables()

    EnvironmentVariables = Environment


def _field(name: str, slot: str) -> None:
    setattr(_Infos, name, staticmethod(lambda self: getattr(self, slot)))
    setattr(_Infos, f"set_{name}", staticmethod(lambda self, value: setattr(self, slot, value or "")))


def _kept(name: str, default: Any) -> None:
    setattr(_Infos, name, staticmethod(lambda self: self.plain.get(name, default)))
    setattr(_Infos, f"set_{name}", staticmethod(lambda self, value: self.plain.__setitem__(name, value)))


def _redirect(name: str) -> None:
    setattr(_Infos, f"RedirectStandard{name}", staticmethod(lambda self: self.redirects[name]))
    setattr(_Infos, f"set_RedirectStandard{name}", staticmethod(lambda self, value: self.redirects.__setitem__(name, value)))


for _name, _slot in (("FileName", "file_name"), ("Arguments", "arguments"), ("WorkingDirectory", "folder")):
    _field(_name, _slot)
for _name, _default in (("CreateNoWindow", False), ("UseShellExecute", False), ("ErrorDialog", False), ("LoadUserProfile", False), ("Verb", ""),
                        ("UserName", ""), ("Domain", ""), ("Password", None), ("StandardOutputEncoding", None), ("StandardErrorEncoding", None),
                        ("StandardInputEncoding", None), ("WindowStyle", enum_value("System.Diagnostics.ProcessWindowStyle", "Normal"))):
    _kept(_name, _default)
for _name in ("Input", "Output", "Error"):
    _redirect(_name)
members(net_type(_INFO, py=ProcessStartInfo), f"""
string Arguments {{get;set;}}
System.Collections.ObjectModel.Collection[string] ArgumentList {{get;}}
bool CreateNoWindow {{get;set;}}
System.Collections.Specialized.StringDictionary EnvironmentVariables {{get;}}
System.Collections.Generic.IDictionary[string,string] Environment {{get;}}
bool RedirectStandardInput {{get;set;}}
bool RedirectStandardOutput {{get;set;}}
bool RedirectStandardError {{get;set;}}
System.Text.Encoding StandardInputEncoding {{get;set;}}
System.Text.Encoding StandardErrorEncoding {{get;set;}}
System.Text.Encoding StandardOutputEncoding {{get;set;}}
string WorkingDirectory {{get;set;}}
bool ErrorDialog {{get;set;}}
string UserName {{get;set;}}
string Domain {{get;set;}}
bool LoadUserProfile {{get;set;}}
string FileName {{get;set;}}
securestring Password {{get;set;}}
string Verb {{get;set;}}
System.Diagnostics.ProcessWindowStyle WindowStyle {{get;set;}}
bool UseShellExecute {{get;set;}}
{_INFO} new()
{_INFO} new(string fileName)
{_INFO} new(string fileName, string arguments)
{_INFO} new(string fileName, System.Collections.Generic.IEnumerable[string] arguments)
""", _Infos)
