from lines import run

run("collection_statements")
