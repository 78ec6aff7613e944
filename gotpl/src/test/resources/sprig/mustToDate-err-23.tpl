{{ mustToDate "2" "32" }}
