"""In: test files or a block. Out: Invoke-Pester: runs them, prints the results, returns them and writes them to a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from cmdlets.pester.run import MARKS, TestResult, TestRun, Timer, attempt, call, current_run, own_command, shown_time, stack_trace, start_run
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Dictionary, OrderedDictionary
from ems.values.convert import to_string
from ems.values.dates import TICKS_PER_SECOND, TimeSpan
from ems.values.errors import ExitFlow
from ems.values.members import get_member
from ems.values.objects import PSCustomObject, base, extend

SUFFIX = ".tests.ps1"


@cmdlet("Invoke-Pester", class_name="Invoke-Pester", default_set="Default")
class InvokePester(Cmdlet):
    """Runs tests of scripts: every *.Tests.ps1 of a folder, or the files named.

    A test file says Describe, Context, It and Should, as Pester's do; connector scripts can so be tested against an organization of their own
    (`ems --store memory: -c Invoke-Pester`). -EnableExit ends the shell with the number of failed tests as its exit code; -CI does that and
    writes testResults.xml.

    EXAMPLES
    > $r = Invoke-Pester -ScriptBlock { Describe 'x' { It 'y' { 1 | Should -Be 2 } } } -PassThru -Show None; $r.TestResult[0].FailureMessage
    Expected 2, but got 1.

    Shows why a test failed.
    """

    script = parameter("Script", "object[]", position=0, aliases="Path relative_path", sets="Default",
                       help="Files, folders, or dictionaries with Path, Parameters and Arguments.")
    test_name = parameter("TestName", "string[]", position=1, aliases="Name FullNameFilter", help="Names of Describe groups; wildcards are allowed.")
    enable_exit = parameter("EnableExit", "switch", position=2, help="End the shell; its exit code is the number of failed tests.")
    ci = parameter("CI", "switch", help="-EnableExit, and the results in testResults.xml.")
    script_block = parameter("ScriptBlock", "scriptblock[]", mandatory=True, sets="ScriptBlock", help="Blocks with tests, instead of files.")
    tag = parameter("Tag", "string[]", aliases="Tags TagFilter", help="Only groups with one of these labels.")
    exclude_tag = parameter("ExcludeTag", "string[]", aliases="ExcludeTagFilter", help="No group with one of these labels.")
    pass_thru = parameter("PassThru", "switch", help="Return the results.")
    strict = parameter("Strict", "switch", help="Skipped and pending tests count as failed.")
    output_file = parameter("OutputFile", "string", help="A file for the results.")
    output_format = parameter("OutputFormat", "string", validate=[("set", "NUnitXml", "JUnitXml")], default="NUnitXml", help="Its format.")
    quiet = parameter("Quiet", "switch", help="Print nothing.")
    show = parameter("Show", "string[]", default=["All"], help="None prints nothing, Fails and Failed the failed tests only.",
                     validate=[("set", *MARKS, "None", "All", "Fails", "Default", "Describe", "Context", "Summary", "Header")])
    output = parameter("Output", "string", validate=[("set", "None", "Normal", "Minimal", "Detailed", "Diagnostic")], help="As -Show, in Pester 5's words.")

    def process(self) -> None:
        session = self.shell
        outer = current_run(session)
        run = TestRun(session)
        start_run(session, run)
        run.tags, run.excluded_tags, run.names = self.tag or [], self.exclude_tag or [], self.test_name or []
        shows = {to_string(word).lower() for word in self.show}
        run.quiet = bool(self.quiet) or "none" in shows or (self.output or "").lower() == "none"
        run.shows_passed = not shows & {"fails", "failed"}
        run.strict, run.margin = bool(self.strict), 2
        timer = Timer()
        try:
            if self.script_block is not None:
                for block in self.script_block:
                    self.run_one(run, "", lambda block=block: call(session, block, self.scope))
            else:
                self.run_files(run)
        finally:
            start_run(session, outer)
        seconds = timer.seconds
        run.say(self, f"Tests completed in {shown_time(seconds)}")
        run.say(self, ", ".join(f"{'Tests ' if word == 'Passed' else ''}{word}: {run.count(word)}" for word in MARKS) + " ")
        file = self.output_file or ("testResults.xml" if self.ci else None)
        if file is not None:
            self.write_results(run, file, seconds)
        if self.pass_thru:
            self.write(self.summary(run, seconds))
        if self.enable_exit or self.ci:
            raise ExitFlow(run.count("Failed"))

    # -- what runs

    def run_files(self, run: TestRun) -> None:
        given = self.script or ["."]
        run.say(self, f"Executing all tests in {', '.join(repr_text(one) for one in given)}", "Cyan")
        for path, arguments in self.files(given):
            run.say(self, "")
            run.say(self, f"Executing script {path}", "Cyan")
            run.say(self, "")
            self.run_one(run, path, lambda path=path, arguments=arguments: self.run_file(path, arguments))

    def run_file(self, path: str, arguments: Any) -> None:
        from ems.runtime.functions import ExternalScriptInfo
        from ems.runtime.pipeline import invoke_info

        named, positional = arguments
        given: list[Any] = [("a", to_string(key), value, f"-{to_string(key)}:") for key, value in (named.items() if named is not None else ())]
        given += [("v", "", value, "") for value in positional]
        invoke_info(self.shell, self.scope, ExternalScriptInfo(os.path.basename(path), path, self.shell), given, lambda item: None)

    def run_one(self, run: TestRun, path: str, action: Any) -> None:
        """A file that throws outside its groups is a failed result."""
        record = attempt(self.shell, self.scope, action)
        if record is not None:
            name = f"Error occurred in test script '{path}'"
            run.add(self, TestResult("", "", name, "Failed", record=record, text=record.message, pattern=name))

    def files(self, given: list[Any]) -> Iterator[tuple[str, Any]]:
        """(path, (named, positional arguments)) of each test file."""
        for one in given:
            item = base(one)
            arguments: Any = (None, [])
            if isinstance(item, Dictionary):
                positional = item.get("Arguments")
                arguments = (base(item.get("Parameters")), positional if isinstance(positional, list) else [] if positional is None else [positional])
                item = item.get("Path")
            for path in self.paths(to_string(item)):
                yield path, arguments

    def paths(self, text: str) -> list[str]:
        found = []
        for place in own_command(self.shell, "Resolve-Path", {"Path": text, "ErrorAction": "Stop"}):
            path = to_string(get_member(place, "ProviderPath"))
            if not os.path.isdir(path):
                found.append(path)
                continue
            for folder, names, files in os.walk(path):
                names.sort(key=str.lower)
                found += [os.path.join(folder, name) for name in sorted(files, key=str.lower) if name.lower().endswith(SUFFIX)]
        return found

    # -- results

    def write_results(self, run: TestRun, file: str, seconds: float) -> None:
        from cmdlets.pester.result_files import WRITERS

        path = self.shell.file_path(file)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(WRITERS[self.output_format.lower()](run, seconds))

    def summary(self, run: TestRun, seconds: float) -> PSCustomObject:
        return PSCustomObject.from_pairs([
            ("TagFilter", run.tags or None), ("ExcludeTagFilter", run.excluded_tags or None), ("TestNameFilter", run.names or None),
            ("ScriptBlockFilter", None), ("TotalCount", len(run.results)), *((f"{word}Count", run.count(word)) for word in MARKS),
            ("Time", span(seconds)), ("TestResult", [result_object(one) for one in run.results]),
        ])


def result_object(one: TestResult) -> PSCustomObject:
    parameters = OrderedDictionary()
    for key, value in one.parameters.items() if one.parameters is not None else ():
        parameters.set(key, value)
    failed = one.result not in ("Passed", "Skipped", "Pending")
    made = PSCustomObject.from_pairs([
        ("ErrorRecord", one.record), ("ParameterizedSuiteName", one.pattern if one.parameters is not None else ""), ("Describe", one.describe),
        ("Parameters", parameters), ("Passed", not failed), ("Show", "All"), ("FailureMessage", one.text), ("Time", span(one.seconds)),
        ("Name", one.name), ("Result", one.result), ("Context", one.context), ("StackTrace", stack_trace(one)),
    ])
    extend(made)[1].type_names = ["Pester.TestResult", "System.Management.Automation.PSCustomObject", "System.Object"]
    return made


def span(seconds: float) -> TimeSpan:
    return TimeSpan(round(seconds * TICKS_PER_SECOND))


def repr_text(value: Any) -> str:
    item = base(value)
    return f"'{to_string(item.get('Path')) if isinstance(item, Dictionary) else to_string(item)}'"
