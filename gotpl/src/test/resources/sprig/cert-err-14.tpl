{{ genCA "x" "3" }}
