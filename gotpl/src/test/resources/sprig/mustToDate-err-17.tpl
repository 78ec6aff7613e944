{{ mustToDate "Z07:00" "x" }}
