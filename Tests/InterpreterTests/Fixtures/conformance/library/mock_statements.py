from lines import run

run("mock_statements")
