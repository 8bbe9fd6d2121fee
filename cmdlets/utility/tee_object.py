"""In: objects. Out: the same objects, and a file or variable that holds them: Tee-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.out_file import TextFile
from ems.values.objects import NOTHING


@cmdlet("Tee-Object", default_set="File", class_name="Microsoft.PowerShell.Commands.TeeObjectCommand")
class TeeObject(Cmdlet):
    """Keep what passes through a pipeline in a file or a variable.

    EXAMPLES
    > 1, 2 | Tee-Object -Variable seen | ForEach-Object { $_ * 10 }; "seen: $seen"
    10
    20
    seen: 1 2

    Keeps the numbers in $seen.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to pass on.")
    file_path = parameter("FilePath", "string", position=0, mandatory=True, sets="File", aliases="Path", help="The file.")
    append = parameter("Append", "switch", sets="File", help="Add to the end of the file.")
    literal_path = parameter(
        "LiteralPath", "string", mandatory=True, sets="LiteralFile", aliases="PSPath LP", help="The file; the path is taken as it is."
    )
    encoding = parameter("Encoding", "System.Text.Encoding", sets="File LiteralFile", validate=[("notnullorempty",)],
                         help="The encoding (UTF-8 without a mark).")
    variable = parameter("Variable", "string", mandatory=True, sets="Variable", help="The variable.")

    def begin(self) -> None:
        from ems.formatting import Formatter

        self.kept: list[Any] = []
        self.file: TextFile | None = None
        path = self.file_path if self.file_path is not None else self.literal_path
        if path is not None:
            self.file = TextFile(self, self.shell.file_path(path), encoding=self.encoding, append=bool(self.append))
            self.formatter = Formatter(self.shell, self.file.line, 0, terminal=False)

    def process(self) -> None:
        if self.input_object is NOTHING:
            return
        if self.file is not None:
            self.formatter.add(self.input_object)
        else:
            self.kept.append(self.input_object)
        self.out(self.input_object)

    def end(self) -> None:
        if self.file is not None:
            self.formatter.close()
        else:
            kept = self.kept
            self.shell.set_variable(self.variable, kept[0] if len(kept) == 1 else kept if kept else None, self.scope)

    def clean(self) -> None:
        if self.file is not None:
            self.file.close()
