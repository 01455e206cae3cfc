from lines import run

run("language_statements")
