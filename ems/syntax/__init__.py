"""In: the text of PowerShell scripts. Out: tokens, syntax trees and parse errors, as PowerShell's own parser gives them.

`from ems.syntax.parser import parse, tokenize` is the way in; nothing is imported here, so that importing one part stays quick.
The tree's classes are in ems.syntax.nodes, its JSON form in ems.syntax.dump, number literals in ems.syntax.number_literals.
"""
