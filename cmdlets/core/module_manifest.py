"""In: facts of a module. Out: New-ModuleManifest, Test-ModuleManifest."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string
from ems.values.errors import net_error
from ems.values.objects import base

# Key of the file -> (comment, shown when not given: None as a comment with an empty value, else that text).
ENTRIES = (
    ("RootModule", "Script module or binary module file associated with this manifest.", None), ("ModuleVersion", "Version number of this module.", "'0.0.1'"),
    ("CompatiblePSEditions", "Supported PSEditions", "@()#"), ("GUID", "ID used to uniquely identify this module", ""), ("Author", "Author of this module", ""),
    ("CompanyName", "Company or vendor of this module", "'Unknown'"), ("Copyright", "Copyright statement for this module", ""),
    ("Description", "Description of the functionality provided by this module", None),
    ("PowerShellVersion", "Minimum version of the PowerShell engine required by this module", None), ("PowerShellHostName", "Name of the PowerShell host required by this module", None),
    ("PowerShellHostVersion", "Minimum version of the PowerShell host required by this module", None),
    ("DotNetFrameworkVersion", "Minimum version of Microsoft .NET Framework required by this module. This prerequisite is valid for the PowerShell Desktop edition only.", None),
    ("ClrVersion", "Minimum version of the common language runtime (CLR) required by this module. This prerequisite is valid for the PowerShell Desktop edition only.", None),
    ("ProcessorArchitecture", "Processor architecture (None, X86, Amd64) required by this module", None),
    ("RequiredModules", "Modules that must be imported into the global environment prior to importing this module", "@()#"),
    ("RequiredAssemblies", "Assemblies that must be loaded prior to importing this module", "@()#"),
    ("ScriptsToProcess", "Script files (.ps1) that are run in the caller's environment prior to importing this module.", "@()#"),
    ("TypesToProcess", "Type files (.ps1xml) to be loaded when importing this module", "@()#"),
    ("FormatsToProcess", "Format files (.ps1xml) to be loaded when importing this module", "@()#"),
    ("NestedModules", "Modules to import as nested modules of the module specified in RootModule/ModuleToProcess", "@()#"),
    ("FunctionsToExport", "Functions to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no functions "
                          "to export.", "@()"),
    ("CmdletsToExport", "Cmdlets to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no cmdlets to "
                        "export.", "'*'"),
    ("VariablesToExport", "Variables to export from this module", "'*'"),
    ("AliasesToExport", "Aliases to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no aliases to "
                        "export.", "'*'"),
    ("DscResourcesToExport", "DSC resources to export from this module", "@()#"), ("ModuleList", "List of all modules packaged with this module", "@()#"),
    ("FileList", "List of all files packaged with this module", "@()#"),
)
PS_DATA = (("Tags", "Tags applied to this module. These help with module discovery in online galleries.", "@()"), ("LicenseUri", "A URL to the license for this module.", "''"),
           ("ProjectUri", "A URL to the main website for this project.", "''"), ("IconUri", "A URL to an icon representing this module.", "''"),
           ("ReleaseNotes", "ReleaseNotes of this module", "''"), ("Prerelease", "Prerelease string of this module", "''"),
           ("RequireLicenseAcceptance", "Flag to indicate whether the module requires explicit user acceptance for install/update/save", "$false"),
           ("ExternalModuleDependencies", "External dependent modules of this module", "@()"))


def quoted(value: Any) -> str:
    """A value as the file writes it."""
    item = base(value)
    if isinstance(item, list):
        return ", ".join(quoted(v) for v in item) if item else "@()"
    if hasattr(item, "items") and hasattr(item, "store"):
        return "@{" + "; ".join(f"{to_string(k)} = {quoted(v)}" for k, v in item.items()) + "; }"
    if isinstance(item, bool):
        return "$true" if item else "$false"
    return "'" + to_string(value).replace("'", "''") + "'"


@cmdlet("New-ModuleManifest", class_name="Microsoft.PowerShell.Commands.NewModuleManifestCommand", supports_should_process=True, output="System.String")
class NewModuleManifest(Cmdlet):
    """Writes a module manifest, a .psd1 file.

    EXAMPLES
    > New-ModuleManifest ./Mail.psd1 -RootModule Mail.psm1 -ModuleVersion 1.2; (Import-PowerShellDataFile ./Mail.psd1).ModuleVersion; Remove-Item ./Mail.psd1
    1.2

    Writes a manifest and reads it.
    """

    path = parameter("Path", "string", position=0, mandatory=True)
    nested_modules = parameter("NestedModules", "object[]")
    guid = parameter("Guid", "guid")
    author = parameter("Author", "string")
    company_name = parameter("CompanyName", "string")
    copyright = parameter("Copyright", "string")
    root_module = parameter("RootModule", "string", aliases="ModuleToProcess")
    module_version = parameter("ModuleVersion", "version")
    description = parameter("Description", "string")
    processor_architecture = parameter("ProcessorArchitecture", "object")
    power_shell_version = parameter("PowerShellVersion", "version")
    clr_version = parameter("ClrVersion", "version")
    dot_net_framework_version = parameter("DotNetFrameworkVersion", "version")
    power_shell_host_name = parameter("PowerShellHostName", "string")
    power_shell_host_version = parameter("PowerShellHostVersion", "version")
    required_modules = parameter("RequiredModules", "object[]")
    types_to_process = parameter("TypesToProcess", "string[]")
    formats_to_process = parameter("FormatsToProcess", "string[]")
    scripts_to_process = parameter("ScriptsToProcess", "string[]")
    required_assemblies = parameter("RequiredAssemblies", "string[]")
    file_list = parameter("FileList", "string[]")
    module_list = parameter("ModuleList", "object[]")
    functions_to_export = parameter("FunctionsToExport", "string[]")
    aliases_to_export = parameter("AliasesToExport", "string[]")
    variables_to_export = parameter("VariablesToExport", "string[]")
    cmdlets_to_export = parameter("CmdletsToExport", "string[]")
    dsc_resources_to_export = parameter("DscResourcesToExport", "string[]")
    compatible_ps_editions = parameter("CompatiblePSEditions", "string[]")
    private_data = parameter("PrivateData", "object")
    tags = parameter("Tags", "string[]")
    project_uri = parameter("ProjectUri", "uri")
    license_uri = parameter("LicenseUri", "uri")
    icon_uri = parameter("IconUri", "uri")
    release_notes = parameter("ReleaseNotes", "string")
    prerelease = parameter("Prerelease", "string")
    require_license_acceptance = parameter("RequireLicenseAcceptance", "switch")
    external_module_dependencies = parameter("ExternalModuleDependencies", "string[]")
    help_info_uri = parameter("HelpInfoUri", "string")
    pass_thru = parameter("PassThru", "switch")
    default_command_prefix = parameter("DefaultCommandPrefix", "string")

    def end(self) -> None:
        path = self.shell.file_path(self.path)
        if not path.lower().endswith(".psd1"):
            self.fail("Modules_InvalidModuleManifestPath", f"The path '{self.path}' is not valid: a module manifest has the extension '.psd1'.", "InvalidArgument", self.path,
                      "System.Management.Automation.PSInvalidOperationException")
        if not self.should_process(path, "Creating the module manifest file"):
            return
        text = self.text(path.rpartition("/")[2][:-5])
        try:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            self.fail("Modules_CannotWriteManifest", f"Cannot write the module manifest '{path}': {error.strerror}.", "WriteError", path, "System.IO.IOException")
        if self.pass_thru:
            self.write(text)

    def text(self, name: str) -> str:
        import getpass
        import time
        import uuid

        given = dict(self.bound.items())
        given = {"GUID" if k == "Guid" else k: getattr(v, "present", v) for k, v in given.items()}
        user = getpass.getuser()
        author = to_string(given.get("Author") or user)
        starts = {"GUID": quoted(str(uuid.uuid4())), "Author": quoted(author), "Copyright": quoted(f"(c) {author}. All rights reserved.")}
        today = time.localtime()
        lines = ["#", f"# Module manifest for module '{name}'", "#", f"# Generated by: {author}", "#", f"# Generated on: {today.tm_mon}/{today.tm_mday}/{today.tm_year}", "#", "", "@{", ""]
        for key, comment, start in ENTRIES:
            lines.append(f"# {comment}")
            if key in given:
                lines.append(f"{key} = {quoted(given[key])}")
            elif start is None:
                lines.append(f"# {key} = ''")
            elif start.endswith("#"):
                lines.append(f"# {key} = {start[:-1]}")
            else:
                lines.append(f"{key} = {start or starts[key]}")
            lines.append("")
        lines += self.private_lines(given)
        for key, comment in (("HelpInfoUri", "HelpInfo URI of this module"),
                             ("DefaultCommandPrefix", "Default prefix for commands exported from this module. Override the default prefix using Import-Module -Prefix.")):
            shown = "HelpInfoURI" if key == "HelpInfoUri" else key
            lines += [f"# {comment}", f"{shown} = {quoted(given[key])}" if key in given else f"# {shown} = ''", ""]
        return "\n".join([*lines, "}", "", ""])

    @staticmethod
    def private_lines(given: dict[str, Any]) -> list[str]:
        lines = ["# Private data to pass to the module specified in RootModule/ModuleToProcess. This may also contain a PSData hashtable with additional module metadata used by PowerShell."]
        if "PrivateData" in given and not any(k in given for k, _, _ in PS_DATA):
            return [*lines, f"PrivateData = {quoted(given['PrivateData'])}", ""]
        lines += ["PrivateData = @{", "", "    PSData = @{", ""]
        for key, comment, start in PS_DATA:
            lines += [f"        # {comment}", f"        {key} = {quoted(given[key])}" if key in given else f"        # {key} = {start}", ""]
        return [*lines, "    } # End of PSData hashtable", "", "} # End of PrivateData hashtable", ""]


@cmdlet("Test-ModuleManifest", class_name="Microsoft.PowerShell.Commands.TestModuleManifestCommand", output="System.Management.Automation.PSModuleInfo")
class TestModuleManifest(Cmdlet):
    """Reads a module manifest and says whether it and the files that it names are right.

    EXAMPLES
    > New-ModuleManifest ./Mail.psd1 -ModuleVersion 1.2; (Test-ModuleManifest ./Mail.psd1).Version.ToString(); Remove-Item ./Mail.psd1
    1.2

    The manifest is right.
    """

    path = parameter("Path", "string", position=0, mandatory=True, pipeline=True, byname=True, help="A .psd1 file.")

    def process(self) -> None:
        import os

        modules = self.shell.modules
        path = self.shell.file_path(self.path)
        if not path.lower().endswith(".psd1"):
            self.fail("Modules_InvalidModuleManifestPath", f"The path '{self.path}' does not lead to a module manifest file, with the extension '.psd1'.", "InvalidArgument", self.path)
        if not os.path.isfile(path):
            self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{path}' because it does not exist."), "PathNotFound", "ObjectNotFound", self.path)
            return
        data = modules.read_manifest(path)
        module = modules.available_module(path)
        folder = os.path.dirname(path)
        for key in ("RootModule", "NestedModules", "ScriptsToProcess", "FileList", "TypesToProcess", "FormatsToProcess", "RequiredAssemblies"):
            for file in modules.named_files(data, key):
                if not os.path.exists(os.path.join(folder, file)) and not os.path.exists(os.path.join(folder, file + ".psm1")):
                    self.write_error(net_error("System.IO.FileNotFoundException", f"The module manifest '{path}' could not be processed because the file '{file}' in '{key}' was not found. "
                                               "Fix the manifest and try again."), "Modules_InvalidManifestMember" if key != "RootModule" else "Modules_InvalidRootModuleInManifest",
                                     "ResourceUnavailable", path)
                    return
        self.write(module)
