{{ mustToDate "1" "0" }}
