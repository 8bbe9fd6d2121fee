"""In: paths as scripts write them. Out: the places they mean: drives and providers found, wildcards expanded, names filtered."""
from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

from ems.runtime.providers.infos import PREFIX, Place, PSDrive
from ems.runtime.providers.provider import no_drive, no_provider
from ems.values.wildcard import Wildcard, has_wildcards, unescape

DRIVE = re.compile(r"([^:/\\]+):(?!:)(.*)", re.DOTALL)
QUALIFIED = re.compile(r"([^:/]+)::(.*)", re.DOTALL)


def locate(providers: Any, text: str) -> Place:
    """The place of a path without wildcards, there or not."""
    found = QUALIFIED.match(text)
    if found is not None:
        provider = provider_of(providers, found[1])
        rest = found[2]
        return Place(provider, None, provider.normalize(rest) if provider.is_navigation and rest.startswith("/") else
                     absolute(providers, provider, rest))
    found = DRIVE.match(text)
    if found is not None:
        drive = providers.drive(found[1])
        if drive is None:
            raise no_drive(found[1])
        return in_drive(drive, found[2])
    if text.startswith(("/", "\\")) and providers.current.provider is providers.file_system:
        return in_root(providers, text)
    if text.startswith("/"):
        return in_root(providers, text)
    if text == "~" or text.startswith(("~/", "~\\")):
        provider = providers.current.provider
        if provider.home:
            return Place(provider, providers.root_drive, provider.normalize(provider.join(provider.home, text[2:]) if len(text) > 2 else provider.home))
    return in_drive(providers.current, text, relative=True)


def absolute(providers: Any, provider: Any, path: str) -> str:
    """The provider path of what follows a provider's name."""
    if provider.is_navigation:
        return provider.normalize(provider.join(providers.folder, path)) if path else providers.folder
    return provider.normalize(path)


def provider_of(providers: Any, name: str) -> Any:
    short = name[len(PREFIX) :] if name.lower().startswith(PREFIX.lower()) else name.rpartition("\\")[2]
    found = providers.provider(short)
    if found is None:
        raise no_provider(name)
    return found


def in_root(providers: Any, text: str) -> Place:
    path = providers.file_system.normalize(text)
    return Place(providers.file_system, providers.root_drive, path[1:] if path.startswith("//") else path)


def in_drive(drive: PSDrive, rest: str, relative: bool = False) -> Place:
    """A path in a drive: from its current location, or from its root."""
    provider = drive.provider
    if not provider.is_navigation:
        return Place(provider, drive, provider.normalize(rest))
    from_root = rest.startswith(("/", "\\")) and not relative
    text = rest.replace("\\", "/").lstrip("/") if from_root else f"{drive.current}/{rest}".replace("\\", "/")
    return Place(provider, drive, provider.rooted(drive.root, os.path.normpath("/" + text.lstrip("/"))))


class Filters:
    """-Include, -Exclude and -Filter of a command."""

    __slots__ = ("exclude", "include", "pattern")

    def __init__(self, include: Any = None, exclude: Any = None, pattern: str | None = None) -> None:
        self.include = [Wildcard(p).matches for p in include or ()]
        self.exclude = [Wildcard(p).matches for p in exclude or ()]
        self.pattern = file_filter(pattern) if pattern is not None else None

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude or self.pattern)

    def takes(self, name: str) -> bool:
        """For a name that was found in a container."""
        return self.takes_named(name) and (self.pattern is None or self.pattern(name))

    def takes_named(self, name: str) -> bool:
        """For a name that the command was given: the provider's filter looks only at what is found in containers."""
        if self.include and not any(matches(name) for matches in self.include):
            return False
        return not any(matches(name) for matches in self.exclude)


def file_filter(pattern: str) -> Callable[[str], bool]:
    """The test of a file system's own filter: * and ? only, no matter the case; `*.*` is everything."""
    if pattern in ("*", "*.*", ""):
        return lambda name: True
    regex = "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in pattern)
    match = re.compile(regex, re.IGNORECASE | re.DOTALL).fullmatch
    return lambda name: match(name) is not None


def expand(providers: Any, text: str, force: bool = False, takes: Callable[[str], bool] | None = None) -> Iterator[Place]:
    """The places that a path with wildcards matches."""
    head, leaf_names = split_pattern(text)
    start = locate(providers, unescape(head))
    provider = start.provider
    if not provider.is_navigation:
        for name in provider.child_names("", force):
            if Wildcard(leaf_names[0]).matches(name) and (takes is None or takes(name)):
                yield start.at(name)
        return
    yield from walk(start, leaf_names, force, takes)


def walk(place: Place, names: list[str], force: bool, takes: Callable[[str], bool] | None) -> Iterator[Place]:
    provider = place.provider
    name, rest = names[0], names[1:]
    if not has_wildcards(name):
        path = provider.normalize(provider.join(place.path, unescape(name)))
        if provider.exists(path):
            if rest:
                yield from walk(place.at(path), rest, force, takes)
            elif takes is None or takes(provider.leaf(path)):
                yield place.at(path)
        return
    if not provider.is_container(place.path):
        return
    matches = Wildcard(name).matches
    for found in provider.child_names(place.path, force or name.startswith(".")):
        if not matches(found):
            continue
        path = provider.join(place.path, found)
        if not rest:
            if takes is None or takes(found):
                yield place.at(path)
        elif provider.is_container(path):
            yield from walk(place.at(path), rest, force, takes)


def split_pattern(text: str) -> tuple[str, list[str]]:
    """(the path before the first wildcard, the names from there on)."""
    head = ""
    qualified = QUALIFIED.match(text)
    drive = None if qualified else DRIVE.match(text)
    if qualified is not None:
        head, text = qualified[1] + "::", qualified[2]
    elif drive is not None:
        head, text = drive[1] + ":", drive[2]
    parts = text.replace("\\", "/").split("/")
    fixed: list[str] = []
    while parts and not has_wildcards(parts[0]):
        fixed.append(parts.pop(0))
    before = "/".join(fixed)
    if fixed and not before or fixed == [""]:
        before = "/"
    return head + before if (head or before) else ".", [part for part in parts if part]
