from lines import run

run("function_statements")
