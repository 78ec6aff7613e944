{{ repeat 1.5 "a" }}
