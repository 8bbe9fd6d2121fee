r"""Types beside the core ones: XML readers and LINQ to XML, tasks, locks, ciphers, what Windows alone has.

Each line is a script and, behind =>, the texts it puts out, parted by ` | `.
"""
from __future__ import annotations

from collections.abc import Callable

import pytest

GIVES = r"""
$r = [System.Xml.XmlReader]::Create([IO.StringReader]::new('<r a="1"><i/>t</r>')); $(while ($r.Read()) { "$($r.NodeType) $($r.Name)$($r.Value) $($r.Depth)" }) => Element r 0 | Element i 1 | Text t 1 | EndElement r 0
$r = [System.Xml.XmlReader]::Create([IO.StringReader]::new('<r><i n="1">x</i><i n="2">y</i></r>')); $null = $r.ReadToFollowing('i'); $r['n']; $r.ReadInnerXml(); $r.GetAttribute('n') => 1 | x | 2
$n = [System.Xml.XmlNodeReader]::new([xml]'<r><a k="v">5</a></r>'); "$($n.MoveToContent())"; $n.ReadToDescendant('a'); $n.MoveToFirstAttribute(); $n.Value; $n.MoveToElement(); $n.ReadElementContentAsInt() => Element | True | True | v | True | 5
$s = [System.Xml.XmlReaderSettings]::new(); $s.IgnoreWhitespace = $true; $r = [System.Xml.XmlReader]::Create([IO.StringReader]::new("<r>`n <a/>`n</r>"), $s); $(while ($r.Read()) { $r.Name }) -join ',' => r,a,r
$r = [System.Xml.XmlReader]::Create([IO.StringReader]::new('<!DOCTYPE r [<!ENTITY x "y">]><r/>')); $r.Read() => ERROR XmlException: Exception calling "Read" with "0" argument(s): "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method."
$d = [System.Xml.Linq.XDocument]::Parse('<r a="1"><i n="x">t</i><i n="y">u</i></r>'); $d.Root.Name.LocalName; $d.Root.Attribute('a').Value; ($d.Descendants('i') | % { $_.Attribute('n').Value }) -join ',' => r | 1 | x,y
$e = [System.Xml.Linq.XElement]::new('r', [System.Xml.Linq.XAttribute]::new('k', 5), [System.Xml.Linq.XElement]::new('c', 'text')); $e.ToString('DisableFormatting'); "$e".Split("`n").Count => <r k="5"><c>text</c></r> | 3
$e = [System.Xml.Linq.XElement]::Parse('<r><a/></r>'); $e.SetElementValue('a', $true); $e.Element('a').SetAttributeValue('d', 1); $e.ToString('DisableFormatting') => <r><a d="1">true</a></r>
([System.Xml.Linq.XNamespace]'urn:x' + 'n').ToString(); [System.Xml.Linq.XName]::Get('{u}l').LocalName => {urn:x}n | l
$t = [Threading.Tasks.Task]::Delay(1); $t.Wait(); "$($t.Status)"; [Threading.Tasks.Task]::FromResult(5).Result => RanToCompletion | 5
[Threading.Tasks.Task]::WaitAll(@([Threading.Tasks.Task]::Delay(60000)), 1); [Threading.Tasks.Task]::Delay(60000).IsCompleted => False | False
$c = [Threading.CancellationTokenSource]::new(); $t = [Threading.Tasks.Task]::Delay(60000, $c.Token); $c.Cancel(); "$($t.Status)"; $t.IsCanceled => Canceled | True
$t = [Threading.Tasks.Task]::Run([Action]{ 1 }); try { $t.Wait() } catch { $_.Exception.InnerException.GetType().Name }; $t.IsFaulted => AggregateException | True
[IO.File]::WriteAllTextAsync("$PWD/a.txt", 'x').Wait(); [IO.File]::ReadAllTextAsync("$PWD/a.txt").Result => x
$i = 5; [Threading.Interlocked]::Increment([ref]$i); $i; [Threading.Interlocked]::CompareExchange([ref]$i, 1, 6); $i => 6 | 6 | 6 | 1
$s = [Threading.SemaphoreSlim]::new(1, 1); $s.Wait(1); $s.Wait(1); $s.Release(); $s.CurrentCount => True | False | 0 | 1
$e = [Threading.AutoResetEvent]::new($true); $e.WaitOne(1); $e.WaitOne(1); $null = $e.Set(); $e.WaitOne(1) => True | False | True
$m = [Threading.Mutex]::new($true, "ems test $PID"); $created = $true; $o = [Threading.Mutex]::new($false, "ems test $PID", [ref]$created); $created; $o.WaitOne(1); $m.ReleaseMutex(); $o.WaitOne(1000); $o.ReleaseMutex() => False | False | True
[Threading.Mutex]::new().ReleaseMutex() => ERROR ApplicationException: Exception calling "ReleaseMutex" with "0" argument(s): "Object synchronization method was called from an unsynchronized block of code."
$o = [object]::new(); [Threading.Monitor]::TryEnter($o, 10); [Threading.Monitor]::IsEntered($o); [Threading.Monitor]::Exit($o); [Threading.Monitor]::IsEntered($o) => True | True | False
$a = [Security.Cryptography.Aes]::Create(); $a.Key = [byte[]](1..32); $a.IV = [byte[]](1..16); $b = [Text.Encoding]::UTF8.GetBytes('secret text'); $c = $a.CreateEncryptor().TransformFinalBlock($b, 0, 11); [convert]::ToBase64String($c); [Text.Encoding]::UTF8.GetString($a.CreateDecryptor().TransformFinalBlock($c, 0, 16)) => v2tiprF3t2xmgYg+qXevYQ== | secret text
$a = [Security.Cryptography.Aes]::Create(); $m = [IO.MemoryStream]::new(); $w = [IO.StreamWriter]::new([Security.Cryptography.CryptoStream]::new($m, $a.CreateEncryptor(), 'Write')); $w.Write('x' * 20); $w.Close(); $m.ToArray().Count; [IO.StreamReader]::new([Security.Cryptography.CryptoStream]::new([IO.MemoryStream]::new($m.ToArray()), $a.CreateDecryptor(), 'Read')).ReadToEnd().Length => 32 | 20
$a = [Security.Cryptography.Aes]::Create(); $a.CreateDecryptor([byte[]](1..32), [byte[]](1..16)).TransformFinalBlock([byte[]](1..16), 0, 16) => ERROR CryptographicException: Exception calling "TransformFinalBlock" with "3" argument(s): "Padding is invalid and cannot be removed."
[convert]::ToHexString([Security.Cryptography.Rfc2898DeriveBytes]::Pbkdf2('pw', [byte[]](1..8), 1000, 'SHA256', 16)) => B7CC3B0356AF67A04DAE697CD60041A7
$m = [Globalization.IdnMapping]::new(); $m.GetAscii('bücher.example'); $m.GetUnicode('xn--bcher-kva.example') => xn--bcher-kva.example | bücher.example
$s = [Globalization.StringInfo]::new("ae`u{301}x"); $s.LengthInTextElements; $s.SubstringByTextElements(1, 1).Length; [Globalization.StringInfo]::ParseCombiningCharacters($s.String) -join ',' => 3 | 2 | 0,1,3
$r = [Globalization.RegionInfo]::new('de-DE'); "$r"; $r.EnglishName; $r.ISOCurrencySymbol; $r.IsMetric; [Globalization.RegionInfo]::new('US').IsMetric => DE | Germany | EUR | True | False
$e = [Text.Json.JsonDocument]::Parse('{"a":1.50,"b":[true,null,"x"]}').RootElement; $e.GetProperty('a').GetDouble(); $e.GetProperty('a').GetRawText(); ($e.GetProperty('b').EnumerateArray() | % ValueKind) -join ','; $e.ToString() => 1.5 | 1.50 | True,Null,String | {"a":1.50,"b":[true,null,"x"]}
try { [Text.Json.JsonDocument]::Parse('[1') } catch { $_.Exception.InnerException.GetType().Name } => JsonReaderException
[Net.NetworkInformation.PhysicalAddress]::Parse('00-11-22-AA-BB-CC').ToString(); ([Net.NetworkInformation.PhysicalAddress]'0011.22AA.BBCC').GetAddressBytes()[3] => 001122AABBCC | 170
'abc'.Substring.GetType().ToString(); 'abc'.Trim.GetType().Name => System.Management.Automation.PSMethod`1[System.Management.Automation.MethodGroup`2[System.Func`2[System.Int32,System.String],System.Func`3[System.Int32,System.Int32,System.String]]] | PSMethod`1
$r = [Linq.Enumerable]::Range(1, 3); $r.Count; $r.GetType().BaseType.Name; $r -join ',' => 3 | Iterator`1 | 1,2,3
$t = [Data.DataTable]::new('T'); $null = $t.Columns.Add('Id', [int]); $null = $t.Columns.Add('N'); 2, 1, 3 | % { $null = $t.Rows.Add($_, "n$_") }; $t.DefaultView.Sort = 'N desc'; $t.DefaultView.RowFilter = 'Id < 3'; ($t.DefaultView | % N) -join ','; $t.DefaultView.ToTable().Rows.Count; $t.Compute('SUM(Id)', ''); $t.Compute('COUNT(N)', 'Id > 1') => n2,n1 | 2 | 6 | 2
$t = [Data.DataTable]::new('T'); $null = $t.Columns.Add('Id', [int]); $null = $t.Rows.Add(7); $t.PrimaryKey = @($t.Columns['Id']); $t.Rows.Find(7).Id; $t.Rows.Contains(9); $s = [Data.DataSet]::new(); $s.Tables.Add($t); $s.Tables['t'].Rows.Count; $s.Tables.Count => 7 | False | 1 | 1
[Security.Principal.WindowsIdentity]::GetCurrent() => ERROR PlatformNotSupportedException: Exception calling "GetCurrent" with "0" argument(s): "Windows Principal functionality is not supported on this platform."
[Diagnostics.EventLog]::SourceExists('x') => ERROR PlatformNotSupportedException: Exception calling "SourceExists" with "1" argument(s): "EventLog access is not supported on this platform."
""".strip().splitlines()

# A call with odd arguments and the error it gives.
REFUSED = r"""
[IO.File]::AppendAllBytes('x', $null) => ERROR ArgumentNullException: Exception calling "AppendAllBytes" with "2" argument(s): "Value cannot be null. (Parameter 'bytes')"
[Management.Automation.Language.Parser]::ParseFile('/nope.ps1', [ref]$null, [ref]$null) => ERROR FileNotFoundException: Exception calling "ParseFile" with "3" argument(s): "Could not find file '/nope.ps1'."
'a'.PadLeft([int]::MaxValue) => ERROR OutOfMemoryException: Exception calling "PadLeft" with "1" argument(s): "Insufficient memory to continue the execution of the program."
[Security.Cryptography.RandomNumberGenerator]::GetInt32(0) => ERROR ArgumentOutOfRangeException: Exception calling "GetInt32" with "1" argument(s): "toExclusive ('0') must be a non-negative and non-zero value. (Parameter 'toExclusive')
[IO.Directory]::CreateDirectory("a`0b") => ERROR ArgumentException: Exception calling "CreateDirectory" with "1" argument(s): "Null character in path. (Parameter 'path')"
$MaximumErrorCount = 5 => ERROR ValidateSetFailure: The variable cannot be validated because the value 5 is not a valid value for the MaximumErrorCount variable.
""".strip().splitlines()


def _rows(lines: list[str]) -> list[tuple[str, list[str]]]:
    return [(script, texts.split(" | ")) for script, _, texts in (line.partition(" => ") for line in lines)]


@pytest.mark.parametrize(("script", "texts"), _rows(GIVES))
def test_services(run: Callable[[str], list[str]], script: str, texts: list[str]) -> None:
    """The script puts out what PowerShell does on Linux."""
    assert run(script) == texts


@pytest.mark.parametrize(("script", "texts"), _rows(REFUSED))
def test_refused(run: Callable[[str], list[str]], script: str, texts: list[str]) -> None:
    """A call that cannot work gives the .NET error and never a failure of Python."""
    assert run(script)[-1].split("\n")[0] == texts[-1]
