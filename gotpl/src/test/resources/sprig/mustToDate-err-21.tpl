{{ mustToDate "Monday" "Mon" }}
