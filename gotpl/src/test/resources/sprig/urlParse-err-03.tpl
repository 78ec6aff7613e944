{{ urlParse "http://h:x/" }}
