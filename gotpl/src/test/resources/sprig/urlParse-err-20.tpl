{{ urlParse "http://a[b/" }}
