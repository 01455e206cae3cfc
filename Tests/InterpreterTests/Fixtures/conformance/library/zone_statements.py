from lines import run

run("zone_statements")
