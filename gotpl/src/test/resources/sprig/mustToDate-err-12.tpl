{{ mustToDate "3PM" "3XM" }}
