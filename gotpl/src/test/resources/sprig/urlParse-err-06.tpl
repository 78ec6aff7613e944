{{ urlParse "1:2" }}
