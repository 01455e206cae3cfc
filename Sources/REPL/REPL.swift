// The room REPL.
