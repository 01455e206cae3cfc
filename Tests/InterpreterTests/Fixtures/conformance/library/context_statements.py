from lines import run

run("context_statements")
