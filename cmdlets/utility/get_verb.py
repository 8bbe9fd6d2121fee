"""In: nothing. Out: the verbs that PowerShell approves of: Get-Verb."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.verb_table import VERBS
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.wildcard import Wildcard

_USES = {
    "Common": "an action that applies to almost any command", "Communications": "an action that applies to communications", "Data":
    "an action that applies to data handling", "Diagnostic": "an action that applies to diagnostics", "Lifecycle":
    "an action that applies to the lifecycle of a resource", "Other": "an action of no other group", "Security": "an action that applies to security",
}


class VerbInfo(NetObject):
    """An approved verb."""

    __slots__ = ("group", "prefix", "verb")
    net_name = "System.Management.Automation.VerbInfo"

    def __init__(self, verb: str, prefix: str, group: str) -> None:
        self.ps_ext = None
        self.verb = verb
        self.prefix = prefix
        self.group = group


_VERB = net_type("System.Management.Automation.VerbInfo", py=VerbInfo)
_VERB.prop("string Verb", lambda v: v.verb)
_VERB.prop("string AliasPrefix", lambda v: v.prefix)
_VERB.prop("string Group", lambda v: v.group)
_VERB.prop("string Description", lambda v: f"{v.verb}: {_USES[v.group]}")


@cmdlet("Get-Verb", class_name="Microsoft.PowerShell.Commands.GetVerbCommand", output="System.Management.Automation.VerbInfo")
class GetVerb(Cmdlet):
    """List the approved verbs.

    EXAMPLES
    > (Get-Verb Get).Group
    Common

    Shows the group of a verb.
    """

    verb = parameter("Verb", "string[]", position=0, pipeline=True, byname=True, help="Only these verbs; wildcards are allowed.")
    group = parameter("Group", "string[]", position=1, pipeline=True, byname=True,
                      validate=[("set", "Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security")],
                      help="Only the verbs of these groups.")

    def process(self) -> None:
        tests = [Wildcard(name).matches for name in self.verb or ("*",)]
        groups = {name.lower() for name in self.group} if self.group else None
        found: list[VerbInfo] = []
        for group, words in VERBS.items():
            if groups is None or group.lower() in groups:
                for word in words.split():
                    verb, _, prefix = word.partition(":")
                    if any(matches(verb) for matches in tests):
                        found.append(VerbInfo(verb, prefix, group))
        self.write_each(found)
