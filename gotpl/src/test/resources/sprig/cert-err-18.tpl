{{ genSelfSignedCert "x" (list nil) nil 1 }}
