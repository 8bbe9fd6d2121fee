"""In: nothing. Out: the interfaces of .NET that scripts name, declared."""
from __future__ import annotations

from ems.values.types import net_type

_NAMES = """
System.Collections.IEnumerable System.Collections.IEnumerator System.Collections.ICollection System.Collections.IList System.Collections.IDictionary
System.Collections.IDictionaryEnumerator System.Collections.IComparer System.Collections.IEqualityComparer System.Collections.Specialized.IOrderedDictionary
System.Collections.IStructuralComparable System.Collections.IStructuralEquatable
System.Collections.Generic.IEnumerable`1 System.Collections.Generic.IEnumerator`1 System.Collections.Generic.ICollection`1
System.Collections.Generic.IList`1 System.Collections.Generic.IDictionary`2 System.Collections.Generic.IReadOnlyCollection`1
System.Collections.Generic.IReadOnlyList`1 System.Collections.Generic.IReadOnlyDictionary`2 System.Collections.Generic.ISet`1
System.Collections.Generic.IReadOnlySet`1 System.Collections.Generic.IComparer`1 System.Collections.Generic.IEqualityComparer`1
System.IComparable System.IComparable`1 System.IEquatable`1 System.IConvertible System.IFormattable System.IFormatProvider System.ICloneable
System.IDisposable System.IAsyncDisposable System.ISpanFormattable System.IParsable`1 System.ISpanParsable`1 System.ICustomFormatter System.IObservable`1
System.IAsyncResult System.Linq.IGrouping`2 System.Linq.IOrderedEnumerable`1 System.Linq.ILookup`2 System.Linq.IQueryable
System.Runtime.Serialization.ISerializable System.Runtime.Serialization.IDeserializationCallback System.Runtime.CompilerServices.ITuple
System.Net.ICredentials System.Net.ICredentialsByHost System.Net.IWebProxy System.Xml.XPath.IXPathNavigable
System.Management.Automation.IValidateSetValuesGenerator System.Management.Automation.IArgumentCompleter System.Management.Automation.IDynamicParameters
System.ComponentModel.IComponent System.ComponentModel.INotifyPropertyChanged System.Text.RegularExpressions.ICapture
"""
for _name in _NAMES.split():
    net_type(_name, base=None, kind="interface")

# Parameters of these types take texts and arrays; a script cannot make one.
for _name in ("System.Span`1", "System.ReadOnlySpan`1"):
    net_type(_name, base="System.ValueType", kind="struct")
