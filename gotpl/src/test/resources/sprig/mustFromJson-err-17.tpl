{{ mustFromJson `1ex` }}
