"""In: the groups that open and close. Out: TestDrive: a folder of its own for the outermost group; Setup, which makes items in it, and In."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from typing import Any

from cmdlets.pester.run import current_run, own_command
from cmdlets.registry import Cmdlet, cmdlet, parameter


def open_drive(run: Any, command: Any) -> set[str] | None:
    """Make the drive for the outermost group, None then; for an inner one, what is in it now."""
    session = command.shell
    if run.drive is not None:
        return set(entries(run.drive))
    from ems.runtime.providers.infos import PSDrive

    run.drive = os.path.join(os.path.realpath(tempfile.gettempdir()), str(uuid.uuid4()))
    os.mkdir(run.drive)
    session.providers.add_drive(PSDrive("TestDrive", session.providers.provider("FileSystem"), run.drive), session.global_scope)
    session.global_scope.set("testdrive", own_command(session, "Get-Item", {"LiteralPath": run.drive, "Force": True})[0], "TestDrive")
    return None


def close_drive(run: Any, before: set[str] | None) -> None:
    """The outermost group takes the drive with it, an inner one what was made since it opened."""
    if before is not None:
        for path in sorted(set(entries(run.drive)) - before, key=len, reverse=True):
            remove(path)
        return
    session = run.session
    own_command(session, "Remove-PSDrive", {"Name": "TestDrive", "Force": True})
    session.global_scope.vars.pop("testdrive", None)
    folder, run.drive = run.drive, None
    remove(folder)


def entries(folder: str) -> list[str]:
    return [os.path.join(parent, name) for parent, folders, files in os.walk(folder) for name in (*folders, *files)]


def remove(path: str) -> None:
    """A folder that is somebody's current one, or a file that is open, may resist; the system's temporary folder is cleaned later."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        os.remove(path)


@cmdlet("Setup", class_name="Setup", default_set="File")
class Setup(Cmdlet):
    """Makes a file or a folder in TestDrive:.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { Setup -File a.txt 'hello'; It 'y' { Get-Content TestDrive:/a.txt | Should -Be hello } } } -PassThru -Show None
    > $r.PassedCount
    1

    Makes a file for a test.
    """

    dir_ = parameter("Dir", "switch", sets="Dir", mandatory=True, help="Make a folder.", aliases="Directory")
    file = parameter("File", "switch", sets="File", help="Make a file.", aliases="f")
    path = parameter("Path", "string", position=0, help="Its path in TestDrive:.")
    content = parameter("Content", "object", position=1, help="What is in the file.")
    pass_thru = parameter("PassThru", "switch", help="Return the item.")

    def process(self) -> None:
        run = current_run(self.shell)
        if run.drive is None:
            raise self.unresolved("Setup belongs in a Describe.")
        path = os.path.join(run.drive, (self.path or "").replace("\\", "/"))
        made = own_command(self.shell, "New-Item", {"Path": path, "ItemType": "Directory" if self.dir_ else "File", "Force": True})
        if not self.dir_ and self.content is not None:
            own_command(self.shell, "Set-Content", {"LiteralPath": path, "Value": self.content})
        if self.pass_thru:
            self.write_each(made)


@cmdlet("In", class_name="In")
class In(Cmdlet):
    """Runs a block with another folder as the current one."""

    path = parameter("Path", "string", position=0, help="The folder.")
    execute = parameter("Execute", "scriptblock", position=1, help="The block.")

    def process(self) -> None:
        session = self.shell
        before = session.location()
        own_command(session, "Set-Location", {"Path": self.path})
        try:
            session.invoke_to(self.execute, self.out, scope=self.scope)
        finally:
            own_command(session, "Set-Location", {"LiteralPath": before})


