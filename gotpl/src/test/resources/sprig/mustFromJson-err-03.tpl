{{ mustFromJson `[1` }}
