{{ urlParse "/%zz" }}
