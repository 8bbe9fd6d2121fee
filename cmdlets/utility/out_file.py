"""In: objects and format records. Out: a file with the text that the console would show: Out-File."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import io_exception
from ems.values.encodings import UTF8, encoding_of
from ems.values.errors import net_error
from ems.values.objects import NOTHING


class TextFile:
    """An open file that takes lines."""

    def __init__(
        self,
        command: Any,
        path: str,
        *,
        encoding: Any = None,
        append: bool = False,
        force: bool = False,
        no_clobber: bool = False,
        newline: str = "\n",
    ) -> None:
        if no_clobber and not append and os.path.exists(path):
            command.throw(net_error("System.IO.IOException", f"The file '{path}' already exists."), "NoClobber", "ResourceExists", path)
        if force and os.path.exists(path) and not os.access(path, os.W_OK):
            os.chmod(path, os.stat(path).st_mode | 0o200)
        self.encoding = encoding_of(encoding) if encoding is not None else UTF8
        self.newline = newline
        try:
            self.file = open(path, "ab" if append else "wb")  # noqa: SIM115 - closed by close()
        except OSError as error:
            command.throw(io_exception(path, error), "FileOpenFailure", "OpenError")
        if self.encoding.mark and self.file.tell() == 0:
            self.file.write(self.encoding.mark)

    def line(self, text: str) -> None:
        self.file.write(self.encoding.encode(text + self.newline, False))

    def close(self) -> None:
        self.file.close()


@cmdlet("Out-File", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.OutFileCommand", supports_should_process=True)
class OutFile(Cmdlet):
    """Write objects to a file as the console would show them.

    EXAMPLES
    > 'one', 'two' | Out-File list.txt; Get-Content list.txt
    one
    two

    Writes a line for each string.
    """

    file_path = parameter("FilePath", "string", position=0, mandatory=True, sets="ByPath", aliases="Path", help="The file.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The file; the path is taken as it is.")
    encoding = parameter(
        "Encoding", "System.Text.Encoding", position=1, validate=[("notnullorempty",)], help="The encoding (UTF-8 without a mark)."
    )
    append = parameter("Append", "switch", help="Add to the end of the file.")
    force = parameter("Force", "switch", help="Write to a read-only file, too.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Do not overwrite a file.")
    width = parameter("Width", "int", validate=[("range", 2, 2147483647)], help="The characters of a line.")
    no_newline = parameter("NoNewline", "switch", help="Put no newlines between and after the lines.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to write.")

    def begin(self) -> None:
        from ems.formatting import Formatter

        self.file: TextFile | None = None
        self.formatter = None
        path = self.shell.file_path(self.file_path if self.file_path is not None else self.literal_path)
        if not self.should_process(path, "Output to File"):
            return
        self.file = TextFile(
            self,
            path,
            encoding=self.encoding,
            append=bool(self.append),
            force=bool(self.force),
            no_clobber=bool(self.no_clobber),
            newline="" if self.no_newline else "\n",
        )
        self.formatter = Formatter(self.shell, self.file.line, self.width or 0, terminal=False)

    def process(self) -> None:
        if self.formatter is not None:
            self.formatter.add(self.input_object)

    def end(self) -> None:
        if self.formatter is not None:
            self.formatter.close()

    def clean(self) -> None:
        if self.file is not None:
            self.file.close()
