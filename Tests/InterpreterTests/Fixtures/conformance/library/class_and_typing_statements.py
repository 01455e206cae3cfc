from lines import run

run("class_and_typing_statements")
