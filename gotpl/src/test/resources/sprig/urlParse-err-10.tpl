{{ urlParse "http://u ser@h/" }}
