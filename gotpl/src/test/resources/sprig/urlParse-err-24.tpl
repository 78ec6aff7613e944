{{ urlParse "http://[]/" }}
