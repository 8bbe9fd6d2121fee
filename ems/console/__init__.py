"""In: a terminal. Out: the interactive shell: its prompt, host, completion and history."""
