"""In: names and roots. Out: drives and providers: Get-, New-, Remove-PSDrive, Get-PSProvider."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.management.item_parameters import CREDENTIAL, FORCE
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.providers.infos import PSDrive
from ems.runtime.providers.provider import no_drive, no_provider
from ems.values.errors import NetException, net_error, ps_error
from ems.values.wildcard import Wildcard, has_wildcards


def scope_of(command: Any) -> Any:
    """The scope of -Scope, the caller's without it."""
    name = (command.scope_ or "").lower()
    return command.scope.named(name) if name else command.scope


@cmdlet("Get-PSDrive", default_set="Name", class_name="Microsoft.PowerShell.Commands.GetPSDriveCommand",
        output="System.Management.Automation.PSDriveInfo")
class GetPSDrive(Cmdlet):
    """List the drives of the session.

    EXAMPLES
    > (Get-PSDrive Env).Provider.Name
    Environment

    Gets the drive of the environment variables.
    """

    name = parameter("Name", "string[]", position=0, byname=True, sets="Name", validate=[("notnullorempty",)], help="The name.")
    literal_name = parameter("LiteralName", "string[]", position=0, mandatory=True, byname=True, sets="LiteralName",
                             help="The name, taken as it is.")
    scope_ = parameter("Scope", "string", byname=True, help="Global, Local, Script or a number of levels up.")
    ps_provider = parameter("PSProvider", "string[]", byname=True, help="The provider.")

    def process(self) -> None:
        literal = self.literal_name is not None
        drives = list(self.shell.providers.visible_drives())
        wanted = [name.lower().rpartition("\\")[2] for name in self.ps_provider or ()]
        if wanted:
            drives = [drive for drive in drives if any(Wildcard(name).matches(drive.provider.name) for name in wanted)]
        for name in (self.literal_name if literal else self.name) or ("*",):
            matches = (lambda text, name=name: text.lower() == name.lower()) if literal else Wildcard(name).matches
            found = [drive for drive in drives if matches(drive.name)]
            if not found and (literal or not has_wildcards(name)):
                late = self.shell.providers.drive(name)
                if late is not None and (not wanted or late.provider.name.lower() in wanted):
                    found = [late]
                else:
                    self.write_error(self.missing(name))
            self.write_each(found)

    @staticmethod
    def missing(name: str) -> NetException:
        error = no_drive(name)
        error.error_id = "GetLocationNoMatchingDrive"  # type: ignore[attr-defined]
        return error


@cmdlet("New-PSDrive", class_name="Microsoft.PowerShell.Commands.NewPSDriveCommand", supports_should_process=True)
class NewPSDrive(Cmdlet):
    r"""Make a drive: a name for a folder, as `C` for the folder that stands for a server's disk.

    EXAMPLES
    > $null = New-Item data -ItemType Directory; $null = New-PSDrive C FileSystem data; Set-Content C:\a.txt 'x'; Get-Content data/a.txt
    x

    Paths of scripts from Windows work with a drive of that name.
    """

    name = parameter("Name", "string", position=0, mandatory=True, byname=True, help="The name.")
    ps_provider = parameter("PSProvider", "string", position=1, mandatory=True, byname=True, help="The provider.")
    root = parameter("Root", "string", position=2, mandatory=True, byname=True, help="The place that the drive stands for.")
    description = parameter("Description", "string", byname=True, help="What it is for.")
    scope_ = parameter("Scope", "string", byname=True, help="Global, Local, Script or a number of levels up.")
    credential = CREDENTIAL

    def process(self) -> None:
        try:
            self.make()
        except NetException as error:
            self.write_error(error)

    def make(self) -> None:
        providers = self.shell.providers
        provider = providers.provider(self.ps_provider.rpartition("\\")[2])
        if provider is None:
            raise no_provider(self.ps_provider)
        if any(c in self.name for c in ":~/\\"):
            raise net_error("System.Management.Automation.PSArgumentException", "Cannot process the drive name because the drive name contains one or more of the "
                            "following characters that are not valid: ; ~ / \\ . :", error_id="Argument", category="InvalidArgument", target=None)
        scope = scope_of(self)
        if self.exists(providers, scope):
            raise ps_error("DriveAlreadyExists", f"A drive with the name '{self.name}' already exists.", category="ResourceExists", target=self.name,
                           cls="System.Management.Automation.SessionStateException")
        drive = PSDrive(self.name, provider, self.root_path(providers, provider), self.description or "")
        if self.credential is not None:
            drive.credential = self.credential
        if self.should_process(f"Name: {self.name} Provider: {provider.info.full_name} Root: {drive.root}", "New drive"):
            providers.add_drive(drive, scope)
            self.out(drive)

    def exists(self, providers: Any, scope: Any) -> bool:
        own = getattr(scope, "drives", None) or {}
        return self.name.lower() in own or self.name.lower() in providers.drives

    def root_path(self, providers: Any, provider: Any) -> str:
        if not provider.is_navigation:
            return self.root
        place = providers.locate(self.root) if self.root else providers.here
        if place.provider is not provider or not os.path.isdir(place.path):
            raise net_error("System.IO.IOException", f'The specified drive root "{self.root}" either does not exist, or it is not a folder.',
                            error_id="DriveRootError", category="ReadError", target=PSDrive(self.name, provider, self.root))
        return place.path


@cmdlet("Remove-PSDrive", default_set="Name", class_name="Microsoft.PowerShell.Commands.RemovePSDriveCommand", supports_should_process=True)
class RemovePSDrive(Cmdlet):
    """Take a drive away; the items on it stay.

    EXAMPLES
    > $null = New-PSDrive X FileSystem /; Remove-PSDrive X; Test-Path X:/
    False

    Takes the drive's name away.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, sets="Name", help="The name.")
    literal_name = parameter("LiteralName", "string[]", position=0, mandatory=True, byname=True, sets="LiteralName",
                             help="The name, taken as it is.")
    ps_provider = parameter("PSProvider", "string[]", byname=True, help="The provider.")
    scope_ = parameter("Scope", "string", byname=True, help="Global, Local, Script or a number of levels up.")
    force = FORCE

    def process(self) -> None:
        providers = self.shell.providers
        names = self.literal_name if self.literal_name is not None else self.name
        for name in names:
            matches = (lambda text, name=name: text.lower() == name.lower()) if self.literal_name is not None else Wildcard(name).matches
            chosen = [d for d in providers.visible_drives() if matches(d.name)
                      and (not self.ps_provider or any(Wildcard(p).matches(d.provider.name) for p in self.ps_provider))]
            if not chosen:
                self.write_error(no_drive(name))
            for drive in chosen:
                self.remove(providers, drive)

    def remove(self, providers: Any, drive: PSDrive) -> None:
        if not self.should_process(f"Name: {drive.name} Provider: {drive.provider.info.full_name} Root: {drive.root}", "Remove Drive"):
            return
        if providers.current is drive and not self.force:
            self.write_error(net_error("System.Management.Automation.PSInvalidOperationException", f"Cannot remove drive '{drive.name}' because it is in use.",
                                       error_id="InvalidOperation", category="InvalidOperation", target=None))
            return
        if providers.current is drive:
            providers.go(providers.locate(providers.folder if not providers.folder.startswith(drive.root) else "/"))
        providers.remove_drive(drive)


@cmdlet("Get-PSProvider", class_name="Microsoft.PowerShell.Commands.GetPSProviderCommand",
        output="System.Management.Automation.ProviderInfo")
class GetPSProvider(Cmdlet):
    """List the providers: what kinds of items there are.

    EXAMPLES
    > (Get-PSProvider FileSystem).Name
    FileSystem

    Gets one provider.
    """

    ps_provider = parameter("PSProvider", "string[]", position=0, byname=True, validate=[("notnullorempty",)], help="The provider.")

    def process(self) -> None:
        providers = self.shell.providers
        for name in self.ps_provider or ("*",):
            if has_wildcards(name):
                matches = Wildcard(name.rpartition("\\")[2]).matches
                found = [provider for provider in providers.all if matches(provider.name)]
            else:
                one = providers.provider(name.rpartition("\\")[2])
                found = [one] if one is not None else []
                if one is None:
                    self.write_error(no_provider(name))
            for provider in found:
                self.out(provider.info)
