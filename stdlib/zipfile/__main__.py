from zipfile import main

main()
