value_total = 1
print(valeu_total)
