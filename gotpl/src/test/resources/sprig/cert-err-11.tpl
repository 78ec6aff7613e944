{{ buildCustomCert "" "" }}
