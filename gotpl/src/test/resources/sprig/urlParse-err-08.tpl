{{ urlParse "http://h%41" }}
