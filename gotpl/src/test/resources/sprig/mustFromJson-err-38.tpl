{{ mustFromJson `nan` }}
