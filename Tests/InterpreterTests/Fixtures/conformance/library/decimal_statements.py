from lines import run

run("decimal_statements")
