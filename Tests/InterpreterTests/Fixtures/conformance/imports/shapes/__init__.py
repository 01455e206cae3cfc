VERSION = "1.0"
print("shapes imported")
