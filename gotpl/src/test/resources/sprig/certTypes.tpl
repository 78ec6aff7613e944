{{ $c := genCA "x" 3 }}{{ typeOf $c }} {{ kindOf $c }} {{ $c.Cert | hasPrefix "-----BEGIN CERTIFICATE-----\n" }} {{ $c.Key | hasPrefix "-----BEGIN RSA PRIVATE KEY-----\n" }}|
{{ genPrivateKey "foo" }}|
{{ genPrivateKey "ecdsa" | hasPrefix "-----BEGIN EC PRIVATE KEY-----\n" }}|
{{ genPrivateKey "ed25519" | hasPrefix "-----BEGIN PRIVATE KEY-----\n" }}|
{{ genPrivateKey "ed25519" | len }}|
{{ genPrivateKey "ecdsa" | len }}|
{{ $c := genSelfSignedCert "x" nil nil 1 }}{{ $d := buildCustomCert (b64enc $c.Cert) (b64enc $c.Key) }}{{ and (eq $c.Cert $d.Cert) (eq $c.Key $d.Key) }} {{ typeOf $d }}|
