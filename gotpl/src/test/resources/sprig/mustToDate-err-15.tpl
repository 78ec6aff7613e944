{{ mustToDate "-0700" "0100" }}
