"""In: the runtime's classes. Out: their .NET types: script blocks, commands, variables, errors, modules, the engine."""
