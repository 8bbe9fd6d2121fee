"""In: a name and a block. Out: It: one test, or one for each of its cases; Set-ItResult and Set-TestInconclusive, which end a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cmdlets.pester.groups import set_case
from cmdlets.pester.mocks import forget_mocks
from cmdlets.pester.run import Group, TestResult, Timer, attempt, call, child_scope, current_run, run_in
from cmdlets.pester.shown import expanded
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Dictionary
from ems.values.errors import ErrorRecord, net_error

# The ids of errors that set a result instead of failing the test.
RESULTS = {"PesterTestSkipped": "Skipped", "PesterTestPending": "Pending", "PesterTestInconclusive": "Inconclusive"}


@cmdlet("It", class_name="It", default_set="Normal")
class It(Cmdlet):
    """Is one test: it fails when its block throws, as Should does.

    With -TestCases the block runs once for each of the dictionaries, their entries as its parameters; <name> in the test's name stands for
    an entry.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { It '<a>' -TestCases @{ a = 1 }, @{ a = 2 } { param($a) $a | Should -BeLessThan 2 } } } -PassThru -Show None
    > $r.TestResult | ForEach-Object { "$($_.Name) $($_.Result)" }
    1 Passed
    2 Failed

    Runs a test for two cases.
    """

    name = parameter("Name", "string", position=0, mandatory=True, help="What the test shows.")
    test = parameter("Test", "scriptblock", position=1, help="The block.")
    test_cases = parameter("TestCases", "System.Collections.IDictionary[]", validate=[("allowemptycollection",)], help="Arguments of the block, a dictionary a run.")
    for_each = parameter("ForEach", "object[]", help="Run the test once for each of these, in $_.")
    pending = parameter("Pending", "switch", sets="Pending", help="The test is not written yet.")
    skip = parameter("Skip", "switch", sets="Skip", aliases="Ignore", help="Do not run the test.")
    tag = parameter("Tag", "string[]", aliases="Tags", help="Labels; taken, and not used to choose single tests.")

    def process(self) -> None:
        run = current_run(self.shell)
        for name, case, each in self.cases():
            result = TestResult(run.describe, run.context, name, self.given_result(), pattern=self.name, parameters=case)
            if result.result == "":
                self.run_test(run, result, case, each)
            run.add(self, result)

    def cases(self) -> Iterator[tuple[str, Any, Any]]:
        """(name, arguments, what -ForEach gives in a tuple) of each run."""
        if self.for_each is not None:
            for item in self.for_each:
                yield expanded(self.name, item), None, (item,)
        elif self.test_cases:
            for case in self.test_cases:
                yield expanded(self.name, case), case, None
        else:
            yield self.name, None, None

    def given_result(self) -> str:
        """The result that the parameters set; "" when the test is to run."""
        if self.pending:
            return "Pending"
        if self.skip:
            return "Skipped"
        empty = self.test is None or not self.test.code.inner_text.strip()
        return "Pending" if empty and "Skip" not in self.bound else ""

    def run_test(self, run: Any, result: TestResult, case: Any, each: Any) -> None:
        timer = Timer()
        group = run.group
        scope = group.scope if group is not None and group.scope is not None else self.scope
        local = Group("It", result.name)  # what mocks of the test belong to
        groups = run.groups
        run.groups = [*groups, local]
        try:
            record = attempt(self.shell, self.scope, lambda: self.body(groups, scope, case, each))
            for one in reversed(groups):
                for block in one.after_each:
                    record = attempt(self.shell, self.scope, _running(self.shell, block, scope)) or record
        finally:
            forget_mocks(self.shell, local.mocks)
            run.groups = groups
        result.seconds = timer.seconds
        result.result = "Passed" if record is None else RESULTS.get(record.error_id, "Failed")
        result.text = "" if record is None else record.message
        result.record = record

    def body(self, groups: list[Group], scope: Any, case: Any, each: Any) -> None:
        for one in groups:
            for block in one.before_each:
                run_in(self.shell, block, scope)
        if self.test is None:
            return
        if each is None:
            call(self.shell, self.test, self.scope, case)
            return
        inner = child_scope(self.test, self.scope)
        set_case(inner, each[0])
        if self.test.code.parameters and isinstance(each[0], Dictionary):
            call(self.shell, self.test, inner, each[0])
        else:
            run_in(self.shell, self.test, inner)


def _running(session: Any, block: Any, scope: Any) -> Callable[[], None]:
    return lambda: run_in(session, block, scope)


@cmdlet("Set-ItResult", class_name="Set-ItResult", default_set="Inconclusive")
class SetItResult(Cmdlet):
    """Ends the running test with a result that is neither passed nor failed.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { It 'y' { Set-ItResult -Skipped -Because 'no server' } } } -PassThru -Show None; $r.SkippedCount
    1

    Skips a test from inside.
    """

    inconclusive = parameter("Inconclusive", "switch", mandatory=True, sets="Inconclusive", help="The test shows nothing.")
    pending = parameter("Pending", "switch", mandatory=True, sets="Pending", help="The test is not written yet.")
    skipped = parameter("Skipped", "switch", mandatory=True, sets="Skipped", help="The test can't run here.")
    because = parameter("Because", "string", help="The reason.")

    def process(self) -> None:
        word = self.parameter_set
        reason = f", {self.because}" if self.because else ""
        raise_result(self, word, f"It result set to {word}{reason}")


@cmdlet("Set-TestInconclusive", class_name="Set-TestInconclusive")
class SetTestInconclusive(Cmdlet):
    """Ends the running test: it shows nothing."""

    message = parameter("Message", "string", position=0, help="The reason.")

    def process(self) -> None:
        raise_result(self, "Inconclusive", self.message or "")


def raise_result(command: Cmdlet, word: str, message: str) -> None:
    record = ErrorRecord(net_error("System.Exception", message), f"PesterTest{word}", "InvalidResult")
    command.throw(record)
