name = "from the extra path"
