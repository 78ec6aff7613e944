{{ semverCompare "\u00a0" "1" }}
