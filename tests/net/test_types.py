"""Members of .NET types, a script a line."""
from __future__ import annotations

from collections.abc import Callable

import pytest

TEXT = [
    ("'Hello'.Substring(1, 3)", ["ell"]),
    ("'a,,b'.Split(',', [StringSplitOptions]::RemoveEmptyEntries).Count", ["2"]),
    ("'abc'.PadLeft(5, '.'); 'abc'.PadRight(5) + '|'", ["..abc", "abc  |"]),
    ("'Hello'.IndexOf('L', [StringComparison]::OrdinalIgnoreCase)", ["2"]),
    ("'Hello World'.Contains([char]0, 'InvariantCulture')", ["True"]),
    ("[string]::CompareOrdinal('', 'a')", ["-97"]),
    ("[string]::Join('-', 1, 2.5, 'x')", ["1-2.5-x"]),
    ("[string]::new('=', 3)", ["==="]),
    ("[string]::Format('{0:N1}|{1,4}', 2.25, 'a')", ["2.2|   a"]),
    ("[string]::IsNullOrWhiteSpace(\"`t\")", ["True"]),
    ("'aXbX'.Replace('X', '-'); 'abc'.Insert(1, '_'); 'abcd'.Remove(1, 2)", ["a-b-", "a_bc", "ad"]),
    ("[char]::IsLetter('a', 0); [char]::ToUpper('b'); [char]::GetUnicodeCategory('1')", ["True", "B", "DecimalDigitNumber"]),
    ("([char]::ConvertFromUtf32(0x1F600)).Length", ["2"]),
    ("'a\U0001F600b'.ToCharArray().Count; 'a\U0001F600b'.Substring(3); 'a\U0001F600b'[3]", ["4", "b", "b"]),
    ("[System.Text.StringBuilder]::new('a').Append(1).AppendFormat('{0:x}', 255).Insert(0, '>').ToString()", [">a1ff"]),
    ("[regex]::Replace('a1b22', '\\d+', { $args[0].Value.Length })", ["a1b2"]),
    ("[regex]::Match('key=val', '(?<k>\\w+)=(?<v>\\w+)').Groups['v'].Value", ["val"]),
    ("[System.Text.Encoding]::UTF8.GetString([System.Text.Encoding]::UTF8.GetBytes('\u00e4'))", ["\u00e4"]),
    ("[System.Text.Encoding]::GetEncoding('iso-8859-1').GetBytes('\u00e4')", ["228"]),
]
COLLECTIONS = [
    ("$l = [System.Collections.Generic.List[int]]::new(); $l.Add('5'); $l.AddRange([int[]](1, 2)); $l.Sort(); \"$l\"", ["1 2 5"]),
    ("$l = [System.Collections.Generic.List[int]](3, 1); $l.Capacity; $l.Add(2); $l.Capacity", ["2", "4"]),
    ("$a = [System.Collections.ArrayList]@(3, 1, 2); $a.Add('x'); $a.Sort([System.Collections.Comparer]::Default) 2>$null; $a.Count",
     ["3", "ERROR InvalidOperationException: Exception calling \"Sort\" with \"1\" argument(s): \"Failed to compare two elements in the array.\""]),
    ("$d = [System.Collections.Generic.Dictionary[string, int]]::new(); $d['a'] = 1; $d.TryGetValue('b', [ref]0); $d.ContainsKey('a')", ["False", "True"]),
    ("$s = [System.Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase); $s.Add('a'); $s.Add('A')", ["True", "False"]),
    ("$q = [System.Collections.Generic.Queue[int]]::new(); $q.Enqueue(1); $q.Enqueue(2); $q.Dequeue(); $q.Peek()", ["1", "2"]),
    ("$q = [System.Collections.Generic.PriorityQueue[string, int]]::new(); $q.Enqueue('b', 2); $q.Enqueue('a', 1); $q.Dequeue()", ["a"]),
    ("$o = [ordered]@{ b = 1; a = 2 }; $o.Insert(0, 'z', 0); \"$($o.Keys)\"; $o[0]", ["z b a", "0"]),
    ("[array]::IndexOf((1, 2, 3), 2); [array]::Empty[int]().Count", ["1", "0"]),
    ("$a = 3, 1, 2; [array]::Sort($a); [array]::Reverse($a); \"$a\"", ["3 2 1"]),
    ("([int[,]]::new(2, 3)).GetLength(1); ([int[,]]::new(2, 3)).Rank", ["3", "2"]),
    ("(1, 2, 3).Where({ $_ -gt 1 }, 'First'); (1, 2, 3).ForEach({ $_ * 2 })", ["2", "2", "4", "6"]),
    ("$null.Where({ $true }).Count; (5).ForEach({ $_ + 1 })", ["0", "6"]),
    ("@('1', '2').ForEach([int]).GetType().FullName.Split('[')[0]", ["System.Collections.ObjectModel.Collection`1"]),
    ("[System.Linq.Enumerable]::Sum([int[]](1, 2, 3)); [System.Linq.Enumerable]::Range(1, 3) -join ','", ["6", "1,2,3"]),
    ("$t = [System.Tuple]::Create(1, 'a'); $t.Item2; $v = [System.ValueTuple[int, string]]::new(1, 'b'); $v.Item2", ["a", "b"]),
    ("@().Add(1)", ["ERROR NotSupportedException: Exception calling \"Add\" with \"1\" argument(s): \"Collection was of a fixed size.\""]),
    ("([System.Collections.Generic.List[int]](1, 2)).AsReadOnly().Add(3)",
     ["ERROR MethodCountCouldNotFindBest: Multiple ambiguous overloads found for \"Add\" and the argument count: \"1\"."]),
]
SYSTEM = [
    ("[int].Name; [int].FullName; [int[]].IsArray; [System.Collections.Generic.List[int]].GetGenericArguments().Name", ["Int32", "System.Int32", "True", "Int32"]),
    ("[System.DayOfWeek].IsEnum; [enum]::GetNames([System.DayOfWeek]).Count; [System.DayOfWeek]::Friday.HasFlag([System.DayOfWeek]::Friday)", ["True", "7", "True"]),
    ("[enum]::Parse([System.DayOfWeek], 'friday', $true); [enum]::IsDefined([System.DayOfWeek], 'Nope')", ["Friday", "False"]),
    ("[activator]::CreateInstance([System.Text.StringBuilder]).Length", ["0"]),
    ("[exception]::new('m', [System.InvalidOperationException]::new('i')).GetBaseException().Message", ["i"]),
    ("[System.IO.FileNotFoundException]::new('gone', 'x').ToString()", ["System.IO.FileNotFoundException: gone\nFile name: 'x'"]),
    ("try { [int]::Parse('x') } catch { $_.Exception.GetType().Name; $_.Exception.InnerException.GetType().Name }",
     ["MethodInvocationException", "FormatException"]),
    ("[System.IO.Path]::Combine('a', 'b'); [System.IO.Path]::GetExtension('x.tar.gz'); [System.IO.Path]::ChangeExtension('a.txt', 'md')", ["a/b", ".gz", "a.md"]),
    ("[System.IO.File]::WriteAllText(\"$PWD/t\", 'x'); [System.IO.File]::ReadAllText(\"$PWD/t\"); [System.IO.FileInfo]::new(\"$PWD/t\").Length", ["x", "1"]),
    ("$w = [System.IO.StringWriter]::new(); $w.Write('a{0}', 1); $w.ToString()", ["a1"]),
    ("[uri]::new('http://a.b:8080/c?d=e').Port; [uri]::EscapeDataString('a b&')", ["8080", "a%20b%26"]),
    ("[ipaddress]::Parse('::1').AddressFamily; [ipaddress]::Loopback.ToString(); [ipaddress]'::1' -eq [ipaddress]::IPv6Loopback",
     ["InterNetworkV6", "127.0.0.1", "True"]),
    ("[mailaddress]::new('Ann <a@b.c>').DisplayName; ([mailaddress]'Ann a@b.c').Address", ["Ann", "a@b.c"]),
    ("[System.Net.WebUtility]::HtmlEncode('<a>'); [System.Web.HttpUtility]::UrlEncode('a b')", ["&lt;a&gt;", "a+b"]),
    ("[X500DistinguishedName]::new('CN=a, O=\"b, c\"').Decode('None')", ['O="b, c", CN=a']),
    ("[convert]::ToHexString([X500DistinguishedName]::new('CN=a').RawData)", ["300C310A30080603550403130161"]),
    ("[X500DistinguishedName]::new('nope')",
     ['ERROR CryptographicException: Exception calling ".ctor" with "1" argument(s): "The string contains an invalid X500 name attribute key, oid, value or '
      'delimiter."']),
    ("$s = [System.Diagnostics.ProcessStartInfo]@{ FileName = 'sh'; Arguments = '-c \"echo hi\"'; RedirectStandardOutput = $true }\n"
     "$p = [System.Diagnostics.Process]::Start($s); $p.StandardOutput.ReadLine(); $p.WaitForExit(); $p.ExitCode", ["hi", "0"]),
    ("'abc'.GetPinnableReference()",
     ["ERROR System.InvalidOperationException: No coercion operator is defined between types 'System.Char&' and 'System.Object'."]),
    ("\"$([System.Text.Encoding]::UTF8.GetType())\".Split(',')[1].Trim()", ["System.Private.CoreLib"]),
    ("[System.Collections.Generic.IEnumerable[int]][int[]](1, 2); [int[]](1) -is [System.Collections.Generic.IEnumerable[string]]", ["1", "2", "False"]),
]
MORE = [
    ("$d = [System.Collections.Specialized.StringDictionary]::new(); $d.Add('AbC', 'x'); $d['ABC']; \"$($d.Keys)\"", ["x", "abc"]),
    ("$h = [System.Collections.Specialized.HybridDictionary]::new($true); $h['A'] = 1; $h['a']", ["1"]),
    ("$l = [System.Lazy[int]]::new([Func[int]]{ 42 }); $l.IsValueCreated; $l.Value; $l.IsValueCreated", ["False", "42", "True"]),
    ("'a\U0001F600'.EnumerateRunes().Value; [System.Text.Rune]::new(0x41).ToString()", ["97", "128512", "A"]),
    ("$m = [System.IO.MemoryStream]::new(); $z = [System.IO.Compression.GZipStream]::new($m, [System.IO.Compression.CompressionMode]::Compress, $true)\n"
     "$b = [System.Text.Encoding]::UTF8.GetBytes('hello'); $z.Write($b, 0, $b.Length); $z.Dispose(); $m.Position = 0\n"
     "[System.IO.StreamReader]::new([System.IO.Compression.GZipStream]::new($m, [System.IO.Compression.CompressionMode]::Decompress)).ReadToEnd()", ["hello"]),
    ("$m = [System.IO.MemoryStream]::new(); $w = [System.IO.BinaryWriter]::new($m); $w.Write(5); $w.Write('hi'); $m.ToArray() -join ','\n"
     "$m.Position = 0; $r = [System.IO.BinaryReader]::new($m); $r.ReadInt32(); $r.ReadString()", ["5,0,0,0,2,104,105", "5", "hi"]),
    ("$m = [System.Net.Mail.MailMessage]::new('a@b.c', 'd@e.f', 'Hi', 'Body'); $m.To.Add('x@y.z'); $m.To.Count; \"$($m.From)\"", ["2", "a@b.c"]),
    ("$m = [System.Net.Mail.MailMessage]::new('a@b.c', 'd@e.f', 'Hi', 'Body'); $s = [System.Net.Mail.SmtpClient]::new(); $s.DeliveryMethod = 'SpecifiedPickupDirectory'\n"
     "$s.PickupDirectoryLocation = \"$PWD\"; $s.Send($m); (Get-Content *.eml)[0]", ["From: a@b.c"]),
    ("[System.Net.Sockets.TcpClient]::new('127.0.0.1', 1)",
     ['ERROR SocketException: Exception calling ".ctor" with "2" argument(s): "Connection refused [::ffff:127.0.0.1]:1"']),
]
DATA = [
    ("$t = [System.Data.DataTable]::new(); [void]$t.Columns.Add('N'); [void]$t.Columns.Add('S', [int]); [void]$t.Rows.Add('a', 10); [void]$t.Rows.Add('b', 5)\n"
     "$t.Select('S > 5').N; $t.Rows[1].S; ($t.Select('', 'S ASC'))[0]['N']; $t.Select(\"N LIKE 'A*' OR S IN (5)\").Count", ["a", "5", "b", "2"]),
    ("$t = [System.Data.DataTable]::new('T'); [void]$t.Columns.Add('Id', [int]); $t.Columns['Id'].AutoIncrement = $true; $r = $t.NewRow(); $t.Rows.Add($r); "
     "$t.NewRow().Id", ["1"]),
    ("$t = [System.Data.DataTable]::new('T'); [void]$t.Columns.Add('A'); $t.Rows.Add(1, 2)",
     ['ERROR ArgumentException: Exception calling "Add" with "2" argument(s): "Input array is longer than the number of columns in this table."']),
]


@pytest.mark.parametrize(("script", "texts"), TEXT + COLLECTIONS + SYSTEM + MORE + DATA)
def test_members(run: Callable[[str], list[str]], script: str, texts: list[str]) -> None:
    """The script puts out what PowerShell does."""
    assert run(script) == texts
