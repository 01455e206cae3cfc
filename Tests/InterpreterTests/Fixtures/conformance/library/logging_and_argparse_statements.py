from lines import run

run("logging_and_argparse_statements")
