from lines import run

run("html_parser_statements")
