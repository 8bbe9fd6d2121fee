"""In: paths as texts. Out: their parts, joined or resolved: Join-, Split-, Resolve-, Convert-Path."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, FORCE, LITERAL_PATH, PATH
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.providers.provider import bad_path_argument
from ems.values.errors import NetException, net_error

QUALIFIER = re.compile(r"([^:/\\]+:(?!:)|[^:/]+::)(.*)", re.DOTALL)


def join(parent: str, child: str) -> str:
    """Two parts with one separator between them."""
    if not parent:
        return child
    head = parent.replace("\\", "/").rstrip("/") or ("/" if parent[:1] in "/\\" else "")
    tail = child.replace("\\", "/")
    if head == "/":
        return "/" + tail.lstrip("/")
    return f"{head}/{tail.lstrip('/')}"


@cmdlet("Join-Path", class_name="Microsoft.PowerShell.Commands.JoinPathCommand", output="System.String")
class JoinPath(Cmdlet):
    """Put the parts of a path together.

    EXAMPLES
    > Join-Path logs smtp, in.log
    logs/smtp/in.log

    Puts a separator between the parts.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, aliases="PSPath",
                     help="The path; wildcards are allowed.")
    child_path = parameter("ChildPath", "string[]", position=1, mandatory=True, byname=True, validate=[("allownull",), ("allowemptystring",)],
                           help="What to append.")
    additional_child_path = parameter("AdditionalChildPath", "string[]", position=2, byname=True, rest=True,
                                      validate=[("allownull",), ("allowemptystring",), ("allowemptycollection",)], help="More to append.")
    resolve = parameter("Resolve", "switch", help="Look for existing items; wildcards are allowed.")
    credential = CREDENTIAL

    def process(self) -> None:
        more = [*(self.child_path or [""]), *(self.additional_child_path or ())]
        for parent in self.path:
            try:
                path = self.drive_checked(parent)
                for part in more:
                    path = join(path, part or "")
                self.send(path)
            except NetException as error:
                self.write_error(error)

    def drive_checked(self, parent: str) -> str:
        if QUALIFIER.match(parent):
            self.shell.providers.locate(parent)
        return parent

    def send(self, path: str) -> None:
        if not self.resolve:
            self.out(path)
            return
        for place in self.shell.providers.find(path):
            self.out(place.shown)


@cmdlet("Split-Path", default_set="ParentSet", class_name="Microsoft.PowerShell.Commands.SplitPathCommand",
        output="System.String System.Boolean")
class SplitPath(Cmdlet):
    """Take a path apart.

    EXAMPLES
    > Split-Path logs/smtp/in.log -Leaf
    in.log

    Gives the last name.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True,
                     sets="ParentSet LeafSet LeafBaseSet ExtensionSet QualifierSet NoQualifierSet IsAbsoluteSet",
                     help="The path; wildcards are allowed.")
    parent = parameter("Parent", "switch", byname=True, sets="ParentSet", help="The part before the last name.")
    leaf = parameter("Leaf", "switch", mandatory=True, byname=True, sets="LeafSet", help="The last name.")
    leaf_base = parameter("LeafBase", "switch", mandatory=True, byname=True, sets="LeafBaseSet", help="The last name without its extension.")
    extension = parameter("Extension", "switch", mandatory=True, byname=True, sets="ExtensionSet", help="The extension of the last name.")
    qualifier = parameter("Qualifier", "switch", mandatory=True, byname=True, sets="QualifierSet", help="The drive.")
    no_qualifier = parameter("NoQualifier", "switch", mandatory=True, byname=True, sets="NoQualifierSet", help="The path without the drive.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPathSet", aliases="PSPath LP",
                             help="The path, taken as it is.")
    resolve = parameter("Resolve", "switch", help="Look for existing items; wildcards are allowed.")
    is_absolute = parameter("IsAbsolute", "switch", mandatory=True, sets="IsAbsoluteSet", help="True for an absolute path.")
    credential = CREDENTIAL

    def process(self) -> None:
        for text in self.literal_path if self.literal_path is not None else self.path:
            try:
                for path in self.resolved(text):
                    self.split(path)
            except NetException as error:
                self.write_error(error)

    def resolved(self, text: str) -> list[str]:
        if not self.resolve:
            return [text]
        return [place.shown for place in self.shell.providers.find(text, self.literal_path is not None)]

    def split(self, path: str) -> None:
        found = QUALIFIER.match(path)
        if self.parameter_set == "IsAbsoluteSet":
            self.out(bool(found) or path.startswith("/"))
        elif self.parameter_set == "QualifierSet":
            if found is None:
                raise net_error("System.FormatException", f"Cannot parse path because path '{path}' does not have a qualifier specified.",
                                error_id="ParsePathFormatError", category="InvalidArgument", target=path)
            self.out(found[1])
        elif self.parameter_set == "NoQualifierSet":
            self.out(found[2] if found is not None else path)
        elif self.parameter_set in ("LeafSet", "LeafBaseSet", "ExtensionSet"):
            self.out(self.leaf_part(path))
        else:
            self.out(parent_of(path))

    def leaf_part(self, path: str) -> str:
        leaf = leaf_of(path)
        if self.parameter_set == "LeafSet":
            return leaf
        base, dot, tail = leaf.rpartition(".")
        if self.parameter_set == "LeafBaseSet":
            return base if dot else leaf
        return dot + tail if dot and tail else ""


def leaf_of(path: str) -> str:
    """The last name of a path; a bare root is its own."""
    found = QUALIFIER.match(path)
    rest = (found[2] if found is not None else path).replace("\\", "/")
    trimmed = rest.rstrip("/")
    if not trimmed:
        return rest if found is None else found[1] + rest
    return trimmed.rpartition("/")[2]


def parent_of(path: str) -> str:
    """The path before the last name; empty where there is none."""
    found = QUALIFIER.match(path)
    head = found[1] if found is not None else ""
    rest = (found[2] if found is not None else path).replace("\\", "/")
    trimmed = rest.rstrip("/")
    if not trimmed:
        if rest and not head:
            raise bad_path_argument()
        return ""
    parent, slash, _ = trimmed.rpartition("/")
    if slash and not parent.strip("/"):
        return head + "/"
    if not slash:
        return head
    return head + parent.rstrip("/")


@cmdlet("Resolve-Path", default_set="Path", class_name="Microsoft.PowerShell.Commands.ResolvePathCommand",
        output="System.String System.Management.Automation.PathInfo")
class ResolvePath(ItemCommand):
    """Give the full paths that a path means; wildcards are expanded.

    EXAMPLES
    > Set-Content a.txt 'x'; Resolve-Path *.txt -Relative
    ./a.txt

    Gives the paths relative to the current location.
    """

    path = PATH
    literal_path = LITERAL_PATH
    relative = parameter("Relative", "switch", help="A path relative to the current location.")
    relative_base_path = parameter("RelativeBasePath", "string", help="What relative paths are relative to.")
    force = FORCE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(self.send)

    def send(self, place: Any) -> None:
        from ems.runtime.providers import PathInfo

        if self.relative:
            self.out(self.relative_path(place))
        else:
            self.out(PathInfo(place))

    def relative_path(self, place: Any) -> str:
        here = self.providers.here
        if self.relative_base_path is not None:
            base = self.providers.locate(self.relative_base_path)
            if not base.provider.is_container(base.path):
                from ems.runtime.providers import item_not_found

                raise item_not_found(base.shown)
            here = base
        if here.provider is not place.provider or not place.provider.is_navigation:
            return place.shown
        return relative_path(place.path, here.path)


def relative_path(path: str, here: str) -> str:
    """The way from a folder to a path: up to the nearest folder that the path is inside, then down."""
    up = 0
    if path == here:
        return "."
    while not path.startswith(here.rstrip("/") + "/") and here != "/":
        here = here.rpartition("/")[0] or "/"
        up += 1
    below = path[len(here.rstrip("/")) + 1 :]
    return "../" * up + below if up else f"./{below}"


@cmdlet("Convert-Path", default_set="Path", class_name="Microsoft.PowerShell.Commands.ConvertPathCommand", output="System.String")
class ConvertPath(ItemCommand):
    """Give the provider's own paths of what a path means.

    EXAMPLES
    > (Convert-Path .) -eq $PWD.ProviderPath
    True

    Gives the full path of a folder.
    """

    path = PATH
    literal_path = LITERAL_PATH
    force = FORCE

    def process(self) -> None:
        self.each_place(lambda place: self.out(place.path))
