{{ genSelfSignedCert "x" nil (list "é") 1 }}
