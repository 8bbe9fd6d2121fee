"""What running commands ask and show in a terminal: keys in, the screen out."""
from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")
from terminal import Terminal  # noqa: E402

START = ("-NoProfile", "-NoLogo", "-NoExit", "-Command", "function prompt { 'PS> ' }; function Set-Flag { param([Parameter(Mandatory)][bool]$Enabled) \"is $Enabled\" }; "
         "function Set-Numbers { param([Parameter(Mandatory)][int[]]$N) \"sum $(($N | Measure-Object -Sum).Sum)\" }")

# What is typed, then what stands below it when the prompt is there again.
ASKED = {
    "bool true": (["Set-Flag\r", "true\r"], ["Enabled: true", "is True"]),
    "bool false": (["Set-Flag\r", "$false\r"], ["Enabled: $false", "is False"]),
    "bool in doubt": (["Set-Flag\r", "maybe\r", "1\r"], ['Cannot recognize "maybe" as a System.Boolean due to a format error.', "Enabled: 1", "is True"]),
    "list of numbers": (["Set-Numbers\r", "1\r", "x\r", "2\r", "\r"], ["N[0]: 1", "N[1]: x", "N[1]: 2", "N[2]:", "sum 3"]),
    "no help": (["Set-Flag\r", "!?\r", "1\r"], ["No help is available for Enabled."]),
    "choice without default": (["$Host.UI.PromptForChoice('', 'Go?', @('&Yes', '&No'), -1)\r", "\r", "n\r"], ["[Y] Yes  [N] No  [?] Help n", "1"]),
    "choice with default": (["$Host.UI.PromptForChoice('C', 'Go?', @('&Yes', '&No'), 1)\r", "\r"], ['[Y] Yes  [N] No  [?] Help (default is "N"):', "1"]),
    "fields": (["$f = [System.Management.Automation.Host.FieldDescription]'Age'; $f.SetParameterType([int]); $Host.UI.Prompt('C', 'M', @($f)).Age + 1\r", "x\r", "41\r"],
               ['Cannot recognize "x" as a System.Int32 due to a format error.', "Age: 41", "42"]),
    "secret": (["(Read-Host -AsSecureString Pin).Length\r", "abcd\x7f\r"], ["Pin: ***", "3"]),
    "masked": (["Read-Host -MaskInput Pin\r", "abc\r"], ["Pin: ***", "abc"]),
    "credential": (["(Get-Credential).UserName\r", "bob\r", "abc\r"], ["User: bob", "Password for user bob: ***", "bob"]),
    "nested prompt": (["$Host.EnterNestedPrompt(); 'out'\r", "\"level $NestedPromptLevel\"\r", "exit\r"], ["level 1", "PS> exit", "out"]),
    "one key": (["\"[$($Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown').Character)]\"\r", "x"], ["[x]"]),
    "an arrow key": (["$Host.UI.RawUI.ReadKey('NoEcho,IncludeKeyDown').VirtualKeyCode\r", "\x1b[A"], ["38"]),
    "a program without a last newline": (["/bin/echo -n abc\r"], ["abc"]),
    "output without a newline": (["Write-Host abc -NoNewline\r"], ["abc"]),
    "pasted lines of Windows": (["@'\r\ntext\r\n'@\r"], [">> text", ">> '@", "text"]),
    "a failing prompt function": (["function prompt { throw 'x' }\r", "function prompt { 'PS> ' }\r"], ["PS>function prompt { 'PS> ' }"]),
}


@pytest.mark.parametrize("name", ASKED)
def test_asked(tmp_path: Path, name: str) -> None:
    """Questions are asked again until they are answered, and the prompt follows on a line of its own."""
    typed, expected = ASKED[name]
    with Terminal(tmp_path, *START) as shell:
        shell.until("PS>")
        for keys in typed:
            shell.send(keys)
            shell.settle(0.4)
        shell.until_prompt()
        missing = [line for line in expected if line not in shell.lines()]
        assert not missing, shell.text()


def test_suspend_and_come_back(tmp_path: Path) -> None:
    """S opens a prompt in the midst of a question; `exit` brings the question back."""
    with Terminal(tmp_path, *START) as shell:
        shell.until("PS>")
        shell.send("'x' > a.txt; Remove-Item a.txt -Confirm\r")
        shell.until("[S] Suspend")
        shell.send("s\r")
        shell.until_prompt(lines=5)
        shell.send("Test-Path a.txt\r")
        shell.until("True")
        shell.send("exit\r")
        shell.until('(default is "Y"): s')
        shell.settle()
        shell.send("y\r")
        shell.until_prompt(lines=8)
        shell.send("Test-Path a.txt\r")
        shell.until("False")


def test_transcript_holds_what_was_typed(tmp_path: Path) -> None:
    """A transcript holds the prompts with the inputs, the output and the answers."""
    with Terminal(tmp_path, *START) as shell:
        shell.until("PS>")
        for keys in ("Start-Transcript t.txt\r", "'hello'\r", "Read-Host ask\r", "answer\r", "Stop-Transcript\r"):
            shell.send(keys)
            shell.settle(0.4)
    lines = (tmp_path / "t.txt").read_text(encoding="utf-8-sig").splitlines()
    body = lines[lines.index("hello") - 1:]
    assert body[:5] == ["PS> 'hello'", "hello", "PS> Read-Host ask", "ask: answer", "answer"]


def test_pages(tmp_path: Path) -> None:
    """Out-Host -Paging stops after a screenful; Enter shows a line more, Space a page, q ends it."""
    with Terminal(tmp_path, *START, rows=10) as shell:
        shell.until("PS>")
        shell.send("1..50 | Out-Host -Paging\r")
        shell.until("Q quit")
        assert shell.lines()[-2:] == ["9", "<SPACE> next page; <CR> next line; Q quit"]
        for key, last in (("\r", "10"), (" ", "19")):
            shell.send(key)
            shell.until(last)
            shell.settle()
            assert shell.lines()[-2] == last
        shell.send("q")
        shell.until_prompt()


def test_keys_before_the_prompt_are_not_lost(tmp_path: Path) -> None:
    """What is typed while the shell starts runs when it has started; once the prompt is there, Ctrl+C only cancels a line."""
    with Terminal(tmp_path, *START) as shell:
        shell.send("'ear' + 'ly'\r")
        shell.until("PS>")
        shell.send("'lost\x03'not' + ' lost'\r")
        shell.until("not lost")
        shell.until_prompt(lines=5)
        assert "early" in shell.lines()


def test_a_terminal_without_escape_sequences(tmp_path: Path) -> None:
    """TERM=dumb: nothing but text is written, lines are read as they come, Ctrl+C cancels one."""
    with Terminal(tmp_path, *START, environment={"TERM": "dumb"}) as shell:
        shell.until("PS>")
        for keys in ("if (1) {\r", "'in' + 'side'\r", "}\r", "'lost\x03", "Set-Flag\r", "1\r"):
            shell.send(keys)
            shell.settle(0.4)
        shell.until_prompt(lines=5)
        assert [line for line in ("inside", "Enabled: 1", "is True") if line not in shell.lines()] == [], shell.text()
        assert b"\x1b" not in shell.raw


def test_grid(tmp_path: Path) -> None:
    """Out-ConsoleGridView filters as one types, and passes on what was marked."""
    with Terminal(tmp_path, *START) as shell:
        shell.until("PS>")
        shell.send("'one', 'two', 'three' | Out-ConsoleGridView -OutputMode Multiple | ForEach-Object { \"took $_\" }\r")
        shell.until("Filter:")
        shell.send("t")
        shell.settle()
        assert not any(line.endswith("one") for line in shell.lines())
        shell.send(" \x1b[B \r")
        shell.until("took two")
        shell.until("took three")
