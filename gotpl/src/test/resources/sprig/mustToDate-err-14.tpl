{{ mustToDate "-0700" "+2500" }}
