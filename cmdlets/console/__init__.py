"""The commands of the console: completion, key bindings, options of the line editor, views for the terminal."""
