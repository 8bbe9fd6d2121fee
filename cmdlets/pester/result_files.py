"""In: a run's results. Out: the text of a results file: NUnit 2.5's and JUnit's XML, which build servers read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as XML

from cmdlets.pester.run import TestResult, TestRun, stack_trace

NUNIT_RESULTS = {"Passed": "Success", "Failed": "Failure", "Skipped": "Ignored", "Pending": "Inconclusive", "Inconclusive": "Inconclusive"}
ROOT = "Pester"


def document(root: XML.Element) -> str:
    XML.indent(root)
    return '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n' + XML.tostring(root, encoding="unicode") + "\n"


def clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return "".join(char if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff" else "\ufffd" for char in text)


def seconds_text(seconds: float) -> str:
    return f"{seconds:.4f}"


def total(results: Iterable[TestResult]) -> float:
    return sum(one.seconds for one in results)


def grouped(results: Iterable[TestResult], key: Callable[[TestResult], str]) -> Iterator[tuple[str, list[TestResult]]]:
    """Neighbours with the same key, in order."""
    for name, found in groupby(results, key):
        yield name, list(found)


def nunit(run: TestRun, seconds: float) -> str:
    from datetime import datetime

    now = datetime.now()
    counts = {word: str(run.count(word)) for word in NUNIT_RESULTS}
    inconclusive = str(run.count("Pending") + run.count("Inconclusive"))
    root = XML.Element(
        "test-results",
        {
            "name": ROOT, "total": str(len(run.results)), "errors": "0", "failures": counts["Failed"], "not-run": "0", "inconclusive": inconclusive,
            "ignored": counts["Skipped"], "skipped": "0", "invalid": "0", "date": f"{now:%Y-%m-%d}", "time": f"{now:%H:%M:%S}",
        },
    )
    outer = suite(root, "TestFixture", ROOT, run.results, seconds)
    for describe, found in grouped(run.results, lambda one: one.describe):
        inner = suite(outer, "TestFixture", describe, found, total(found))
        for context, tests in grouped(found, lambda one: one.context):
            place = suite(inner, "TestFixture", f"{describe}.{context}", tests, total(tests)) if context else inner
            prefix = ".".join(part for part in (describe, context) if part)
            for test in tests:
                test_case(place, prefix, test)
    return document(root)


def suite(parent: XML.Element, kind: str, name: str, results: list[TestResult], seconds: float) -> XML.Element:
    failed = any(one.result == "Failed" for one in results)
    made = XML.SubElement(
        parent, "test-suite",
        {
            "type": kind, "name": clean(name), "executed": "True", "result": "Failure" if failed else "Success", "success": str(not failed),
            "time": seconds_text(seconds), "asserts": "0", "description": clean(name),
        },
    )
    return XML.SubElement(made, "results")


def test_case(parent: XML.Element, prefix: str, test: TestResult) -> None:
    result = NUNIT_RESULTS[test.result]
    run = test.result in ("Passed", "Failed")
    case = XML.SubElement(
        parent, "test-case",
        {"description": clean(test.name), "name": clean(f"{prefix}.{test.name}" if prefix else test.name), "time": seconds_text(test.seconds),
         "asserts": "0", "success": str(test.result == "Passed"), "result": result, "executed": str(run)},
    )
    if test.result == "Failed":
        failure = XML.SubElement(case, "failure")
        XML.SubElement(failure, "message").text = clean(test.text)
        XML.SubElement(failure, "stack-trace").text = clean(stack_trace(test))
    elif test.text:
        XML.SubElement(XML.SubElement(case, "reason"), "message").text = clean(test.text)


def junit(run: TestRun, seconds: float) -> str:
    root = XML.Element(
        "testsuites",
        {"name": ROOT, "tests": str(len(run.results)), "errors": "0", "failures": str(run.count("Failed")),
         "disabled": str(run.count("Skipped") + run.count("Pending")), "time": seconds_text(seconds)},
    )
    for number, (describe, found) in enumerate(grouped(run.results, lambda one: one.describe)):
        count = {word: sum(one.result == word for one in found) for word in NUNIT_RESULTS}
        inner = XML.SubElement(
            root, "testsuite",
            {"name": clean(describe), "tests": str(len(found)), "errors": "0", "failures": str(count["Failed"]), "id": str(number),
             "skipped": str(len(found) - count["Passed"] - count["Failed"]), "time": seconds_text(total(found))},
        )
        for test in found:
            name = ".".join(part for part in (test.describe, test.context, test.name) if part)
            case = XML.SubElement(
                inner, "testcase",
                {"name": clean(name), "status": test.result, "classname": clean(describe), "assertions": "0", "time": seconds_text(test.seconds)},
            )
            if test.result == "Failed":
                XML.SubElement(case, "failure", {"message": clean(test.text)}).text = clean(stack_trace(test))
            elif test.result != "Passed":
                XML.SubElement(case, "skipped", {"message": clean(test.text)} if test.text else {})
    return document(root)


WRITERS: dict[str, Callable[[Any, float], str]] = {"nunitxml": nunit, "junitxml": junit}
