from lines import run

run("re_statements")
