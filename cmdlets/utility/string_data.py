"""In: lines of key=value. Out: a hashtable of them: ConvertFrom-StringData."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Hashtable
from ems.values.errors import net_error


@cmdlet("ConvertFrom-StringData", class_name="Microsoft.PowerShell.Commands.ConvertFromStringDataCommand",
        output="System.Collections.Hashtable")
class ConvertFromStringData(Cmdlet):
    """Make a hashtable of lines of key=value.

    Escapes are those of regular expressions; lines that start with # do not count.

    EXAMPLES
    > (ConvertFrom-StringData "port = 25").port
    25

    Reads the value of a key.
    """

    string_data = parameter("StringData", "string", position=0, mandatory=True, pipeline=True, validate=[("allowempty",)], help="Text with one key=value a line.")
    delimiter = parameter("Delimiter", "char", position=1, help="The character between a key and its value.")

    def process(self) -> None:
        table = Hashtable()
        text = self.string_data
        if not text:
            self.out(table)
            return
        delimiter = str(self.delimiter) if self.delimiter is not None else "="
        for line in text.split("\n"):
            stripped = line.strip()
            if not stripped or stripped.startswith("#"):
                continue
            name, found, value = stripped.partition(delimiter)
            if not found:
                self._refuse(f"Data line '{stripped}' is not in 'name=value' format. ")
            name = unescape(name.strip())
            if table.has(name):
                self._refuse(f"Data item '{name}' in line '{stripped}' is already defined. ")
            table.set(name, unescape(value.strip()))
        self.out(table)

    def _refuse(self, message: str) -> None:
        self.throw(net_error("System.Management.Automation.PSInvalidOperationException", message), "InvalidOperation", "InvalidOperation")


def unescape(text: str) -> str:
    """Regex.Unescape."""
    if "\\" not in text:
        return text
    from ems.net.regex_types import unescape as net_unescape

    return net_unescape(text)
