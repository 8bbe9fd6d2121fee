"""In: what the shell shows. Out: Start-Transcript, Stop-Transcript: a copy of it in a file."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error

P = "Microsoft.PowerShell.Commands."
LINE = "*" * 22
NOT_EMPTY = (("notnullorempty",),)


def stamp() -> str:
    import time

    return time.strftime("%Y%m%d%H%M%S")


class Transcript:
    """A file that gets what the host writes."""

    def __init__(self, path: str, append: bool, timed: bool) -> None:
        self.path = path
        self.timed = timed  # -IncludeInvocationHeader
        self.file: Any = open(path, "a" if append else "w", encoding="utf-8", newline="")  # closed by stop()

    def write(self, text: str) -> None:
        self.file.write(text)
        self.file.flush()

    def stop(self) -> None:
        self.write(f"{LINE}\nPowerShell transcript end\nEnd time: {stamp()}\n{LINE}\n")
        self.file.close()


def header(shell: Any, minimal: bool) -> str:
    lines = [LINE, "PowerShell transcript start", f"Start time: {stamp()}"]
    if not minimal:
        import getpass
        import platform
        import sys

        from ems.values.convert import to_string

        table = shell.get_variable("PSVersionTable")
        user = getpass.getuser()
        lines += [f"Username: {user}", f"RunAs User: {user}", "Configuration Name: ", f"Machine: {platform.node()} ({platform.system()} {platform.release()})",
                  f"Host Application: {' '.join(sys.argv)}", f"Process ID: {os.getpid()}"]
        lines += [f"{to_string(key)}: {to_string(value)}" for key, value in table.items()] if hasattr(table, "items") else []
    return "\n".join([*lines, LINE, ""])


@cmdlet("Start-Transcript", class_name=P + "StartTranscriptCommand", default_set="ByPath", supports_should_process=True, output="System.String")
class StartTranscript(Cmdlet):
    """Writes everything that the shell shows into a file.

    EXAMPLES
    > $null = Start-Transcript ./log.txt; 'shown'; $null = Stop-Transcript; @(Select-String ./log.txt -Pattern '^shown').Count; Remove-Item ./log.txt
    shown
    1

    The file has the line that was shown.
    """

    path = parameter("Path", "string", position=0, sets="ByPath", validate=NOT_EMPTY, help="The file; one in the home folder when not given.")
    literal_path = parameter("LiteralPath", "string", position=0, sets="ByLiteralPath", aliases="PSPath LP", validate=NOT_EMPTY, help="The file.")
    output_directory = parameter("OutputDirectory", "string", position=0, sets="ByOutputDirectory", validate=NOT_EMPTY, help="The folder of a file with a made name.")
    append = parameter("Append", "switch", help="Go on with a file that is there.")
    force = parameter("Force", "switch", help="Write a file that is read-only too.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Refuse a file that is there.")
    include_invocation_header = parameter("IncludeInvocationHeader", "switch", help="The time of each command.")
    use_minimal_header = parameter("UseMinimalHeader", "switch", help="A short header.")

    def end(self) -> None:
        path = self.chosen()
        if not self.should_process(path, "Start-Transcript"):
            return
        if os.path.exists(path) and self.no_clobber and not self.append:
            self.fail("NoClobber", f"File {path} already exists and NoClobber was specified.", "ResourceExists", path, "System.UnauthorizedAccessException")
        try:
            if os.path.exists(path) and not os.access(path, os.W_OK) and self.force:
                os.chmod(path, 0o644)
            made = Transcript(path, self.append, self.include_invocation_header)
        except OSError as error:
            self.fail("CannotStartTranscription", f"Transcription cannot be started due to the error: {error.strerror}: '{path}'", "InvalidOperation", path,
                      "System.Management.Automation.PSInvalidOperationException")
            return
        made.write(header(self.shell, self.use_minimal_header))
        self.shell.host.transcripts.append(made)
        self.write(f"Transcript started, output file is {self.path or path}")

    def chosen(self) -> str:
        given = self.path or self.literal_path
        if given:
            return self.shell.file_path(given)
        import platform
        import secrets

        folder = self.shell.file_path(self.output_directory) if self.output_directory else os.path.expanduser("~")
        return os.path.join(folder, f"PowerShell_transcript.{platform.node()}.{secrets.token_urlsafe(6)}.{stamp()}.txt")


@cmdlet("Stop-Transcript", class_name=P + "StopTranscriptCommand", supports_should_process=True, output="System.String")
class StopTranscript(Cmdlet):
    """Ends the transcript that was started last.

    EXAMPLES
    > try { Stop-Transcript } catch { $_.CategoryInfo.Category }
    InvalidOperation

    None was started.
    """

    def end(self) -> None:
        transcripts = self.shell.host.transcripts
        if not transcripts:
            self.throw(net_error("System.Management.Automation.PSInvalidOperationException", "An error occurred stopping transcription: The host is not currently transcribing."),
                       "InvalidOperation", "InvalidOperation")
        if self.should_process(transcripts[-1].path, "Stop-Transcript"):
            made = transcripts.pop()
            made.stop()
            self.write(f"Transcript stopped, output file is {made.path}")
