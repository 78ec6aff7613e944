{{ htpasswd "a" "b" "sha" }}
