#!/usr/bin/env python3
"""Compare a shell with PowerShell's answers in the tables of spec/powershell, row by row.

Usage: run_tables.py [--shell 'ems'] [--messages] [--show N] [--folder DIR] TABLE...

TABLE is one of operators, conversions, format_strings, methods, clixml, errors. The rows are turned into script files of a few
hundred rows, which the shell runs as `SHELL FILE.ps1`; each row prints one JSON line of its own making. Errors must agree in
id (--messages: in the message too). The last line says how many passed.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SPEC = Path(__file__).resolve().parent / "tables"

PRELUDE = r"""
$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentCulture = 'en-US'
function Quote([string]$s) {
    $b = [System.Text.StringBuilder]::new('"')
    foreach ($c in $s.ToCharArray()) { $n = [int]$c; if ($n -eq 34 -or $n -eq 92) { [void]$b.Append('\').Append($c) } elseif ($n -lt 32 -or $n -gt 126) { [void]$b.Append('\u' + $n.ToString('x4')) } else { [void]$b.Append($c) } }
    $b.Append('"').ToString()
}
function Text($x) {
    if ($x -is [array]) { return '(' + (($x | ForEach-Object { if ($null -eq $_) { 'null' } else { "$($_.GetType().Name):$_" } }) -join '; ') + ')' }
    [string]::Format([cultureinfo]::InvariantCulture, '{0}', $x)
}
function Show($x, $depth = 0) {
    if ($null -eq $x) { return 'null' }
    if ($depth -gt 6) { return '...' }
    if ($x -is [System.Collections.IDictionary]) { $pairs = @(foreach ($k in $x.Keys) { "$(Item $k ($depth + 1))=$(Item $x[$k] ($depth + 1))" }); if ($x -is [hashtable]) { [array]::Sort($pairs, [StringComparer]::Ordinal) }; return '{' + ($pairs -join '; ') + '}' }
    if ($x -is [System.Collections.IEnumerable] -and $x -isnot [string] -and $x -isnot [System.Xml.XmlNode]) { $n = 0; return '(' + (@(foreach ($i in $x) { if ($n++ -ge 300) { '...'; break }; Item $i ($depth + 1) }) -join '; ') + ')' }
    "$x"
}
function Item($x, $depth = 0) { if ($null -eq $x) { 'null' } else { "$($x.GetType().Name):$(Show $x $depth)" } }
function Row([int]$i, [scriptblock]$s, [string]$how = 'Text') {
    try {
        $v = & $s
        if ($null -eq $v) { [Console]::Out.WriteLine("{`"i`":$i,`"type`":null,`"text`":null}") }
        else { [Console]::Out.WriteLine("{`"i`":$i,`"type`":$(Quote $v.GetType().ToString()),`"text`":$(Quote (& $how $v))}") }
    }
    catch { [Console]::Out.WriteLine("{`"i`":$i,`"error`":$(Quote $_.FullyQualifiedErrorId),`"message`":$(Quote $_.Exception.Message)}") }
}
"""


def here(text: str) -> str:
    """A PowerShell expression that gives this text."""
    return "'" + text.replace("'", "''") + "'"


def operator_row(i: int, row: dict) -> str:
    return f"Row {i} {{ $a = {row['left']}; $b = {row['right']}; , ($a {row['op']} $b) }}"


def conversion_row(i: int, row: dict) -> str:
    return f"Row {i} {{ $a = {row['value']}; , ([{row['target']}]$a) }} Show"


def format_row(i: int, row: dict) -> str:
    value = row["value"]
    if not re.match(r"[\[$'@(]", value):
        value = f"({value})"
    return f"Row {i} {{ [cultureinfo]::CurrentCulture = {here(row['culture'])}; {here(row['format'])} -f {value} }}"


def method_row(i: int, row: dict) -> str:
    return f"Row {i} ([scriptblock]::Create({here(', (' + chr(10) + row['expr'] + chr(10) + ')')})) Show"


def clixml_row(i: int, row: dict) -> str:
    if "expr" in row:
        return f"Serial {i} {here(row['expr'])} {row['depth']}"
    if "input" in row:
        return f"Document {i} {here(row['input'])}"
    return f"Export {i} {here(row['pipeline'])}"


def error_row(i: int, row: dict) -> str:
    return f"Fault {i} {here(row['script'])}"


# What the rows of clixml and errors call.
PARTS = r"""
function Back($x) {
    if ($null -eq $x) { return 'null' }
    $list = @(foreach ($p in $x.PSObject.Properties) { '[' + (Quote $p.Name) + ',' + (Quote "$($p.MemberType)") + ',' + (Quote $(try { Item $p.Value } catch { "error: $($_.FullyQualifiedErrorId)" })) + ']' }) -join ','
    '{"type":' + (Quote $x.GetType().ToString()) + ',"typenames":[' + (@(foreach ($n in $x.PSObject.TypeNames) { Quote $n }) -join ',') + '],"text":' + (Quote (Show $x)) + ',"properties":[' + $list + ']}'
}
function Say([int]$i, [string]$rest) { [Console]::Out.WriteLine("{`"i`":$i,$rest}") }
function Failed([int]$i, $e) { Say $i "`"error`":$(Quote $e.FullyQualifiedErrorId),`"message`":$(Quote $e.Exception.Message.Replace("$PWD", '').Replace('/in.xml', 'in.xml'))" }
function Serial([int]$i, [string]$expr, [int]$depth) {
    try {
        $v = & ([scriptblock]::Create(', (' + $expr + ')'))
        $text = [System.Management.Automation.PSSerializer]::Serialize($v, $depth)
        $back = $(try { Back ([System.Management.Automation.PSSerializer]::Deserialize($text)) } catch { '"' + $_.FullyQualifiedErrorId + '"' })
        Say $i "`"clixml`":$(Quote $text),`"back`":$back"
    }
    catch { Failed $i $_ }
}
function Document([int]$i, [string]$text) {
    Set-Content -LiteralPath in.xml -Value $text -NoNewline
    try { Say $i "`"back`":[$(@(foreach ($x in @(Import-Clixml in.xml -ErrorAction Stop)) { Back $x }) -join ',')]" } catch { Failed $i $_ }
}
function Export([int]$i, [string]$pipeline) {
    if (Test-Path out.xml) { Remove-Item out.xml }
    try {
        & ([scriptblock]::Create($pipeline))
        Say $i "`"file`":$(Quote ([System.IO.File]::ReadAllText("$PWD/out.xml"))),`"back`":[$(@(foreach ($x in @(Import-Clixml out.xml)) { Back $x }) -join ',')]"
    }
    catch { Failed $i $_ }
}
function Fault([int]$i, [string]$text) {
    Get-ChildItem -Force | Remove-Item -Recurse -Force
    $null = New-Item -ItemType Directory d
    [System.IO.File]::WriteAllText("$PWD/a.txt", "one`ntwo`nthree`n"); [System.IO.File]::WriteAllText("$PWD/bad.xml", '<a><b></a>'); [System.IO.File]::WriteAllText("$PWD/dup.csv", "a,a`n1,2`n")
    [System.IO.File]::WriteAllText("$PWD/bad.csv", "a;b`n1;2`n"); [System.IO.File]::WriteAllText("$PWD/bad.psd1", '@{ a = Get-Date }')
    $Error.Clear(); $ErrorActionPreference = 'Continue'; $here = "$PWD"
    try { & ([scriptblock]::Create($text)) 2>$null 3>$null 6>$null | Out-Null } catch { }
    Set-StrictMode -Off; $ErrorActionPreference = 'Continue'; $ErrorView = 'ConciseView'
    $e = if ($Error.Count) { $Error[0] }
    if ($e -isnot [System.Management.Automation.ErrorRecord]) { $e = $e.ErrorRecord }
    if ($e -and $e.Exception.InnerException -is [System.Management.Automation.ParseException]) { $e = $e.Exception.InnerException.ErrorRecord }
    if (-not $e) { Say $i '"id":null'; return }
    Say $i ("`"id`":$(Quote $e.FullyQualifiedErrorId),`"category`":$(Quote $e.CategoryInfo.ToString()),`"exception`":$(Quote $e.Exception.GetType().FullName),`"message`":$(Quote $e.Exception.Message)".Replace($here, '/w'))
}
"""


def same_value(row: dict, got: dict, messages: bool) -> bool:
    if "error" in row:
        return got.get("error") == row["error"] and (not messages or got.get("message") == row.get("message"))
    return "error" not in got and got.get("type") == row.get("type", got.get("type")) and got.get("text") == row.get("text")


def masked(value: object) -> object:
    """A CLIXML answer without what differs each time: the assembly names of script classes, the text of secure strings."""
    text = re.sub(r"(<|&lt;)[0-9a-f]{1,8}(>|&gt;)", r"\g<1>00000000\g<2>", json.dumps(value))
    return json.loads(re.sub(r"<SS( N=\\\"\w+\\\")?>[^<]*</SS>", r"<SS\1>...</SS>", text))


def same_clixml(row: dict, got: dict, messages: bool) -> bool:
    keys = [k for k in ("clixml", "file", "error") if k in row]
    if "back" in row and not (isinstance(row["back"], dict) and "text" not in row["back"]):
        keys.append("back")
    return all(masked(got.get(k)) == masked(row[k]) for k in keys)


def same_fault(row: dict, got: dict, messages: bool) -> bool:
    keys = ("id", "category", "exception", *(["message"] if messages else []))
    return all(got.get(k) == row.get(k) for k in keys)


TABLES: dict[str, tuple[Callable[[int, dict], str], Callable[[dict, dict, bool], bool]]] = {
    "operators": (operator_row, same_value), "conversions": (conversion_row, same_value), "format_strings": (format_row, same_value),
    "methods": (method_row, same_value), "clixml": (clixml_row, same_clixml), "errors": (error_row, same_fault),
}


def answers(shell: list[str], script: str, limit: float) -> dict[int, dict]:
    """What the shell prints for one script: row number -> answer."""
    with tempfile.TemporaryDirectory(prefix="table-") as folder:
        Path(folder, "rows.ps1").write_text(script, encoding="utf-8-sig")
        env = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "120", "TZ": "UTC", "LANG": "C.UTF-8", "HOME": folder}
        try:
            done = subprocess.run([*shell, "rows.ps1"], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit)
            text = done.stdout
        except subprocess.TimeoutExpired as late:
            text = late.stdout or b""
    found = {}
    for line in text.decode("utf-8", "replace").splitlines():
        if line.startswith('{"i":'):
            try:
                got = json.loads(line)
            except ValueError:
                continue
            found[got["i"]] = got
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", choices=sorted(TABLES))
    parser.add_argument("--shell", default="ems")
    parser.add_argument("--messages", action="store_true")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=SPEC)
    parser.add_argument("--batch", type=int, default=400)
    parser.add_argument("--sample", type=int, default=0, help="take every N-th row only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--json", type=Path, help="write the rows that failed there, with the answers")
    args = parser.parse_args()
    shell = shlex.split(args.shell)
    passed = total = shown = 0
    failed: list[dict] = []
    for table in args.tables:
        write, same = TABLES[table]
        rows = [json.loads(line) for line in (args.folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
        rows = rows[:: args.sample] if args.sample else rows
        batches = [range(at, min(at + args.batch, len(rows))) for at in range(0, len(rows), args.batch)]

        def ask(batch: range) -> dict[int, dict]:
            script = PRELUDE + PARTS + "\n".join(write(i, rows[i]) for i in batch) + "\n"
            found = answers(shell, script, 120)
            lost = [i for i in batch if i not in found]
            if lost and len(batch) > 1:  # one row may have ended the script: ask the rest on their own
                for i in lost[:40]:
                    found |= answers(shell, PRELUDE + PARTS + write(i, rows[i]) + "\n", 20)
            return found

        with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
            found = {i: got for part in pool.map(ask, batches) for i, got in part.items()}
        good = 0
        for i, row in enumerate(rows):
            if i in found and same(row, found[i], args.messages):
                good += 1
                continue
            failed.append({"table": table, "row": row, "got": found.get(i)})
            if shown < args.show:
                shown += 1
                print(f"--- {table}: {json.dumps(row, ensure_ascii=False)[:900]}\n  got {json.dumps(found.get(i), ensure_ascii=False)[:600]}")
        print(f"{table:16} {good:6} of {len(rows):6}  {100 * good / max(len(rows), 1):5.1f} %")
        passed, total = passed + good, total + len(rows)
    if args.json:
        args.json.write_text(json.dumps(failed, indent=1))
    print(f"{passed} passed, {total - passed} failed ({100 * passed / max(total, 1):.1f} %)")
    return 0 if passed == total else 1


if __name__ == "__main__":
    sys.exit(main())
