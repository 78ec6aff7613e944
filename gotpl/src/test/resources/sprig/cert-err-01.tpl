{{ genCA "x" }}
