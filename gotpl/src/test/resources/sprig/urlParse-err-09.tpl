{{ urlParse "http://u%zz@h" }}
