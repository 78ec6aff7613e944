{{ mustFromJson `-` }}
