{{ hasKey "str" "a" }}
