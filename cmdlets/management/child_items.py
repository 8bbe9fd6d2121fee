"""In: containers. Out: what is in them: Get-ChildItem."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import EXCLUDE, FORCE, INCLUDE
from cmdlets.registry import cmdlet, parameter
from ems.values.wildcard import has_wildcards


@cmdlet("Get-ChildItem", default_set="Items", class_name="Microsoft.PowerShell.Commands.GetChildItemCommand",
        output="System.IO.FileInfo System.IO.DirectoryInfo")
class GetChildItem(ItemCommand):
    """List the items in a folder or another container.

    Folders come before files, each by name. Items whose names begin with a dot are hidden: -Force or -Hidden shows them.

    EXAMPLES
    > Set-Content a.log, b.txt 'x'; Get-ChildItem *.log | ForEach-Object Name
    a.log

    Lists the files whose names match.
    """

    path = parameter("Path", "string[]", position=0, pipeline=True, byname=True, sets="Items", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralItems", aliases="PSPath LP",
                             help="The path, taken as it is.")
    filter = parameter("Filter", "string", position=1, help="A filter that the provider applies: * and ? in names.")
    include = INCLUDE
    exclude = EXCLUDE
    recurse = parameter("Recurse", "switch", aliases="s r", help="Go into subfolders.")
    depth = parameter("Depth", "uint", help="How many levels of subfolders.")
    force = FORCE
    name = parameter("Name", "switch", help="The name.")
    attributes = parameter("Attributes", "System.Management.Automation.FlagsExpression[System.IO.FileAttributes]",
                           help="File attributes: names with , for or, + for and, ! for not.")
    follow_symlink = parameter("FollowSymlink", "switch", help="Go into linked folders.")
    directory = parameter("Directory", "switch", aliases="ad", help="Folders only.")
    file = parameter("File", "switch", aliases="af", help="Files only.")
    hidden = parameter("Hidden", "switch", aliases="ah h", help="Hidden items only.")
    read_only = parameter("ReadOnly", "switch", aliases="ar", help="Read-only items only.")
    system = parameter("System", "switch", aliases="as", help="System items only.")

    def process(self) -> None:
        self.chosen = self.filters()
        self.levels = int(self.depth) if self.depth is not None else None
        self.deep = bool(self.recurse) or self.depth is not None
        for text in self.given_paths() or [""]:
            if text is None or (text == "" and self.given_paths()):
                continue
            self.attempt(self.list_path, text)

    def list_path(self, text: str) -> None:
        self.refuse_filter(text or ".")
        wildcards = not self.is_literal and has_wildcards(text)
        if text == "":
            self.list_place(self.providers.here)
            return
        if self.deep and not self.is_literal and not self.chosen.include and self.looks_below(text, wildcards):
            self.list_matching_below(text)
            return
        places = self.providers.find(text, self.is_literal, self.takes_hidden(text))
        if wildcards:
            self.list_matches(places)
            return
        for place in places:
            self.list_place(place)

    def looks_below(self, text: str, wildcards: bool) -> bool:
        """With -Recurse, a last name that is no folder is looked for in all folders below."""
        if text.endswith(("/", "\\")) or text.replace("\\", "/").rpartition("/")[2] == "*":
            return False
        if wildcards:
            return has_wildcards(text.replace("\\", "/").rpartition("/")[2])
        place = self.providers.locate(text)
        return place.provider.is_navigation and place.provider.exists(place.path) and not place.provider.is_container(place.path)

    def takes_hidden(self, text: str) -> bool:
        return bool(self.force or self.hidden or self.attributes is not None)

    def list_place(self, place: Any) -> None:
        """What is in a container that was named, or the item that was."""
        provider = place.provider
        if not provider.is_container(place.path):
            if self.chosen.takes(provider.leaf(place.path)):
                self.send(place, provider.item(place.path, True), False, provider.leaf(place.path), explicit=True)
        elif self.deep or not self.chosen.include:
            self.list_container(place, "", 0)

    def list_matches(self, places: list[Any]) -> None:
        """What a path with wildcards matched: the items themselves; what is in it when it is one folder alone."""
        alone = len(places) == 1 and not self.chosen.include
        for place in places:
            provider = place.provider
            container = provider.is_container(place.path)
            if container and (alone or self.deep):
                if self.deep and not alone and self.chosen.takes(provider.leaf(place.path)):
                    self.send(place, provider.item(place.path, True), True, provider.leaf(place.path))
                self.attempt(self.list_container, place, "", 0)
            elif self.chosen.takes(provider.leaf(place.path)):
                self.send(place, provider.item(place.path, True), container, provider.leaf(place.path))

    def list_matching_below(self, text: str) -> None:
        """Items of the last name in all folders below the others."""
        from ems.values.wildcard import Wildcard

        head, slash, leaf = text.replace("\\", "/").rpartition("/")
        self.leaf = Wildcard(leaf).matches
        try:
            for place in self.providers.find((head or "/") if slash else ".", False, True):
                self.list_container(place, "", 0)
        finally:
            self.leaf = None

    leaf: Any = None

    def list_container(self, place: Any, prefix: str, level: int) -> None:
        """What is in a container, then, with -Recurse, what is in those within it."""
        inner: list[tuple[Any, str]] = []
        chosen = self.chosen if self.chosen else None
        for child, item, container in place.provider.children(self, place):
            name = child.provider.leaf(child.path)
            if (chosen is None or chosen.takes(name)) and (self.leaf is None or self.leaf(name)):
                self.send(child, item, container, prefix + name)
            if container and self.deep and (self.levels is None or level < self.levels) and self.enters(child, name):
                inner.append((child, name))
        for child, name in inner:
            self.attempt(self.list_container, child, f"{prefix}{name}/", level + 1)

    def enters(self, child: Any, name: str) -> bool:
        import os

        if name.startswith(".") and not (self.force or self.hidden):
            return False
        return bool(self.follow_symlink) or not os.path.islink(child.path)

    def send(self, place: Any, item: Any, container: bool, name: str, explicit: bool = False) -> None:
        if place.provider.is_navigation and not self.wanted(place, container, explicit):
            return
        if self.name:
            self.emit(place, name, container)
        else:
            self.emit(place, item, container)

    def wanted(self, place: Any, container: bool, explicit: bool) -> bool:
        """-File, -Directory, -Hidden, -ReadOnly, -System, -Attributes; hidden items only when asked for."""
        hidden = place.provider.leaf(place.path).startswith(".")
        asked = self.hidden or self.read_only or self.system or self.attributes is not None
        if hidden and not (self.force or explicit or self.hidden or (self.attributes is not None and "h" in self.attributes.text.lower())):
            return False
        if (self.file and container and not self.directory) or (self.directory and not container and not self.file):
            return False
        if not asked:
            return True
        from ems.net.files import attributes_of

        number = attributes_of(place.path).number
        if (self.hidden and not hidden) or (self.read_only and not number & 1) or (self.system and not number & 4):
            return False
        return self.attributes is None or self.attributes.takes(number)


for _name in ("attributes", "follow_symlink", "directory", "file", "hidden", "read_only", "system"):
    vars(GetChildItem)[_name].from_provider = True
