"""XML: properties by name, nodes, writers."""
from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("([xml]'<r a=\"1\"><c>x</c></r>').r.a; ([xml]'<r><c>x</c></r>').r.c", ["1", "x"]),
    ("$x = [xml]'<r><i>1</i><i>2</i></r>'; $x.r.i -join ','; $x.r.i.Count", ["1,2", "2"]),
    ("$x = [xml]'<r><!--c--><![CDATA[d<e]]></r>'; $x.r.'#cdata-section'; $x.r.'#comment'; $x.r.InnerText", ["d<e", "c", "d<e"]),
    ("$x = [xml]'<r><i t=\"x\">1</i><i t=\"y\">2</i></r>'; $x.SelectSingleNode('//i[@t=\"y\"]').InnerText; $x.SelectNodes('/r/i').Count", ["2", "2"]),
    ("$x = [xml]'<r/>'; $e = $x.CreateElement('n'); $e.SetAttribute('k', 'a\"b'); $e.InnerText = 'a<b'; [void]$x.DocumentElement.AppendChild($e); $x.OuterXml",
     ['<r><n k="a&quot;b">a&lt;b</n></r>']),
    ("$x = [xml]'<r><a>1</a></r>'; $x.r.a = '2'; $x.OuterXml", ["<r><a>2</a></r>"]),
    ("$x = [xml]'<r xmlns=\"urn:d\"><j>2</j></r>'; $n = [System.Xml.XmlNamespaceManager]::new($x.NameTable); $n.AddNamespace('d', 'urn:d'); "
     "$x.SelectSingleNode('//d:j', $n).InnerText", ["2"]),
    ("[xml]'<a><b></a>'", [
        "ERROR InvalidCastToXmlDocument: Cannot convert value \"<a><b></a>\" to type \"System.Xml.XmlDocument\". Error: \"The 'b' start tag on line 1 position 5 "
        "does not match the end tag of 'a'. Line 1, position 9.\""]),
    ("$e = ([xml]'<r a=\"1\"/>').DocumentElement; $e.SetAttribute('2x', '1'); $e.SetAttribute('a,b', '1')", [
        "ERROR XmlException: Exception calling \"SetAttribute\" with \"2\" argument(s): \"The ',' character, hexadecimal value 0x2C, cannot be included in a name.\""]),
    ("$null -eq ([xml]'<r a=\"1\"/>').DocumentElement.Attributes['a'].InnerXml", ["True"]),
    ("$sw = [System.IO.StringWriter]::new(); $w = [System.Xml.XmlTextWriter]::new($sw); $w.Formatting = 'Indented'; ([xml]'<r><a>1</a><b></b></r>').WriteTo($w); $sw.ToString()",
     ["<r>\n  <a>1</a>\n  <b>\n  </b>\n</r>"]),
    ("$sb = [System.Text.StringBuilder]::new(); $w = [System.Xml.XmlWriter]::Create($sb); $w.WriteStartElement('r', 'urn:x'); $w.WriteAttributeString('k', '<'); "
     "$w.WriteElementString('e', 'urn:x', 't'); $w.Close(); $sb.ToString()",
     ['<?xml version="1.0" encoding="utf-16"?><r k="&lt;" xmlns="urn:x"><e>t</e></r>']),
    ("$s = [System.Xml.XmlWriterSettings]@{ Indent = $true; OmitXmlDeclaration = $true }; $sw = [System.IO.StringWriter]::new(); $w = [System.Xml.XmlWriter]::Create($sw, $s)\n"
     "([xml]'<r><a/>t<b/></r>').Save($w); $w.Dispose(); $sw.ToString()", ["<r>\n  <a />t<b /></r>"]),
    ("$x = [xml]'<r><a>1</a></r>'; $x.Save(\"$PWD/o.xml\"); [System.IO.File]::ReadAllText(\"$PWD/o.xml\")", ["<r>\n  <a>1</a>\n</r>"]),
    ("[System.Xml.XmlConvert]::EncodeName('a b'); [System.Xml.XmlConvert]::ToTimeSpan('PT1H30M')", ["a_x0020_b", "01:30:00"]),
]


@pytest.mark.parametrize(("script", "texts"), CASES)
def test_xml(run: Callable[[str], list[str]], script: str, texts: list[str]) -> None:
    """The script puts out what PowerShell does."""
    assert run(script) == texts
