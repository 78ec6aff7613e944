{{ mustFromJson `1.` }}
