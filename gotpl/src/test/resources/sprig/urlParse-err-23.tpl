{{ urlParse "http://a[::1]/" }}
