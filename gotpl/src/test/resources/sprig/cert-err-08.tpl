{{ genSelfSignedCertWithKey "x" nil nil 1 "" }}
