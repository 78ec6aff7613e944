{{ mustToDate "2006" "20" }}
