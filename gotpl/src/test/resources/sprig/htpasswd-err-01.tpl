{{ htpasswd "a" }}
