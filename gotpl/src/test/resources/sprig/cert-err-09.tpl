{{ buildCustomCert "!" "" }}
