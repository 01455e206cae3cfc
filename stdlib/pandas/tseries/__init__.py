"""Steps and frequencies of times."""
