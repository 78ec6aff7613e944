{{ urlParse ":x" }}
