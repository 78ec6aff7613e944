{{ mustFromJson `fals3` }}
