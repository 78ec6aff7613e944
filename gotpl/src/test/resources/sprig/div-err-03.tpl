{{ div 1 "x" }}
