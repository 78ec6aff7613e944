{{ mustToDate "3PM" "13PM" }}
