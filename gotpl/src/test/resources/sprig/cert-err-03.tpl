{{ genSelfSignedCert "x" (list "bad") nil 1 }}
