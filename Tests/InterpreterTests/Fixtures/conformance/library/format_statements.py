from lines import run

run("format_statements")
