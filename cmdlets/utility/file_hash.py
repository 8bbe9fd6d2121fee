"""In: files. Out: their hashes; new empty files; nothing to unblock: Get-FileHash, New-TemporaryFile, Unblock-File."""
from __future__ import annotations

import os

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import io_exception, resolved_paths
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.wildcard import has_wildcards


class FileHashInfo(NetObject):
    """The hash of a file."""

    __slots__ = ("algorithm", "hash", "path")
    net_name = "Microsoft.PowerShell.Commands.FileHashInfo"

    def __init__(self, algorithm: str, digest: str, path: str | None) -> None:
        self.ps_ext = None
        self.algorithm = algorithm
        self.hash = digest
        self.path = path


_HASH = net_type("Microsoft.PowerShell.Commands.FileHashInfo", py=FileHashInfo)
_HASH.prop("string Algorithm", lambda h: h.algorithm, lambda h, v: setattr(h, "algorithm", v))
_HASH.prop("string Hash", lambda h: h.hash, lambda h, v: setattr(h, "hash", v))
_HASH.prop("string Path", lambda h: h.path, lambda h, v: setattr(h, "path", v))


@cmdlet("Get-FileHash", default_set="Path", class_name="Microsoft.PowerShell.Commands.GetFileHashCommand",
        output="Microsoft.PowerShell.Commands.FileHashInfo")
class GetFileHash(Cmdlet):
    """Compute the hash of files.

    EXAMPLES
    > Set-Content f.txt 'abc' -NoNewline; (Get-FileHash f.txt -Algorithm MD5).Hash
    900150983CD24FB0D6963F7D28E17F72

    SHA256 is used unless another is asked for.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Path",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", position=0, mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    input_stream = parameter("InputStream", "System.IO.Stream", position=0, mandatory=True, sets="StreamParameterSet",
                             help="The stream to read.")
    algorithm = parameter("Algorithm", "string", position=1, validate=[("set", "SHA1", "SHA256", "SHA384", "SHA512", "MD5")],
                          help="The hash to compute; SHA256 unless given.")

    def process(self) -> None:
        algorithm = (self.algorithm or "SHA256").upper()
        if self.parameter_set == "StreamParameterSet":
            self.out(FileHashInfo(algorithm, digest(algorithm, self.input_stream.read(-1)), None))
            return
        literal = self.literal_path is not None
        for path in self.literal_path if literal else self.path:
            found = resolved_paths(self, path, literal)
            for full in found:
                if os.path.isdir(full):
                    continue
                try:
                    with open(full, "rb") as file:
                        self.out(FileHashInfo(algorithm, digest(algorithm, file.read()), full))
                except FileNotFoundError:
                    if not has_wildcards(path) or literal:
                        self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{full}' because it does not exist."),
                                         "FileNotFound", "ObjectNotFound", path)
                except OSError as error:
                    self.write_error(io_exception(full, error), "UnauthorizedAccessError", "InvalidData", full)


def digest(algorithm: str, data: bytes) -> str:
    import hashlib

    return hashlib.new(algorithm.lower(), data, usedforsecurity=False).hexdigest().upper()


@cmdlet("New-TemporaryFile", class_name="Microsoft.PowerShell.Commands.NewTemporaryFileCommand", supports_should_process=True,
        output="System.IO.FileInfo")
class NewTemporaryFile(Cmdlet):
    """Make an empty file in the folder for temporary files.

    EXAMPLES
    > $f = New-TemporaryFile; $f.Length; Remove-Item $f
    0

    The file's name is random.
    """

    def end(self) -> None:
        import tempfile

        folder = tempfile.gettempdir()
        if not self.should_process(folder):
            return
        handle, path = tempfile.mkstemp(".tmp", "tmp", folder)
        os.close(handle)
        self.write_each(self.shell.run_command("Get-Item", {"LiteralPath": path}))


@cmdlet("Unblock-File", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.UnblockFileCommand", supports_should_process=True)
class UnblockFile(Cmdlet):
    """Take the mark of a download from files; only macOS and Windows have such marks.

    EXAMPLES
    > try { Unblock-File x.txt -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
    FileUnblockError,Microsoft.PowerShell.Commands.UnblockFileCommand

    A file that does not exist is an error.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, sets="ByPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")

    def process(self) -> None:
        literal = self.literal_path is not None
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                if not os.path.exists(full):
                    self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{full}' because it does not exist."),
                                     "FileUnblockError", "InvalidArgument", full)
                elif self.should_process(full) and hasattr(os, "removexattr"):
                    try:
                        os.removexattr(full, "com.apple.quarantine")
                    except OSError:
                        continue  # there is no mark
