{{ mustToDate "2006 002" "2021 366" }}
