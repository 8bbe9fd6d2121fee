"""In: files and folders, ZIP archives. Out: the one from the other: Compress-Archive, Expand-Archive."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.registry import cmdlet, parameter
from ems.values.errors import NetException, net_error

# CompressionLevel -> zipfile's (method, level); 0 stores, 8 deflates
LEVELS = {"optimal": (8, 6), "fastest": (8, 1), "nocompression": (0, None)}


class ArchiveCommand(ItemCommand):
    """What both commands share."""

    def refuse(self, error_id: str, message: str, category: str, target: Any, cls: str = "System.ArgumentException") -> None:
        """The errors of this module come from functions: their ids name the function."""
        self.throw(net_error(cls, message), error_id, category, target)

    def archive_path(self, text: str, must_exist: bool) -> str | None:
        path = self.shell.file_path(text)
        extension = os.path.splitext(path)[1].lower()
        if must_exist:
            if extension != ".zip":
                self.write_error(net_error("System.IO.IOException", f"{extension or path} is not a supported archive file format. .zip is the only supported archive "
                                           "file format."), "NotSupportedArchiveFileExtension", "InvalidArgument", extension)
                return None
            return path
        if not extension:
            return path + ".zip"
        if extension != ".zip":
            self.write_error(net_error("System.IO.IOException", f"{extension} is not a supported archive file format. .zip is the only supported archive file format."),
                             "NotSupportedArchiveFileExtension", "InvalidArgument", extension)
            return None
        return path


@cmdlet("Compress-Archive", default_set="Path", class_name="Compress-Archive", supports_should_process=True, output="System.IO.FileInfo")
class CompressArchive(ArchiveCommand):
    """Put files and folders into a ZIP archive.

    EXAMPLES
    > Set-Content a.txt 'x'; Compress-Archive a.txt a.zip; Test-Path a.zip
    True

    Makes an archive of a file.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Path PathWithForce PathWithUpdate",
                     validate=[("notnullorempty",)], help="The files and folders; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPath LiteralPathWithForce LiteralPathWithUpdate",
                             aliases="PSPath", validate=[("notnullorempty",)], help="The files and folders, their paths taken as they are.")
    destination_path = parameter("DestinationPath", "string", position=1, mandatory=True, validate=[("notnullorempty",)], help="The archive.")
    compression_level = parameter("CompressionLevel", "string", validate=[("set", "Optimal", "NoCompression", "Fastest")], default="Optimal",
                                  help="Optimal, Fastest or NoCompression.")
    pass_thru = parameter("PassThru", "switch", help="Return the archive as an object.")
    update = parameter("Update", "switch", mandatory=True, sets="PathWithUpdate LiteralPathWithUpdate", help="Add to the archive, replacing older files.")
    force = parameter("Force", "switch", mandatory=True, sets="PathWithForce LiteralPathWithForce", help="Replace an archive that exists.")

    def begin(self) -> None:
        self.sources: list[str] = []
        self.failed = False
        self.target = self.archive_path(self.destination_path, False)
        if self.target is None:
            return
        folder = os.path.dirname(self.target)
        if not os.path.isdir(folder):
            self.refuse("ArchiveParentPathNotFound", f"The path '{folder}' either does not exist or is not a valid file system path.", "InvalidArgument",
                        self.destination_path, "System.InvalidOperationException")
        if os.path.exists(self.target) and not self.force and not self.update:
            self.write_error(net_error("System.IO.IOException", f"The archive file {self.target} already exists. Use the -Update parameter to update the existing archive "
                                       "file or use the -Force parameter to overwrite the existing archive file."), "ArchiveFileExists", "InvalidArgument", self.target)
            self.target = None

    def process(self) -> None:
        for text in self.given_paths() if self.target is not None else ():
            try:
                found = self.providers.find(text, self.is_literal)
            except NetException:
                self.failed = True
                self.write_error(net_error("System.InvalidOperationException", f"The path '{text}' either does not exist or is not a valid file system path."),
                                 "ArchiveCmdletPathNotFound", "InvalidArgument", text)
                continue
            self.sources.extend(place.path for place in found)

    def end(self) -> None:
        if self.target is None or self.failed or not self.sources:
            return
        if not self.should_process(self.target):
            return
        import zipfile

        method, level = LEVELS[self.compression_level.lower()]
        kept = {} if not (self.update and os.path.exists(self.target)) else self.old_entries()
        made = self.target + ".new"
        try:
            with zipfile.ZipFile(made, "w", method, compresslevel=level, strict_timestamps=False) as archive:
                for source in self.sources:
                    self.add(archive, source, os.path.dirname(source), kept)
                for name, data in kept.items():
                    archive.writestr(name, data)
            os.replace(made, self.target)
        except OSError as error:
            if os.path.exists(made):
                os.remove(made)
            self.refuse("ArchiveWriteError", f"{error.strerror} : '{error.filename or self.target}'", "WriteError", self.target, "System.IO.IOException")
        if self.pass_thru:
            self.emit_place(self.providers.locate(self.target))

    def old_entries(self) -> dict[Any, bytes]:
        """What an archive holds that is updated: entry -> its bytes."""
        import zipfile

        with zipfile.ZipFile(self.target or "") as archive:
            return {entry: archive.read(entry) for entry in archive.infolist()}

    def add(self, archive: Any, path: str, base: str, kept: dict[Any, bytes]) -> None:
        name = os.path.relpath(path, base)
        for entry in [entry for entry in kept if entry.filename.rstrip("/") == name]:
            del kept[entry]
        if os.path.isdir(path):
            names = sorted(os.listdir(path))
            if not names:
                archive.write(path, name + "/")
            for inner in names:
                self.add(archive, os.path.join(path, inner), base, kept)
        elif path != self.target:
            archive.write(path, name)


@cmdlet("Expand-Archive", default_set="Path", class_name="Expand-Archive", supports_should_process=True, output="System.IO.FileSystemInfo")
class ExpandArchive(ArchiveCommand):
    """Take files out of a ZIP archive.

    EXAMPLES
    > Set-Content a.txt 'x'; Compress-Archive a.txt a.zip; Expand-Archive a.zip out; Get-Content out/a.txt
    x

    Takes all files out, into a folder.
    """

    path = parameter("Path", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="Path", validate=[("notnullorempty",)],
                     help="The archive; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath", validate=[("notnullorempty",)],
                             help="The archive, its path taken as it is.")
    destination_path = parameter("DestinationPath", "string", position=1, validate=[("notnullorempty",)], help="The folder; one of the archive's name without it.")
    force = parameter("Force", "switch", help="Replace files that exist.")
    pass_thru = parameter("PassThru", "switch", help="Return what was taken out.")

    def given_paths(self) -> list[str]:
        return [self.literal_path if self.is_literal else self.path]

    def process(self) -> None:
        for text in self.given_paths():
            try:
                found = self.providers.find(text, self.is_literal)
            except NetException:
                found = []
            if not found:
                self.refuse("ArchiveCmdletPathNotFound", f"The path '{text}' either does not exist or is not a valid file system path.", "InvalidArgument", text,
                            "System.InvalidOperationException")
            if len(found) > 1:
                self.refuse("DuplicatePathsFound", f"The input to Path parameter must resolve to one archive: '{text}' resolves to {len(found)}.", "InvalidArgument", text)
            self.expand(found[0].path)

    def expand(self, source: str) -> None:
        import zipfile

        if self.archive_path(source, True) is None:
            return
        folder = self.shell.file_path(self.destination_path or os.path.splitext(os.path.basename(source))[0])
        if not self.should_process(source):
            return
        try:
            with zipfile.ZipFile(source) as archive:
                os.makedirs(folder, exist_ok=True)
                for entry in archive.infolist():
                    self.extract(archive, entry, folder)
        except zipfile.BadZipFile:
            self.refuse("InvalidZip", f"The file {source} is not a valid ZIP archive.", "InvalidData", source, "System.IO.InvalidDataException")
        except OSError as error:
            self.refuse("ArchiveReadError", f"{error.strerror} : '{error.filename or source}'", "WriteError", source, "System.IO.IOException")

    def extract(self, archive: Any, entry: Any, folder: str) -> None:
        """One entry; names that lead out of the folder are refused."""
        name = entry.filename.replace("\\", "/")
        target = os.path.normpath(os.path.join(folder, name))
        if target != folder and not target.startswith(folder.rstrip("/") + "/"):
            self.write_error(net_error("System.IO.IOException", f"The archive entry '{entry.filename}' leads out of the folder {folder} and was not taken out."),
                             "InvalidArchiveEntry", "InvalidData", entry.filename)
            return
        if name.endswith("/"):
            os.makedirs(target, exist_ok=True)
        else:
            if os.path.exists(target) and not self.force:
                self.write_error(net_error("System.IO.IOException", f"Failed to create file '{target}' while expanding the archive file '{archive.filename}' contents as the "
                                           "file already exists. Use the -Force parameter if you want to overwrite the existing directory contents when expanding the "
                                           "archive file."), "ExpandArchiveFileExists", "ResourceExists", target)
                return
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(entry) as data, open(target, "wb") as file:
                import shutil

                shutil.copyfileobj(data, file)
            self.set_time(entry, target)
        if self.pass_thru:
            self.emit_place(self.providers.locate(target))

    @staticmethod
    def set_time(entry: Any, target: str) -> None:
        import time

        try:
            written = time.mktime((*entry.date_time, 0, 0, -1))
        except (ValueError, OverflowError):
            return  # a date that no clock can show: the file keeps the present time
        os.utime(target, (written, written))
