{{ urlParse 1 }}
