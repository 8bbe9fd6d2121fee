"""In: names of assemblies, C# text. Out: nothing for an assembly of .NET; a clear error for source text, which ems cannot compile: Add-Type."""
from __future__ import annotations

import os

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.net.assembly_names import ASSEMBLIES
from ems.values.errors import net_error, ps_error

declare("Microsoft.PowerShell.Commands.Language")
declare("Microsoft.PowerShell.Commands.OutputAssemblyType")


@cmdlet("Add-Type", default_set="FromSource", class_name="Microsoft.PowerShell.Commands.AddTypeCommand", output="System.Type")
class AddType(Cmdlet):
    """Load an assembly of .NET.

    Source text cannot be compiled here: use the class statement of PowerShell instead.

    EXAMPLES
    > Add-Type -AssemblyName System.Web; 'loaded'
    loaded

    The types of .NET that ems has need no loading.
    """

    type_definition = parameter("TypeDefinition", "string", position=0, mandatory=True, sets="FromSource", help="The source of the types.")
    name = parameter("Name", "string", position=0, mandatory=True, sets="FromMember", help="The name.")
    member_definition = parameter("MemberDefinition", "string[]", position=1, mandatory=True, sets="FromMember",
                                  help="The source of the members.")
    namespace = parameter("Namespace", "string", sets="FromMember", aliases="NS", help="The namespace of the type.")
    using_namespace = parameter("UsingNamespace", "string[]", sets="FromMember", aliases="Using", validate=[("notnull",)],
                                help="Namespaces for the source.")
    language = parameter("Language", "Microsoft.PowerShell.Commands.Language", sets="FromSource FromMember",
                         help="The language of the source.")
    path = parameter("Path", "string[]", position=0, mandatory=True, sets="FromPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, sets="FromLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    referenced_assemblies = parameter("ReferencedAssemblies", "string[]", sets="FromSource FromMember FromPath FromLiteralPath",
                                      aliases="RA", help="Assemblies that the source needs.")
    output_assembly = parameter("OutputAssembly", "string", sets="FromSource FromMember FromPath FromLiteralPath", aliases="OA",
                                help="The file that gets the assembly.")
    output_type = parameter("OutputType", "Microsoft.PowerShell.Commands.OutputAssemblyType",
                            sets="FromSource FromMember FromPath FromLiteralPath", aliases="OT", help="The kind of assembly.")
    assembly_name = parameter("AssemblyName", "string[]", mandatory=True, sets="FromAssemblyName", aliases="AN",
                              help="Names of assemblies to load.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    ignore_warnings = parameter("IgnoreWarnings", "switch", sets="FromSource FromMember FromPath FromLiteralPath",
                                help="Warnings of the compiler are no errors.")
    compiler_options = parameter("CompilerOptions", "string[]", sets="FromSource FromMember FromPath FromLiteralPath",
                                 validate=[("notnullorempty",)], help="Options of the compiler.")

    def end(self) -> None:
        if self.parameter_set == "FromAssemblyName":
            for name in self.assembly_name:
                self._assembly(name)
        elif self.parameter_set in ("FromPath", "FromLiteralPath"):
            for path in self.literal_path if self.parameter_set == "FromLiteralPath" else self.path:
                self._file(path)
        else:
            self.write_error(net_error("System.Exception", "ems has no compiler for C#. What the source defines can be written as a class or enum of PowerShell: "
                                       "class Name { [int]$Value }."), "SOURCE_CODE_ERROR", "InvalidData")
            self.throw(net_error("System.InvalidOperationException", "Cannot add type. Compilation errors occurred."), "COMPILER_ERRORS", "InvalidData")

    def _assembly(self, name: str) -> None:
        short = name.partition(",")[0].strip().lower()
        if short.endswith(".dll"):
            short = short[:-4]
        if short in ASSEMBLIES:
            return
        path = self.shell.file_path(name if name.lower().endswith(".dll") else name + ".dll")
        self.throw(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{path}' because it does not exist."), "PathNotFound",
                   "ObjectNotFound", path)

    def _file(self, path: str) -> None:
        full = self.shell.file_path(path)
        if not os.path.exists(full):
            message = f"Cannot find path '{full}' because it does not exist."
            raise ps_error("ParameterBindingFailed", f"Cannot bind parameter 'Path' to the target. Exception setting \"Path\": \"{message}\"", category="WriteError",
                           cls="System.Management.Automation.ParameterBindingException")
        raise self.unresolved(f"ems does not run .NET, so the assembly {full} cannot be loaded.")
