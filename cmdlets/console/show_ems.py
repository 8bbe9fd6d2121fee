"""In: the organization. Out: Show-EmsObject (an object as a tree) and Show-EmsMailFlow (servers, connectors and address spaces as a map)."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string

BRANCH, LAST, LINE, SPACE = "├─ ", "└─ ", "│  ", "   "
Tree = tuple[str, list[Any]]


def tree_lines(tree: Tree, indent: str = "") -> list[str]:
    """The text lines below a root."""
    out: list[str] = []
    children = tree[1]
    for at, (text, inner) in enumerate(children):
        end = at == len(children) - 1
        out.append(indent + (LAST if end else BRANCH) + text)
        out += tree_lines((text, inner), indent + (SPACE if end else LINE))
    return out


@cmdlet("Show-EmsObject", module="Ems")
class ShowEmsObject(Cmdlet):
    """Show an object as a tree: its properties, its lists item by item.

    EXAMPLES
    > [pscustomobject]@{ Name = 'in'; Ports = 25, 587 } | Show-EmsObject
    PSCustomObject
    ├─ Name: in
    └─ Ports
       ├─ 25
       └─ 587

    Lists become branches.
    """

    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, help="The object.")
    depth = parameter("Depth", "int", default=3, validate=[("range", 1, 20)], help="How deep to go.")
    property = parameter("Property", "string[]", help="Only these properties; wildcards are allowed.")

    def process(self) -> None:
        item = self.input_object
        name = self._title(item)
        self.write(name)
        for line in tree_lines((name, self._branches(item, self.depth, True))):
            self.write(line)

    def _title(self, item: Any) -> str:
        from ems.values.members import get_member
        from ems.values.psmembers import type_names

        kind = (type_names(item) or ["object"])[0].rpartition(".")[2]
        identity = get_member(item, "Identity")
        return f"{kind} {to_string(identity)}" if identity is not None else kind

    def _branches(self, item: Any, depth: int, top: bool = False) -> list[Tree]:
        from ems.values.members import get_member
        from ems.values.psmembers import property_names
        from ems.values.wildcard import Wildcard

        names = property_names(item)
        if top and self.property:
            tests = [Wildcard(p).matches for p in self.property]
            names = [n for n in names if any(t(n) for t in tests)]
        return [self._branch(name, get_member(item, name), depth) for name in names]

    def _branch(self, name: str, value: Any, depth: int) -> Tree:
        from ems.values.collections import Dictionary
        from ems.values.members import enumerate_, is_enumerable
        from ems.values.objects import PSCustomObject, base

        inner = base(value)
        if isinstance(inner, Dictionary):
            return name, [self._branch(to_string(k), v, depth - 1) for k, v in inner.items()] if depth > 0 else []
        if inner is not None and not isinstance(inner, str) and is_enumerable(inner):
            return name, [self._item(v, depth - 1) for v in enumerate_(inner)] if depth > 0 else []
        if isinstance(inner, PSCustomObject) and depth > 0:
            return name, self._branches(inner, depth - 1)
        return f"{name}: {to_string(value)}", []

    def _item(self, value: Any, depth: int) -> Tree:
        from ems.values.objects import PSCustomObject, base

        inner = base(value)
        if isinstance(inner, PSCustomObject) and depth > 0:
            return "item", self._branches(inner, depth - 1)
        return to_string(value), []


@cmdlet("Show-EmsMailFlow", module="Ems")
class ShowEmsMailFlow(Cmdlet):
    """Show the organization's mail flow: servers with their listeners, connectors with their address spaces.

    EXAMPLES
    > @(Show-EmsMailFlow | Where-Object { $_ -like '*Receive connectors*' }).Count -gt 0
    True

    A branch a server, then the ways out.
    """

    server = parameter("Server", "string", position=0, help="Only this server.")
    path = parameter("Path", "string", help="Write an SVG or HTML file instead.")

    def end(self) -> None:
        tree = self._tree()
        lines = [tree[0], *tree_lines(tree)]
        if self.path is None:
            self.write_each(lines)
            return
        lower = self.path.lower()
        if not lower.endswith((".svg", ".html", ".htm")):
            self.fail("UnknownFormat", f"'{self.path}' is neither an SVG nor an HTML file.", "InvalidArgument", self.path)
        drawing = svg(lines)
        full = self.shell.file_path(self.path)
        with open(full, "w", encoding="utf-8") as file:
            file.write(drawing if lower.endswith(".svg") else f"<!DOCTYPE html><meta charset=\"utf-8\"><title>Mail flow</title>{drawing}\n")

    def _run(self, name: str, **parameters: Any) -> list[Any]:
        return self.shell.run_command(name, parameters, scope=self.scope)

    def _tree(self) -> Tree:
        servers = self._run("Get-ExchangeServer", **({"Identity": self.server} if self.server else {}))
        receive, send = self._run("Get-ReceiveConnector"), self._run("Get-SendConnector")
        branches: list[Tree] = [(f"Server {_text(s, 'Name')}", [("Receive connectors", [self._listener(c) for c in receive if _text(c, "Server") == _text(s, "Name")])])
                                for s in servers]
        branches.append(("Send connectors", [self._way_out(c) for c in send]))
        domains = self._run("Get-AcceptedDomain")
        branches.append(("Accepted domains", [(f"{_text(d, 'DomainName')} ({_text(d, 'DomainType')})", []) for d in domains]))
        return "Organization", branches

    def _listener(self, connector: Any) -> Tree:
        off = "" if _text(connector, "Enabled") == "True" else " (disabled)"
        return (f"{_text(connector, 'Name')}{off}", [(f"listens on {_joined(connector, 'Bindings')}", []), (f"accepts from {_joined(connector, 'RemoteIPRanges')}", []),
                                                     (f"permits {_text(connector, 'PermissionGroups')}", [])])

    def _way_out(self, connector: Any) -> Tree:
        hosts = _joined(connector, "SmartHosts")
        way = f"through {hosts}" if hosts else "by DNS"
        off = "" if _text(connector, "Enabled") == "True" else " (disabled)"
        return (f"{_text(connector, 'Name')}{off}", [(f"to {_joined(connector, 'AddressSpaces')}", []), (way, []),
                                                     (f"from {_joined(connector, 'SourceTransportServers')}", [])])


def _text(item: Any, name: str) -> str:
    from ems.values.members import get_member

    return to_string(get_member(item, name))


def _joined(item: Any, name: str) -> str:
    from ems.values.members import enumerate_, get_member

    return ", ".join(to_string(v) for v in enumerate_(get_member(item, name)))


def svg(lines: list[str]) -> str:
    """The lines as a drawing."""
    from html import escape

    height, width = 20 * len(lines) + 20, 9 * max(map(len, lines), default=1) + 20
    rows = "".join(f'<text x="10" y="{20 * n + 24}" xml:space="preserve">{escape(line)}</text>' for n, line in enumerate(lines))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="monospace" font-size="15">'
            f'<rect width="100%" height="100%" fill="white"/>{rows}</svg>')
