if a:
    b

c
d
if a:
    b; \
  c
  
	
