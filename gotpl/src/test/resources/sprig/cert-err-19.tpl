{{ $a := genCA "a" 1 }}{{ $b := genCA "b" 1 }}{{ $m := buildCustomCert (b64enc $a.Cert) (b64enc $b.Key) }}{{ genSignedCert "x" nil nil 1 $m }}
