"""In: a noun's class, and what its commands take besides its properties. Out: the noun's Get-, Set-, New- and Remove- cmdlets.

For the nouns around the connectors, whose commands differ in nothing but names. A noun is of one of three scopes:

    list    named objects: the commands are those of the connectors
    server  one object a server, there without being made: what differs from the table's defaults is stored when it is first set
    single  one object for the organization, likewise

Extra parameters are text: `ResultSize unlimited int; Status switch`, mandatory ones with a `!` behind the name.
"""
from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, NewCommand, OnPremises, RemoveCommand, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo


def derived_guid(*parts: str) -> str:
    """A GUID that follows from others: the same for the same object each time."""
    text = hashlib.md5("/".join(parts).lower().encode(), usedforsecurity=False).hexdigest()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


# -- objects that are there without being made


def single(directory: Any, cls: type[ConfigObject]) -> Any:
    """The organization's one object of a noun."""
    row = next(iter(directory.store.all(cls.schema.kind)), None)
    organization = directory.organization
    if row is not None:
        return cls.from_row(row, organization)
    name = getattr(cls, "single_name", cls.schema.kind)
    return cls({"Name": name}, organization, guid=derived_guid(organization.guid, cls.schema.kind), name=name)


def of_server(directory: Any, cls: type[ConfigObject], server: Any) -> Any:
    """The object of a noun that belongs to a server (its row)."""
    rows = directory.store.find(cls.schema.kind, name=server.name)
    organization = directory.organization
    if rows:
        return cls.from_row(rows[0], organization)
    times = {key: server.doc[key] for key in ("WhenCreatedTicks", "WhenChangedTicks") if key in server.doc}
    return cls(
        {"Name": server.name, **times}, organization, guid=derived_guid(server.guid, cls.schema.kind), name=server.name, server=server.name
    )


def has_role(server: Any, roles: tuple[str, ...]) -> bool:
    return any(role in str(server.doc.get("ServerRole", "Mailbox")) for role in roles)


class SingleGet(GetCommand):
    def select(self) -> Iterator[Any]:
        yield single(self.directory, self.cls)


class SingleSet(SetCommand):
    def target(self) -> Any:
        return single(self.directory, self.cls)


class ServerGet(GetCommand):
    roles: tuple[str, ...] = ("Mailbox",)

    def select(self) -> Iterator[Any]:
        from cmdlets.exchange.common.directory import SERVER_KIND, wildcard_test

        directory = self.directory
        if not self.given("Identity") or self.identity is None or "*" in str(self.identity):
            test = wildcard_test(str(self.identity), str(self.identity)) if self.given("Identity") and self.identity is not None else None
            directory.open()
            for row in directory.store.all(SERVER_KIND):
                if has_role(row, self.roles) and (test is None or test(row.name)):
                    yield of_server(directory, self.cls, row)
            return
        yield named_server_object(self)


class ServerSet(SetCommand):
    roles: tuple[str, ...] = ("Mailbox",)

    def target(self) -> Any:
        return named_server_object(self)


def named_server_object(command: Any) -> Any:
    """The object of the server that -Identity names, `SERVER` or `SERVER\\Service`."""
    text = str(command.identity)
    directory = command.directory
    guid = getattr(command.identity, "guid", "")
    source = getattr(command.identity, "source", None)
    if isinstance(source, ConfigObject):
        guid, text = "", source.server or source.name
    directory.open()
    row = directory.server_row(guid or text.partition("\\")[0])
    if row is None or not has_role(row, command.roles):
        raise fault("E-NOTFOUND", name=text, dc=directory.dc)
    return of_server(directory, command.cls, row)


# -- making the cmdlets

_BASES: dict[str, dict[str, type]] = {
    "list": {"Get": GetCommand, "Set": SetCommand, "New": NewCommand, "Remove": RemoveCommand},
    "server": {"Get": ServerGet, "Set": ServerSet},
    "single": {"Get": SingleGet, "Set": SingleSet, "New": NewCommand, "Remove": RemoveCommand},
}
_VERB_TEXT = {"Get": "Gets", "Set": "Changes", "New": "Creates", "Remove": "Removes"}


def define(
    cls: type[ConfigObject],
    verbs: str = "Get Set",
    *,
    scope: str = "list",
    noun: str = "",
    id_noun: str | None = "",
    extra: dict[str, str] | None = None,
    mandatory: str = "",
    cloud: bool = False,
    identity_mandatory: bool | None = None,
    mixins: dict[str, type] | None = None,
    helps: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
    skip_new: str = "",
    skip_set: tuple[str, ...] = (),
    mandatory_set: tuple[str, ...] = (),
    get_identity: bool = True,
    set_identity: bool = True,
) -> None:
    """Declare the cmdlets of a noun in the module that calls.

    id_noun: the noun of -Identity's type (None: Get- takes none). extra: parameters by verb. mandatory: properties that New- needs
    besides Name. get_identity, set_identity: whether Get-, Set- take -Identity. skip_set: beginnings of property names that Set- leaves
    out. cloud: no
    -DomainController. mixins: classes that override steps, by verb. helps: a sentence by verb in place of the usual one.
    """
    module = sys._getframe(1).f_globals
    noun = noun or cls.schema.kind
    for verb in verbs.split():
        base = _BASES[scope][verb]
        bases = tuple(b for b in ((mixins or {}).get(verb), None if cloud else OnPremises, base) if b is not None)
        made = type(
            f"{verb}{noun}", bases, {"cls": cls, "__module__": module["__name__"], "__doc__": (helps or {}).get(verb) or _help(verb, cls)}
        )
        if (verb != "Get" or get_identity) and (verb != "Set" or set_identity):
            _give_identity(made, verb, scope, noun if id_noun == "" else id_noun, identity_mandatory)
        if verb == "New" and "Name" in cls.schema.properties and "Name" not in skip_new.split():
            _put(made, "name", p.KindParameter("Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The object's name."))
        if scope == "single":
            skip_set = (*skip_set, "Name")
        if verb in ("Set", "New"):
            p.with_properties(
                cls.schema,
                "s" if verb == "Set" else "n",
                mandatory=mandatory if verb == "New" else " ".join(mandatory_set),
                kinds=kinds,
                skip="Name" if verb == "New" else " ".join(n for n in cls.schema.properties if n.startswith(skip_set)) if skip_set else "",
            )(made)
        for attribute, item in extra_parameters((extra or {}).get(verb, "")):
            _put(made, attribute, item)
        writes = verb != "Get"
        module[made.__name__] = cmdlet(
            f"{verb}-{noun}",
            class_name=task(verb, noun),
            supports_should_process=writes,
            confirm_impact="High" if verb == "Remove" else "Medium",
            output=cls.schema.net_name if verb in ("Get", "New") else "",
            default_set=_default_set(made),
        )(made)


def _default_set(cls: type) -> str:
    """The first set of a command that has several."""
    names = dict.fromkeys(s for value in vars(cls).values() if isinstance(value, p.Parameter) for s in value.sets if s != ALL_SETS)
    return next(iter(names), "")


def _help(verb: str, cls: Any) -> str:
    plural = cls.noun_text if cls.noun_text.endswith("s") else cls.noun_text + ("s" if verb == "Get" else "")
    what = plural if verb == "Get" else f"{'the' if plural.endswith('s') else 'an' if cls.noun_text[0] in 'aeiou' else 'a'} {cls.noun_text}"
    return f"{_VERB_TEXT[verb]} {what}{', after asking' if verb == 'Remove' else ''}."


def _give_identity(made: type, verb: str, scope: str, id_noun: str | None, mandatory: bool | None) -> None:
    if verb == "New" or (id_noun is None):
        return
    needed = verb != "Get" and scope != "single" if mandatory is None else mandatory and verb != "Get"
    _put(made, "identity", p.identity(id_noun, mandatory=needed))


def _put(cls: type, attribute: str, item: Any) -> None:
    item.attribute = attribute
    setattr(cls, attribute, item)


def extra_parameters(text: str) -> Iterator[tuple[str, Any]]:
    """(attribute, parameter) of each `Name kind` of the text."""
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, kind_text = part.partition(" ")
        needed = name.endswith("!")
        name = name.rstrip("!")
        attribute = "p_" + name.lower()
        kind_text = kind_text.strip() or "string"
        from cmdlets.exchange.common.model import spaced

        if kind_text == "switch":
            yield attribute, parameter(name, "switch", mandatory=needed, help=spaced(name))
        elif kind_text.startswith("identity"):
            yield (
                attribute,
                p.identity(
                    kind_text.partition(" ")[2] or name, name=name, position=None, pipeline=False, mandatory=needed, help=spaced(name)
                ),
            )
        else:
            yield attribute, p.KindParameter(name, kind_text, {ALL_SETS: SetInfo(mandatory=needed)}, spaced(name))
