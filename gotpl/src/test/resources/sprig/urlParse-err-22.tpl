{{ urlParse "http://[x]/" }}
