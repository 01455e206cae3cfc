from lines import run

run("datetime_statements")
