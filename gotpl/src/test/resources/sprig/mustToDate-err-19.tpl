{{ mustToDate ".000" ".12" }}
