from lines import run

run("json_statements")
