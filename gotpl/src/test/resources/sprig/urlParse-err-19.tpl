{{ urlParse "http://<>^/" }}
