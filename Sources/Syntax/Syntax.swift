// The room Syntax.
