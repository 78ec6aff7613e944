{{ mustToDate "-07:00" "+0100" }}
