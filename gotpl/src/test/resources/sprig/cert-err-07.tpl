{{ genCAWithKey "x" 1 "nokey" }}
