"""In: a name and a block. Out: Describe and Context, and the setup commands BeforeAll, AfterAll, BeforeEach, AfterEach, BeforeDiscovery.

A group's setup blocks are taken from its syntax tree before its block runs, so they hold wherever they stand in it; reached as commands, they
do nothing. BeforeAll and AfterAll run in the scope that called the group, the block in a child of it, BeforeEach and AfterEach in that child.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cmdlets.pester.mocks import forget_mocks
from cmdlets.pester.run import Group, TestResult, attempt, child_scope, current_run, run_in, setup_blocks
from cmdlets.pester.shown import expanded
from cmdlets.pester.test_drive import close_drive, open_drive
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string

SAID = {"Describe": "Describing"}  # what is printed for a keyword


def set_case(scope: Any, case: Any) -> None:
    """What -ForEach gives to a block: the entries of a dictionary as variables, and the item itself as $_."""
    from ems.runtime.scope import Variable
    from ems.values.collections import Dictionary

    scope.vars["_"] = Variable("_", case, scope)
    if isinstance(case, Dictionary):
        for key, value in case.items():
            scope.set(to_string(key).lower(), value, to_string(key))


class GroupCommand(Cmdlet):
    """What Describe and Context share."""

    name = parameter("Name", "string", position=0, mandatory=True, help="What the group is about.")
    tag = parameter("Tag", "string[]", aliases="Tags", help="Labels for Invoke-Pester -Tag and -ExcludeTag.")
    fixture = parameter("Fixture", "scriptblock", position=1, mandatory=True, help="The block with the tests.")
    for_each = parameter("ForEach", "object[]", help="Run the group once for each of these, in $_.")

    def process(self) -> None:
        run = current_run(self.shell)
        if not run.groups and not self.wanted(run):
            return
        for name, case in self.cases():
            self.run_group(run, name, case)

    def cases(self) -> Iterator[tuple[str, Any]]:
        if "ForEach" not in self.bound:
            yield self.name, None
            return
        for item in self.for_each or ():
            yield expanded(self.name, item), (item,)

    def wanted(self, run: Any) -> bool:
        from ems.values.wildcard import Wildcard

        def among(patterns: list[str], names: list[str]) -> bool:
            return any(Wildcard(pattern).matches(name) for pattern in patterns for name in names)

        tags = self.tag or []
        return (
            (not run.names or among(run.names, [self.name]))
            and (not run.tags or among(run.tags, tags))
            and not (run.excluded_tags and among(run.excluded_tags, tags))
        )

    def run_group(self, run: Any, name: str, case: tuple[Any] | None) -> None:
        blocks = setup_blocks(self.fixture)
        keyword = self.signature.name
        group = Group(keyword, name)
        group.before_each, group.after_each = blocks["beforeeach"], blocks["aftereach"]
        if run.groups:
            run.say(self, "")
        run.say(self, f"{' ' * (run.margin + 2 * len(run.groups))}{SAID.get(keyword, keyword)} {name}", "Green")
        mark = open_drive(run, self)
        run.groups.append(group)
        try:
            self.guard(run, lambda: self.body(group, blocks["beforeall"], case))
            self.guard(run, lambda: self.run_all(blocks["afterall"]))
        finally:
            forget_mocks(self.shell, group.mocks)
            run.groups.pop()
            close_drive(run, mark)

    def body(self, group: Group, before_all: list[Any], case: tuple[Any] | None) -> None:
        if case is not None:
            set_case(self.scope, case[0])
        self.run_all(before_all)
        group.scope = child_scope(self.fixture, self.scope)
        run_in(self.shell, self.fixture, group.scope)

    def run_all(self, blocks: list[Any]) -> None:
        for block in blocks:
            run_in(self.shell, block, self.scope)

    def guard(self, run: Any, action: Callable[[], None]) -> None:
        """Do it; an error ends it and is a failed test of the group."""
        record = attempt(self.shell, self.scope, action)
        if record is not None:
            name = f"Error occurred in {self.signature.name} block"
            run.add(self, TestResult(run.describe, run.context, name, "Failed", record=record, text=record.message, pattern=name))


@cmdlet("Describe", class_name="Describe")
class Describe(GroupCommand):
    """Groups tests of one thing. Its setup blocks and its TestDrive: belong to it.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'a relay' { It 'is there' { (Get-ReceiveConnector).Count | Should -Be 5 } } } -PassThru -Show None
    > "$($r.PassedCount) passed"
    1 passed

    Runs one test.
    """


@cmdlet("Context", class_name="Context")
class Context(GroupCommand):
    """Groups tests inside a Describe.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { Context 'y' { It 'z' { 1 | Should -Be 1 } } } } -PassThru -Show None
    > $r.TestResult[0].Context
    y

    Runs a test in a context.
    """


class SetupCommand(Cmdlet):
    """What the setup commands share: in a group they were read before its block ran; outside of one, a block runs at once."""

    at_once = False
    scriptblock = parameter("Scriptblock", "scriptblock", position=0, mandatory=True, help="The block.")

    def process(self) -> None:
        run = current_run(self.shell)
        if self.at_once:
            if not run.groups:
                run_in(self.shell, self.scriptblock, self.scope)
        elif not run.groups:
            raise self.unresolved(f"{self.signature.name} belongs in a Describe or Context.")


@cmdlet("BeforeAll", class_name="BeforeAll")
class BeforeAll(SetupCommand):
    """Runs once before the tests of its group; at the top of a file, at once.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { BeforeAll { $n = 2 }; It 'y' { $n | Should -Be 2 } } } -PassThru -Show None; $r.FailedCount
    0

    Makes a variable for all tests of a group.
    """

    at_once = True


@cmdlet("AfterAll", class_name="AfterAll")
class AfterAll(SetupCommand):
    """Runs once after the tests of its group, whatever happened."""


@cmdlet("BeforeEach", class_name="BeforeEach")
class BeforeEach(SetupCommand):
    """Runs before each test of its group and of the groups in it."""


@cmdlet("AfterEach", class_name="AfterEach")
class AfterEach(SetupCommand):
    """Runs after each test of its group and of the groups in it, whatever happened."""


@cmdlet("BeforeDiscovery", class_name="BeforeDiscovery")
class BeforeDiscovery(Cmdlet):
    """Runs its block at once: there is no discovery pass."""

    scriptblock = parameter("ScriptBlock", "scriptblock", position=0, mandatory=True, help="The block.")

    def process(self) -> None:
        run_in(self.shell, self.scriptblock, self.scope)
