{{ buildCustomCert "" "!" }}
