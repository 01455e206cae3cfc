"""Messages: of it, the headers (`email.message.Message`) and the small functions of `email.utils`."""
