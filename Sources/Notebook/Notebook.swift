// The room Notebook.
