{{ urlParse "/a%2" }}
