{{ genSelfSignedCert "x" (list "::1%eth0") nil 1 }}
