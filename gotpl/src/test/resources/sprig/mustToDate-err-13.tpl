{{ mustToDate "MST" "x" }}
