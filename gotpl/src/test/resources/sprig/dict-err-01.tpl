{{ hasKey (list) "a" }}
