{{ get (split "," "a") "_0" }}
