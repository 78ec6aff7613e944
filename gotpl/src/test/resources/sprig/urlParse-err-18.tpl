{{ urlParse "http://h/\u007f" }}
