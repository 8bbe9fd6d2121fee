"""`--ast` and `--check` on streams and files."""
from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ems.syntax.ast_command import ast_main, check_main, json_text


def test_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line of JSON is answered with one line."""
    asked = "".join(json.dumps({"text": text}) + "\n" for text in ("$a", "$a $b", "(" * 5000, "1" + "+1" * 3000))
    monkeypatch.setattr("sys.stdin", io.StringIO(asked))
    assert ast_main(["-"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()[:3]]
    assert answers[0]["errors"] == [] and answers[0]["ast"][0] == "ScriptBlock"
    assert answers[1]["ast"] is None and answers[1]["errors"][0]["id"] == "UnexpectedToken"
    assert answers[2]["errors"][0]["id"] == "ScriptTooComplicated"


def test_check_tells_file_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with an error is named with the place, and the exit code says so."""
    good, bad = tmp_path / "good.ps1", tmp_path / "bad.ps1"
    good.write_text("Get-Thing", encoding="utf-8")
    bad.write_text("$a = 1\n$b = )", encoding="utf-8")
    assert check_main([str(good)]) == 0
    assert check_main([str(good), str(bad)]) == 1
    assert "bad.ps1:2:6: " in capsys.readouterr().out


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there gives exit code 66."""
    assert ast_main([str(tmp_path / "none.ps1")]) == 66


def test_deep_answers_are_json_too() -> None:
    """Lists and dictionaries too deep for json's encoder are written as it writes them."""
    shallow = {"a": [1, "x\"y", None, True, {"b": []}, {}], "c": 1.5}
    deep: list[object] = []
    for _ in range(50_000):
        deep = [deep, {"k": "v"}]
    text = json_text([shallow, deep])
    assert text.startswith(f"[{json.dumps(shallow)}, [[[")
    assert text.count("[") == text.count("]") and text.count('{"k": "v"}') == 50_000
