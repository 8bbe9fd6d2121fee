"""In: test files in the words of Pester 4 (Describe, It, Should …). Out: the module Pester: tests of scripts, run where ems runs.

Written from Pester's documented behaviour, so that test suites of admins run as they are; of Pester 5, what reads the same runs too (BeforeAll at
the top of a file, -ForEach, Should -Invoke). Groups run once, top to bottom: there is no discovery pass.
"""
