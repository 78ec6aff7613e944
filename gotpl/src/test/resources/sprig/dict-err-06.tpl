{{ unset 1 "a" }}
