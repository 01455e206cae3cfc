from lines import run

run("container_statements")
