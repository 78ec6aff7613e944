{{ mustRest "a" }}
