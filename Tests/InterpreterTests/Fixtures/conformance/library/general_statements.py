from lines import run

run("general_statements")
