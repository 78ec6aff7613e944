{{ genCAWithKey "x" 1 "-----BEGIN X-----\nAAAA\n-----END X-----\n" }}
