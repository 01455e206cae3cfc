value = "text"
print(f"before {value:>10} and {value:d} after")
