{{ genSelfSignedCert "x" (list "1.2.3.04") nil 1 }}
