"""Reading, setting and listing members of values of every kind."""
from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    ("$o = [pscustomobject]@{ a = 1 }; $o.A; $o.a = 2; $o.a; $null -eq $o.b", ["1", "2", "True"]),
    ("$o = [pscustomobject]@{ a = 1 }; $o.b = 2", [
        'ERROR ExceptionWhenSetting: Exception setting "b": "The property \'b\' cannot be found on this object. Verify that the property exists and can be set."']),
    ("$h = @{ Count = 'mine' }; $h.Count; $h.psbase.Count; $h.new = 1; $h.Keys.Count", ["mine", "1", "2"]),
    ("(1).Count; (1).Length; $null.Count; (1, 2).Count; 'abc'.Count; 'abc'.Length", ["1", "1", "0", "2", "1", "3"]),
    ("('a', 'bb').Length; ('a', 'bb').ToUpper() -join ','; ('a', 'bb').PadLeft(3).Count", ["2", "A,BB", "2"]),
    ("$p = [pscustomobject]@{ n = 1 }, [pscustomobject]@{ n = 2 }; $p.n -join ','; $null -eq $p.zzz; $p.zzz.Count", ["1,2", "False", "2"]),
    ("Set-StrictMode -Version 2; $o = [pscustomobject]@{ a = 1 }; $o.b", [
        "ERROR PropertyNotFoundStrict: The property 'b' cannot be found on this object. Verify that the property exists."]),
    ("$null.Foo()", ["ERROR InvokeMethodOnNull: You cannot call a method on a null-valued expression."]),
    ("(5).Foo()", ["ERROR MethodNotFound: Method invocation failed because [System.Int32] does not contain a method named 'Foo'."]),
    ("'a'.Length = 3", ["ERROR PropertyAssignmentException: 'Length' is a ReadOnly property."]),
    ("(1, 2, 3)[-1]; (1, 2, 3)[0, 2]; 'abc'[1]; $null -eq (1, 2)[9]; @{ a = 1 }['a']", ["3", "1", "3", "b", "True", "1"]),
    ("$a = 1, 2; $a[5] = 1", ["ERROR System.IndexOutOfRangeException: Index was outside the bounds of the array."]),
    ("$null[0]", ["ERROR NullArray: Cannot index into a null array."]),
    ("$o = [pscustomobject]@{ a = 1 }; $o | Add-Member ScriptProperty Bad { throw 'oops' }; $null -eq $o.Bad", ["True"]),
    ("$o = [pscustomobject]@{ a = 1 }; $o | Add-Member ScriptProperty Two { $this.a * 2 }; $o.Two; $o.Two = 5", [
        "2", 'ERROR SetWithoutSetterFromScriptProperty: Set accessor for property "Two" is unavailable.']),
    ("$o = [pscustomobject]@{ a = 1 }; $o | Add-Member ScriptMethod Twice { param($x) $x * 2 }; $o.Twice(4)", ["8"]),
    ("$o = [pscustomobject]@{ b = 1; a = 2 }; $o.psobject.Properties.Name -join ','; $o.psobject.Methods.Name -join ','",
     ["b,a", "ToString,GetType,Equals,GetHashCode"]),
    ("$p = ([pscustomobject]@{ a = 'x' }).psobject.Properties['a']; $p.MemberType; $p.TypeNameOfValue; $p.IsSettable", ["NoteProperty", "System.String", "True"]),
    ("$o = [pscustomobject]@{ PSTypeName = 'My.T'; a = 1 }; $o.pstypenames[0]; $o.psobject.TypeNames.Count", ["My.T", "3"]),
    ("('abc' | Get-Member -Name PadLeft).Definition", ["string PadLeft(int totalWidth), string PadLeft(int totalWidth, char paddingChar)"]),
    ("([System.Collections.Generic.List[object]]::new(), 1 | Get-Member -Static -Name ReferenceEquals).Count -gt 0", ["True"]),
    ("Get-Member -InputObject ([System.Collections.Generic.List[object]]::new()) -Name Insert | ForEach-Object Definition",
     ["void Insert(int index, System.Object item), void IList[Object].Insert(int index, System.Object item), void IList.Insert(int index, System.Object value)"]),
    ("Get-Member -InputObject @(1) -Name Set | ForEach-Object Definition", ["void Set(int , System.Object )"]),
    ("([pscustomobject]@{ L = @(1); N = $null } | Get-Member -MemberType NoteProperty).Definition", ["Object[] L=System.Object[]", "object N=null"]),
    ("[System.DateTime]::NoSuch; 'after'", ["<null>", "after"]),
    ("[math]::Foo(1)", ["ERROR MethodNotFound: Method invocation failed because [System.Math] does not contain a method named 'Foo'."]),
    ("$e = [System.Collections.ArrayList]::new(); $e.Capacity = 10; $e.Capacity", ["10"]),
    ("New-Object datetime 'x', 'y'", [
        'ERROR ConstructorInvokedThrowException,Microsoft.PowerShell.Commands.NewObjectCommand: Cannot convert argument "0", with value: "x", for "DateTime" to type '
        '"System.Int64": "Cannot convert value "x" to type "System.Int64". Error: "The input string \'x\' was not in a correct format.""']),
    ("'abc'.Substring.OverloadDefinitions.Count; 'abc'.Substring.Invoke(1)", ["2", "bc"]),
    ("[string]$s = 'abc'; $s.get_Length(); [datetime]::get_UtcNow().GetType().Name", ["3", "DateTime"]),
]


@pytest.mark.parametrize(("script", "texts"), CASES)
def test_members(run: Callable[[str], list[str]], script: str, texts: list[str]) -> None:
    """The script puts out what PowerShell does."""
    assert run(script) == texts
