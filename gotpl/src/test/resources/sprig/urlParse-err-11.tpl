{{ urlParse "a\nb" }}
