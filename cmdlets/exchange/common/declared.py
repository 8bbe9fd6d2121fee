"""In: the parameters of a command as a text table. Out: the decorator that gives them to the command's class.

For commands whose parameters are no properties of a noun. A line is a parameter:

    Name | kind | role | sets

kind: one of cmdlets.exchange.common.kinds, `switch`, or `identity NOUN`. role: `!` mandatory, `@0` a position, `pipe` by pipeline (by value for
identities, by property name for all), in any order. sets: names of parameter sets, with `!` where it is mandatory in that one only; empty for
all. Help is the name in words, unless a fifth column has a sentence.
"""
from __future__ import annotations

from collections.abc import Callable

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.model import spaced
from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo


def parameters(text: str) -> Callable[[type], type]:
    """Give a command's class the parameters of the table; values are in `self.bound` and in the attribute `p_` + lower name."""

    def decorate(cls: type) -> type:
        for line in text.strip().split("\n"):
            made = read_line(line)
            made.attribute = "p_" + made.name.lower()
            setattr(cls, made.attribute, made)
        return cls

    return decorate


def read_line(line: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    name, kind_text, role, sets, help_text = [*cells, "", "", "", ""][:5]
    infos = {}
    for one in sets.split() or [ALL_SETS]:
        position = next((int(part[1:]) for part in role.split() if part.startswith("@")), None)
        by_pipeline = "pipe" in role.split()
        infos[one.rstrip("!")] = SetInfo(
            mandatory="!" in role.split() or one.endswith("!"), position=position,
            pipeline=by_pipeline and kind_text.startswith("identity"), byname=by_pipeline,
        )
    help_text = help_text or spaced(name)
    if kind_text == "switch":
        return Parameter(name, "switch", infos, default=False, help=help_text)
    if kind_text.startswith("identity"):
        return p.IdentityParameter(name, kind_text.partition(" ")[2], infos, help_text)
    return p.KindParameter(name, kind_text, infos, help_text)
