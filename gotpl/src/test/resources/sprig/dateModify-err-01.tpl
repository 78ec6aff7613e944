{{ mustDateModify "bad" (toDate "2006-01-02 15:04:05" "2017-12-31 08:05:09") }}
