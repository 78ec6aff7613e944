{{ mustFromJson `"\x"` }}
