{{ genSignedCert "x" nil nil 1 nil }}
