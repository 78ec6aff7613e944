{{ mustFromJson `trux` }}
