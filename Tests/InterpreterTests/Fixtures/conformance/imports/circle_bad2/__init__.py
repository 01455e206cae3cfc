from circle_bad import other
thing = 2
