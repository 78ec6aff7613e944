{{ mustFromJson `1.a` }}
