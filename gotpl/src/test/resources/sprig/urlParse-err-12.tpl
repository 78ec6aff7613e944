{{ urlParse "http://h/#%zz" }}
