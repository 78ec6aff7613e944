{{ mustFirst nil }}
