{{ genSelfSignedCert "x" nil (list 1) 1 }}
