{{ urlParse "http://[::1]x" }}
