from lines import run

run("toml_statements")
