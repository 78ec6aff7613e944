{{ mustToDate "15:04" "1:60" }}
